import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoundView } from '#shared/contract/voting.ts'
import { PaperTab } from './PaperTab.tsx'
import { RollTab } from './RollTab.tsx'
import { StationsTab } from './StationsTab.tsx'
import { useWays } from './use-ways.ts'
import css from './ways.module.css'

const tabs = ['roll', 'paper', 'stations'] as const
type Tab = (typeof tabs)[number]

/** Beside the booth: the roll, paper ballots, and other laptops. */
export function WaysPanel({ view, isReadOnly }: { view: RoundView; isReadOnly: boolean }) {
  const { t } = useTranslation('ways')
  const isTokens = view.round.electorate === 'tokens'
  const shown = tabs.filter((tab) => tab !== 'roll' || !isTokens)
  const [tab, setTab] = useState<Tab>(shown[0]!)
  const ways = useWays(view.round.id)
  if (ways === undefined) return null
  const props = { round: view.round, options: view.options, ways, isReadOnly }
  return (
    <section className={css.panel} aria-label={t('title')}>
      <SegmentedControl
        aria-label={t('title')}
        className={css.tabs}
        value={tab}
        onChange={setTab}
        data={shown.map((value) => ({ value, label: t(`tab.${value}`) }))}
      />
      {tab === 'roll' && <RollTab {...props} />}
      {tab === 'paper' && <PaperTab {...props} />}
      {tab === 'stations' && <StationsTab {...props} />}
    </section>
  )
}
