import { Button } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import { programmeOfStrategy } from '#shared/domain/analysis/tows.ts'
import { towsCells } from '#shared/schema/analysis.ts'
import css from './tows.module.css'
import { FactorPicks } from './FactorPicks.tsx'
import { TowsCellBox } from './TowsCellBox.tsx'
import { TowsContext, createPicks } from './tows-picks.ts'
import { useLoaded } from './analysis-context.ts'
import { send } from './commands.ts'

/** TOWS: strategies where an internal side meets an external one, each standing on factors of both. */
export function TowsScreen() {
  const { t } = useTranslation('analysis')
  const [picks] = useState(createPicks)
  return (
    <TowsContext value={picks}>
      <div className={css.screen}>
        <p className={css.help}>{t('tows.help')}</p>
        <section className={css.matrix} aria-label={t('tows.label')}>
          <AllToProgrammes />
          <FactorPicks side="s" />
          <FactorPicks side="w" />
          <FactorPicks side="o" />
          <TowsCellBox cell="so" />
          <TowsCellBox cell="wo" />
          <FactorPicks side="t" />
          <TowsCellBox cell="st" />
          <TowsCellBox cell="wt" />
        </section>
      </div>
    </TowsContext>
  )
}

/** The corner of the matrix: how many strategies there are, and all of them into the tray at once. */
function AllToProgrammes() {
  const { t } = useTranslation('analysis')
  const { activityId, tows, view, isReadOnly } = useLoaded()
  const all = towsCells.flatMap((cell) => tows[cell])
  const fresh = all.filter(
    ({ id, missingSides }) => missingSides.length === 0 && programmeOfStrategy(id, view.programmes) === undefined,
  )
  const addAll = async () => {
    const count = fresh.length
    const isAdded = await send(activityId, () =>
      api.analysis.addProgrammes({ boardId: view.board.id, strategyId: null }),
    )
    if (isAdded) showDone(t('tows.programmesAdded', { count }))
  }
  const areAllProgrammes = all.length > 0 && fresh.length === 0
  return (
    <div className={css.corner}>
      <output>{t('tows.count', { count: all.length })}</output>
      {!isReadOnly && fresh.length > 0 && (
        <Button
          size="xs"
          variant="light"
          className={css.cornerButton}
          leftSection={<IconListCheck size={16} aria-hidden />}
          onClick={() => void addAll()}
        >
          {t('tows.allToProgrammes', { count: fresh.length })}
        </Button>
      )}
      {areAllProgrammes && <span className={css.quiet}>{t('tows.allAreProgrammes')}</span>}
    </div>
  )
}
