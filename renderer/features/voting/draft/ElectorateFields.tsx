import { SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ElectorateView, RoundDraft } from '#shared/contract/voting.ts'
import { GroupKind, groupKinds } from '#shared/schema/voting.ts'
import { Constituency } from '#shared/schema/vocabulary.ts'
import { groupOf, groupValue } from '../draft.ts'
import { SlipsButton } from '../ways/SlipsButton.tsx'
import { WayField } from '../ways/WayField.tsx'
import css from './draft.module.css'
import { WholeNumber } from './WholeNumber.tsx'

type Change = (decide: (draft: RoundDraft) => RoundDraft) => void
type Group = ElectorateView['groups'][number]

function useGroupName(): (group: Group) => string {
  const { t } = useTranslation(['voting', 'domain'])
  return ({ kind, label }) => {
    const constituency = kind === 'constituency' ? Constituency.safeParse(label) : null
    return constituency?.success ? t(`constituency.${constituency.data}`, { ns: 'domain' }) : label
  }
}

/** Who may vote, and how a voter says who they are. */
export function ElectorateFields({
  draft,
  electorate,
  onChange,
}: {
  draft: RoundDraft
  /** Null until known. */
  electorate: ElectorateView | null
  onChange: Change
}) {
  const { t } = useTranslation('voting')
  const isTokens = draft.electorate === 'tokens'
  return (
    <>
      <h2 id="electorate">{t('draft.electorate')}</h2>
      <SegmentedControl
        fullWidth
        aria-labelledby="electorate"
        value={draft.electorate}
        onChange={(next) => onChange((old) => ({ ...old, electorate: next === 'tokens' ? 'tokens' : 'attendance' }))}
        data={[
          { value: 'attendance', label: t('draft.byAttendance') },
          { value: 'tokens', label: t('draft.byTokens') },
        ]}
      />
      {isTokens ? (
        <WholeNumber
          label={t('draft.tokenCount')}
          description={t('draft.tokenHint')}
          value={draft.tokenCount}
          min={0}
          max={2000}
          onChange={(tokenCount) => onChange((old) => ({ ...old, tokenCount }))}
        />
      ) : (
        electorate !== null && <AttendanceField draft={draft} electorate={electorate} onChange={onChange} />
      )}
      <WayField draft={draft} onChange={onChange} />
      {draft.way === 'ballots' && (
        <div className={css.field}>
          <span id="identification">{t('identification.label')}</span>
          <SegmentedControl
            fullWidth
            aria-labelledby="identification"
            value={draft.identification}
            onChange={(next) => onChange((old) => ({ ...old, identification: next === 'code' ? 'code' : 'name' }))}
            data={[
              { value: 'name', label: t(isTokens ? 'identification.nothing' : 'identification.name') },
              { value: 'code', label: t('identification.code') },
            ]}
          />
          <p className={css.note}>
            {t(
              draft.identification === 'code'
                ? 'identification.codeHint'
                : isTokens
                  ? 'identification.nothingHint'
                  : 'identification.nameHint',
            )}
          </p>
          {draft.identification === 'code' && !isTokens && <SlipsButton roundId="" isTokens={false} />}
        </div>
      )}
    </>
  )
}

function AttendanceField({
  draft,
  electorate,
  onChange,
}: {
  draft: RoundDraft
  electorate: ElectorateView
  onChange: Change
}) {
  const { t } = useTranslation('voting')
  const nameOf = useGroupName()
  const { presentCount, registeredCount, isWholeStage, groups } = electorate
  const everybody = { value: 'all', label: t('electorate.everybody', { count: presentCount }) }
  const chosen = draft.electorateGroup
  const isKnown = chosen === null || groups.some((group) => group.kind === chosen.kind && group.key === chosen.key)
  const byKind = groupKinds.flatMap((kind) => {
    const items = groups
      .filter((group) => group.kind === kind)
      .map((group) => ({
        value: groupValue(group),
        label: t('electorate.group', { name: nameOf(group), count: group.count }),
      }))
    return items.length === 0 ? [] : [{ group: t(`groupKind.${kind}`), items }]
  })
  return (
    <>
      <p className={css.note}>
        {presentCount === 0
          ? t('draft.nobodyPresent')
          : t(isWholeStage ? 'draft.presentInStage' : 'draft.presentToday', {
              count: presentCount,
              registered: registeredCount,
            })}
      </p>
      {byKind.length > 0 && (
        <Select
          label={t('electorate.who')}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('electorate.noGroup')}
          error={isKnown ? null : t('electorate.groupAbsent')}
          value={chosen === null ? 'all' : groupValue(chosen)}
          data={[everybody, ...byKind]}
          onChange={(value) => onChange((old) => ({ ...old, electorateGroup: value === null ? null : groupOf(value) }))}
        />
      )}
    </>
  )
}

/** Results of groups beside each other, and the flag of a split vote. */
export function ReadingFields({
  draft,
  electorate,
  onChange,
}: {
  draft: RoundDraft
  electorate: ElectorateView | null
  onChange: Change
}) {
  const { t } = useTranslation('voting')
  const nameOf = useGroupName()
  const { compareBy, electorateGroup } = draft
  const compared = (electorate?.groups ?? []).filter(({ kind }) => kind === compareBy)
  const smallest = compared.toSorted((a, b) => a.count - b.count)[0]
  const withoutGroup = (electorate?.presentCount ?? 0) - compared.reduce((total, { count }) => total + count, 0)
  const canCompare = draft.electorate === 'attendance' && draft.way === 'ballots' && electorateGroup === null
  return (
    <>
      {canCompare && (
        <>
          <Select
            label={t('compare.label')}
            description={t('compare.hint')}
            allowDeselect={false}
            value={compareBy}
            data={[
              { value: 'none', label: t('compare.none') },
              ...groupKinds.map((kind) => ({ value: kind, label: t(`groupKind.${kind}`) })),
            ]}
            onChange={(value) => {
              const kind = GroupKind.safeParse(value)
              onChange((old) => ({ ...old, compareBy: kind.success ? kind.data : 'none' }))
            }}
          />
          {compareBy !== 'none' && withoutGroup > 0 && (
            <p className={css.hint}>{t('compare.without', { count: withoutGroup })}</p>
          )}
          {compareBy !== 'none' && smallest !== undefined && smallest.count < 5 && (
            <p className={css.hint}>{t('compare.small', { name: nameOf(smallest), count: smallest.count })}</p>
          )}
        </>
      )}
      <WholeNumber
        label={t('split.label')}
        description={t('split.hint')}
        suffix=" %"
        min={0}
        max={100}
        value={Math.round(draft.splitFlagAbove * 100)}
        onChange={(percent) => onChange((old) => ({ ...old, splitFlagAbove: percent / 100 }))}
      />
    </>
  )
}
