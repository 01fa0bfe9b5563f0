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
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { openPage } from '#renderer/app/room-tab.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { clampPage } from '#renderer/ui/wall-view/paging.ts'
import type { AppInfo } from '#shared/contract/app.ts'
import type { WallSteer } from '#shared/contract/wall.ts'
import { useBlackKey } from './use-black-key.ts'
import { useSteering, useWallView } from './use-wall.ts'
import css from './wall-control.module.css'
import { WallPreview } from './WallPreview.tsx'

/**
 * The facilitator's hand on the projector: a button in the frame of the room, and the B key at any time. The button says
 * in a word when the wall is black, for that is easily forgotten.
 */
export function WallControl({ info }: { info: AppInfo }) {
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
    <Popover position="top-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={isBlack ? 'filled' : 'default'}
          leftSection={isBlack ? <IconEyeOff size={16} /> : <IconDeviceProjector size={16} />}
          aria-label={isBlack ? undefined : t('control.label')}
        >
          {t(isBlack ? 'control.isBlack' : 'control.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('control.label')}>
        <Panel info={info} isBlack={isBlack} set={set} toggleBlack={toggleBlack} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Panel({
  info,
  isBlack,
  set,
  toggleBlack,
}: {
  info: AppInfo
  isBlack: boolean
  set: (patch: Partial<WallSteer>) => void
  toggleBlack: () => void
}) {
  const { t } = useTranslation('wall')
  const { data: view, isError } = useWallView()
  const steering = useSteering()
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
      {steering?.canShowAnalysis === true && (
        <SegmentedControl
          aria-label={t('control.shows')}
          value={steering.shows}
          data={[
            { value: 'activity', label: t('control.board') },
            { value: 'analysis', label: t('control.analysis') },
          ]}
          onChange={(shows) => set({ shows: shows === 'analysis' ? 'analysis' : 'activity' })}
        />
      )}
      <SizeStepper scale={info.preferences.wallScale} />
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
      <OpenWindow shell={info.shell} />
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
      <output className={css.value}>{value}</output>
      <ActionIcon variant="default" size="lg" aria-label={more.label} disabled={more.isOff} onClick={() => onStep(1)}>
        {more.icon}
      </ActionIcon>
    </div>
  )
}

/** Tenths, so that steps never drift. */
const smallest = 7
const largest = 16

function SizeStepper({ scale }: { scale: number }) {
  const { t } = useTranslation('wall')
  const { run } = useCommand()
  const tenths = Math.round(scale * 10)
  return (
    <Stepper
      value={t('control.size', { percent: tenths * 10 })}
      less={{ label: t('control.smaller'), icon: <IconMinus />, isOff: tenths <= smallest }}
      more={{ label: t('control.larger'), icon: <IconPlus />, isOff: tenths >= largest }}
      onStep={(step) => void run(() => api.app.setPreferences({ wallScale: (tenths + step) / 10 }))}
    />
  )
}

/** Opens the wall: in Electron on the display it belongs to, in a browser as a window to be moved there. */
function OpenWindow({ shell }: { shell: AppInfo['shell'] }) {
  const { t } = useTranslation('wall')
  const { run, isBusy } = useCommand()
  const [blockedUrl, setBlockedUrl] = useState<string | null>(null)
  const open = async () => {
    setBlockedUrl(null)
    const opened = await run(() => api.app.openWindow({ kind: 'wall' }))
    if (opened === undefined || opened.url === null) return
    if (!openPage(opened.url, 'rembuk-wall', 'popup,width=1280,height=720')) setBlockedUrl(opened.url)
  }
  return (
    <>
      <Button leftSection={<IconDeviceProjector size={18} />} loading={isBusy} onClick={() => void open()}>
        {t('control.openWindow')}
      </Button>
      {blockedUrl !== null && (
        <p className={css.hint} role="alert">
          {t('control.blocked')}{' '}
          <a href={blockedUrl} target="rembuk-wall" rel="noopener">
            {t('control.blockedLink')}
          </a>
        </p>
      )}
      {shell === 'browser' && <p className={css.hint}>{t('control.browserHint')}</p>}
    </>
  )
}
