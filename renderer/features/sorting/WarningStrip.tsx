import { Popover, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { emptyCells } from '#shared/domain/plan-check.ts'
import { type QuickWinWarning, quickWinWarnings } from '#shared/domain/quick-wins.ts'
import css from './sorting.module.css'
import { useProgrammesById } from './programme-store.ts'
import { useNames } from './use-names.ts'

/** What the plan still lacks: empty cells, dimensions without a quick win, quick wins that are not short-term. Never blocks. */
export function WarningStrip() {
  const { t } = useTranslation('sorting')
  const { dimensionShort, placeName } = useNames()
  const byId = useProgrammesById()
  const { warnings, empty } = useMemo(() => {
    const all = [...byId.values()]
    return { warnings: quickWinWarnings(all), empty: emptyCells(all) }
  }, [byId])

  const without = warnings.filter((warning) => warning.code === 'noQuickWin')
  const notShort = warnings.filter((warning) => warning.code === 'notShortTerm')
  if (warnings.length === 0 && empty.length === 0) {
    return (
      <p className={css.strip} data-tone="ok">
        <IconCircleCheck size={16} aria-hidden /> {t('check.complete')}
      </p>
    )
  }

  const parts = [
    without.length > 0 && (
      <>
        {t('check.withoutQuickWin', { count: without.length })}{' '}
        <strong>{without.map(({ dimension }) => dimensionShort(dimension)).join(', ')}</strong>
      </>
    ),
    empty.length > 0 && t('check.emptyCells', { count: empty.length }),
    notShort.length > 0 && t('check.notShort', { count: notShort.length }),
  ].filter((part) => part !== false)
  if (parts.length === 0) parts.push(t('check.others', { count: warnings.length }))

  return (
    <Popover position="top-start" width={460} shadow="lg" withinPortal>
      <Popover.Target>
        <UnstyledButton className={css.strip} data-tone="warn" title={t('check.show')}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {parts.map((part, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- parts of one sentence have no other identity
              <Fragment key={index}>
                {index > 0 && ' · '}
                {part}
              </Fragment>
            ))}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.checkList}>
        <p className={css.checkHint}>{t('check.hint')}</p>
        <ul>
          {warnings.map((warning) => (
            <li key={`${warning.code}:${'programmeId' in warning ? warning.programmeId : warning.dimension}`}>
              <WarningText warning={warning} />
            </li>
          ))}
          {empty.length > 0 && (
            <li>
              {t('check.emptyList', {
                places: empty.map(({ dimension, horizon }) => placeName(`${dimension}:${horizon}`)).join('; '),
              })}
            </li>
          )}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

function WarningText({ warning }: { warning: QuickWinWarning }) {
  const { t } = useTranslation('domain')
  const { dimensionShort } = useNames()
  switch (warning.code) {
    case 'noQuickWin':
      return t('quickWinWarning.noQuickWin', { dimension: dimensionShort(warning.dimension) })
    case 'tooManyQuickWins':
      return t('quickWinWarning.tooManyQuickWins', { ...warning, dimension: dimensionShort(warning.dimension) })
    default:
      return t(`quickWinWarning.${warning.code}`, { programmeName: warning.programmeName })
  }
}
