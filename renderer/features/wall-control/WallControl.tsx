import { ActionIcon, Button, Popover, SegmentedControl } from '@mantine/core'
import {
  IconChevronLeft,
  IconChevronRight,
  IconDeviceProjector,
  IconEye,
  IconEyeOff,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { queryClient } from '#renderer/app/live.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { clampPage } from '#renderer/ui/wall-view/paging.ts'
import type { WallSteer } from '#shared/contract/wall.ts'
import { useBlackKey } from './use-black-key.ts'
import { useSteering, useWallView } from './use-wall.ts'
import css from './wall-control.module.css'
import { WallPreview } from './WallPreview.tsx'

/**
 * The facilitator's hand on the projector: a button in the frame of the room, and the B key at any time. The button says
 * in a word when the wall is black, for that is easily forgotten.
 */
export function WallControl() {
  const { t } = useTranslation('wall')
  const { run } = useCommand()
  const isBlack = useSteering()?.isBlack === true
  const set = useCallback((patch: Partial<WallSteer>) => void run(() => api.wallSteering.set(patch)), [run])
  // Asked anew at every press: two quick presses must end where they began.
  const toggleBlack = useCallback(
    () =>
      void run(async () => {
        const steering = await api.wallSteering.get()
        await api.wallSteering.set({ isBlack: !steering.isBlack })
      }),
    [run],
  )
  useBlackKey(toggleBlack)
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant={isBlack ? 'filled' : 'default'}
          leftSection={isBlack ? <IconEyeOff size={18} /> : <IconDeviceProjector size={18} />}
          aria-label={isBlack ? undefined : t('control.label')}
        >
          {t(isBlack ? 'control.isBlack' : 'control.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('control.label')}>
        <Panel isBlack={isBlack} set={set} toggleBlack={toggleBlack} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Panel({
  isBlack,
  set,
  toggleBlack,
}: {
  isBlack: boolean
  set: (patch: Partial<WallSteer>) => void
  toggleBlack: () => void
}) {
  const { t } = useTranslation('wall')
  const { data: view, isError } = useWallView()
  const [pageCount, setPageCount] = useState(1)
  const page = clampPage(view?.page ?? 0, pageCount)
  return (
    <div className={css.panel}>
      {view === undefined ? (
        <p className={css.waiting}>{isError && t('control.failed')}</p>
      ) : (
        <WallPreview view={view} onPageCount={setPageCount} />
      )}
      <Stepper
        value={t('control.page', { page: page + 1, count: pageCount })}
        less={{ label: t('control.previous'), icon: <IconChevronLeft />, isOff: page === 0 }}
        more={{ label: t('control.next'), icon: <IconChevronRight />, isOff: page >= pageCount - 1 }}
        onStep={(step) => set({ page: clampPage(page + step, pageCount) })}
      />
      <SizeStepper />
      <div className={css.line}>
        <Button
          variant={isBlack ? 'filled' : 'default'}
          leftSection={isBlack ? <IconEye size={18} /> : <IconEyeOff size={18} />}
          rightSection={<kbd aria-label={t('control.key')}>B</kbd>}
          onClick={toggleBlack}
        >
          {t(isBlack ? 'control.unblack' : 'control.black')}
        </Button>
        <SegmentedControl
          aria-label={t('control.theme')}
          value={view?.theme ?? 'dark'}
          data={[
            { value: 'light', label: t('control.light') },
            { value: 'dark', label: t('control.dark') },
          ]}
          onChange={(theme) => set({ theme: theme === 'light' ? 'light' : 'dark' })}
        />
      </div>
      <OpenWindow />
    </div>
  )
}

interface Step {
  label: string
  icon: ReactNode
  isOff: boolean
}

function Stepper({
  value,
  less,
  more,
  onStep,
}: {
  value: string
  less: Step
  more: Step
  onStep: (step: -1 | 1) => void
}) {
  return (
    <div className={css.line}>
      <ActionIcon variant="default" size="lg" aria-label={less.label} disabled={less.isOff} onClick={() => onStep(-1)}>
        {less.icon}
      </ActionIcon>
      <p className={css.value} role="status">
        {value}
      </p>
      <ActionIcon variant="default" size="lg" aria-label={more.label} disabled={more.isOff} onClick={() => onStep(1)}>
        {more.icon}
      </ActionIcon>
    </div>
  )
}

/** Tenths, so that steps never drift. */
const smallest = 7
const largest = 16

function SizeStepper() {
  const { t } = useTranslation('wall')
  const { run } = useCommand()
  const { data: info } = useAppInfo()
  const tenths = Math.round((info?.preferences.wallScale ?? 1) * 10)
  const setTenths = (next: number) =>
    run(async () => {
      await api.app.setPreferences({ wallScale: next / 10 })
      await queryClient.invalidateQueries({ queryKey: ['app'] })
    })
  return (
    <Stepper
      value={t('control.size', { percent: tenths * 10 })}
      less={{ label: t('control.smaller'), icon: <IconMinus />, isOff: tenths <= smallest }}
      more={{ label: t('control.larger'), icon: <IconPlus />, isOff: tenths >= largest }}
      onStep={(step) => void setTenths(tenths + step)}
    />
  )
}

const useAppInfo = () => useQuery({ queryKey: ['app', 'info'], queryFn: () => api.app.info() })

/** Opens the wall: in Electron on the display it belongs to, in a browser as a window to be moved there. */
function OpenWindow() {
  const { t } = useTranslation('wall')
  const { run, isBusy } = useCommand()
  const { data: info } = useAppInfo()
  const [blockedUrl, setBlockedUrl] = useState<string | null>(null)
  const open = async () => {
    setBlockedUrl(null)
    const opened = await run(() => api.app.openWindow({ kind: 'wall' }))
    if (opened === undefined || opened.url === null) return
    if (window.open(opened.url, 'rembuk-wall', 'popup,width=1280,height=720') === null) setBlockedUrl(opened.url)
  }
  return (
    <>
      <Button leftSection={<IconDeviceProjector size={18} />} loading={isBusy} onClick={() => void open()}>
        {t('control.openWindow')}
      </Button>
      {blockedUrl !== null && (
        <p className={css.hint} role="alert">
          {t('control.blocked')}{' '}
          <a href={blockedUrl} target="rembuk-wall">
            {t('control.blockedLink')}
          </a>
        </p>
      )}
      {info?.shell === 'browser' && <p className={css.hint}>{t('control.browserHint')}</p>}
    </>
  )
}
