import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useZoneTitle } from '#renderer/ui/zone-names.ts'
import type { OptionCandidate, RoundDraft } from '#shared/contract/voting.ts'
import { TowsCell } from '#shared/schema/analysis.ts'
import { Dimension } from '#shared/schema/vocabulary.ts'
import { optionSources } from '#shared/schema/voting.ts'
import { type DraftOption, addOptions, isSameOption, removeOptions } from './draft.ts'
import { useCandidates } from './use-rounds.ts'
import css from './voting.module.css'

interface Group {
  key: string
  source: OptionCandidate['source']
  group: string
  candidates: OptionCandidate[]
}

/** Themes, notes, strategies and programmes of the workshop to tick; one by one or a whole group. */
export function CandidatePicker({
  options,
  onChange,
}: {
  options: readonly DraftOption[]
  onChange: (decide: (draft: RoundDraft) => RoundDraft) => void
}) {
  const { t } = useTranslation('voting')
  const candidates = useCandidates()
  const [search, setSearch] = useState('')
  const [source, setSource] = useState<OptionCandidate['source'] | 'all'>('all')
  const sources = [...new Set(candidates.map((candidate) => candidate.source))]
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase('id'))
  const groups = useMemo(
    () =>
      groupCandidates(
        candidates.filter(
          (candidate) =>
            (source === 'all' || candidate.source === source) &&
            candidate.title.toLocaleLowerCase('id').includes(wanted),
        ),
      ),
    [candidates, source, wanted],
  )
  const chosen = useMemo(() => new Set(options.map(({ sourceId }) => sourceId)), [options])

  if (candidates.length === 0) return <p className={css.note}>{t('candidates.none')}</p>
  return (
    <div className={css.group}>
      <h2>{t('candidates.title')}</h2>
      <TextInput
        aria-label={t('candidates.search')}
        placeholder={t('candidates.search')}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {sources.length > 1 && (
        <SegmentedControl
          aria-label={t('candidates.source')}
          value={source}
          onChange={(next) => setSource(optionSources.find((known) => known === next) ?? 'all')}
          data={[
            { value: 'all', label: t('candidates.all') },
            ...sources.map((one) => ({ value: one, label: t(`sources.${one}`) })),
          ]}
        />
      )}
      {groups.length === 0 && <p className={css.note}>{t('candidates.nothing')}</p>}
      {groups.map((group) => (
        <CandidateGroup
          key={group.key}
          group={group}
          chosen={chosen}
          isOpen={wanted !== '' || group.source === 'theme'}
          onChange={onChange}
        />
      ))}
    </div>
  )
}

function CandidateGroup({
  group,
  chosen,
  isOpen,
  onChange,
}: {
  group: Group
  chosen: ReadonlySet<string | null>
  isOpen: boolean
  onChange: (decide: (draft: RoundDraft) => RoundDraft) => void
}) {
  const { t } = useTranslation(['voting', 'domain'])
  const zoneTitle = useZoneTitle()
  // Hundreds of notes are built only for whoever opens them.
  const [wasToggledTo, setWasToggledTo] = useState<boolean | null>(null)
  const isShown = wasToggledTo ?? isOpen
  const { source, candidates } = group
  const asOptions = candidates.map(({ title, sourceId }): DraftOption => ({ title, source, sourceId }))
  const chosenCount = candidates.filter(({ sourceId }) => chosen.has(sourceId)).length
  const isFull = chosenCount === candidates.length
  const dimension = Dimension.safeParse(group.group)
  const cell = TowsCell.safeParse(source === 'strategy' ? group.group : null)
  const name = dimension.success
    ? t(`dimension.${dimension.data}.name`, { ns: 'domain' })
    : cell.success
      ? t(`towsCell.${cell.data}.name`, { ns: 'domain' })
      : zoneTitle(group.group)
  return (
    <details className={css.candidates} open={isShown} onToggle={(event) => setWasToggledTo(event.currentTarget.open)}>
      <summary>
        <strong>
          {name === '' ? t(`sources.${source}`) : t('candidates.group', { source: t(`sources.${source}`), name })}
        </strong>{' '}
        <span className={css.note}>{t('candidates.count', { chosen: chosenCount, count: candidates.length })}</span>
      </summary>
      {isShown && (
        <>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() =>
              onChange((draft) => (isFull ? removeOptions(draft, asOptions) : addOptions(draft, asOptions)))
            }
          >
            {t(isFull ? 'candidates.noneOfThem' : 'candidates.allOfThem')}
          </Button>
          {asOptions.map((option) => (
            <label key={option.sourceId} className={css.candidate}>
              <input
                type="checkbox"
                checked={chosen.has(option.sourceId)}
                onChange={(event) => {
                  const { checked } = event.currentTarget
                  onChange((draft) => (checked ? addOptions(draft, [option]) : removeOptions(draft, [option])))
                }}
              />
              <span dir="auto">{option.title}</span>
            </label>
          ))}
        </>
      )}
    </details>
  )
}

function groupCandidates(candidates: readonly OptionCandidate[]): Group[] {
  const groups = Map.groupBy(candidates, ({ source, group }) => `${source}:${group}`)
  return [...groups].map(([key, members]) => {
    const { source, group } = members[0]!
    return {
      key,
      source,
      group,
      candidates: members.filter((one, at) => members.findIndex((other) => isSameOption(one, other)) === at),
    }
  })
}
