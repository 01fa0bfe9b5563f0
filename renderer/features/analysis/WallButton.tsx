import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconDeviceProjector } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'

/** Puts the analysis on the projector, or the board back; only what is open can be on it. */
export function WallButton({ isOpen }: { isOpen: boolean }) {
  const { t } = useTranslation('analysis')
  const { run, isBusy } = useCommand()
  const steering = useQuery({ queryKey: ['wall', 'steering'], queryFn: () => api.wallSteering.get() }).data
  const isShown = isOpen && steering?.shows === 'analysis'
  return (
    <Button
      size="xs"
      variant={isShown ? 'filled' : 'default'}
      leftSection={<IconDeviceProjector size={16} aria-hidden />}
      loading={isBusy}
      disabled={!isOpen}
      title={isOpen ? undefined : t('wall.notOpen')}
      onClick={() => void run(() => api.wallSteering.set({ shows: isShown ? 'activity' : 'analysis' }))}
    >
      {t(isShown ? 'wall.hide' : 'wall.show')}
    </Button>
  )
}
