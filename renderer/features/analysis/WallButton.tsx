import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconDeviceProjector } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import css from './analysis.module.css'

/** Puts the analysis on the projector, or the board back; only what is open can be on it, and otherwise it says so. */
export function WallButton({ isOpen }: { isOpen: boolean }) {
  const { t } = useTranslation('analysis')
  const { run, isBusy } = useCommand()
  const steering = useQuery({ queryKey: ['wall', 'steering'], queryFn: () => api.wallSteering.get() }).data
  const reasonId = useId()
  const isShown = isOpen && steering?.shows === 'analysis'
  return (
    <div className={css.toWall}>
      <Button
        size="xs"
        variant={isShown ? 'filled' : 'default'}
        leftSection={<IconDeviceProjector size={16} aria-hidden />}
        loading={isBusy}
        // Keys come to it as well: whoever does is told why it does nothing.
        data-disabled={!isOpen || undefined}
        aria-disabled={!isOpen}
        aria-describedby={isOpen ? undefined : reasonId}
        onClick={() => {
          if (isOpen) void run(() => api.wallSteering.set({ shows: isShown ? 'activity' : 'analysis' }))
        }}
      >
        {t(isShown ? 'wall.hide' : 'wall.show')}
      </Button>
      {!isOpen && (
        <span id={reasonId} className={css.reason}>
          {t('wall.notOpen')}
        </span>
      )}
    </div>
  )
}
