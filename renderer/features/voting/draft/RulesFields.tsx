import { ActionIcon, Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultPoints, runOffRules } from '#shared/domain/voting/methods/dots.ts'
import { type DotRules, type RoundRules, type RulesOf, Threshold } from '#shared/schema/voting.ts'
import { addCriterion, evenOutWeights, mostCriteria, patchCriterion, weightSum } from '../draft.ts'
import css from './draft.module.css'
import { WholeNumber } from './WholeNumber.tsx'

interface Props<Rules> {
  rules: Rules
  optionCount: number
  onChange: (rules: Rules) => void
}

/** The rules of the method that was chosen; methods without a setting of their own show a sentence. */
export function RulesFields({ rules, optionCount, isRunOff, onChange }: Props<RoundRules> & { isRunOff: boolean }) {
  const { t } = useTranslation('voting')
  switch (rules.method) {
    case 'dots':
      return <DotFields rules={rules} optionCount={optionCount} isRunOff={isRunOff} onChange={onChange} />
    case 'approval':
      return <ApprovalFields rules={rules} optionCount={optionCount} onChange={onChange} />
    case 'rating':
      return (
        <label className={css.field}>
          <span>{t('rules.highestScore')}</span>
          <SegmentedControl
            aria-label={t('rules.highestScore')}
            value={String(rules.highestScore)}
            data={['3', '4', '5', '6', '7']}
            onChange={(highest) => onChange({ ...rules, highestScore: Number(highest) })}
          />
        </label>
      )
    case 'weighted':
      return <WeightedFields rules={rules} onChange={onChange} />
    case 'ranking':
      return (
        <WholeNumber
          label={t('rules.places')}
          description={t('rules.placesHint')}
          value={rules.places}
          max={Math.max(1, Math.min(50, optionCount))}
          onChange={(places) => onChange({ ...rules, places })}
        />
      )
    case 'yes_no':
      return <ThresholdFields threshold={rules.threshold} onChange={(threshold) => onChange({ ...rules, threshold })} />
    case 'usg':
    case 'impact_effort':
      return <p className={css.note}>{t(`rules.${rules.method}`)}</p>
    default:
      return rules satisfies never
  }
}

function DotFields({ rules, optionCount, isRunOff, onChange }: Props<DotRules> & { isRunOff: boolean }) {
  const { t } = useTranslation('voting')
  const byRule = isRunOff ? runOffRules.pointsPerPerson : defaultPoints(optionCount)
  const rule = isRunOff ? t('draft.runOffPoints') : t('draft.pointsByRule', { count: optionCount })
  const hint = rules.pointsPerPerson === byRule ? rule : t('draft.pointsOffRule', { points: byRule })
  return (
    <>
      <WholeNumber
        label={t('draft.pointsPerPerson')}
        // The rule goes by the options; before there are any it has nothing to say.
        description={optionCount > 0 ? hint : undefined}
        value={rules.pointsPerPerson}
        max={50}
        onChange={(pointsPerPerson) =>
          onChange({ ...rules, pointsPerPerson, maxPerOption: Math.min(rules.maxPerOption, pointsPerPerson) })
        }
      />
      <WholeNumber
        label={t('draft.maxPerOption')}
        description={t(rules.maxPerOption === 1 ? 'draft.onePerOption' : 'draft.stacking')}
        value={rules.maxPerOption}
        max={rules.pointsPerPerson}
        onChange={(maxPerOption) => onChange({ ...rules, maxPerOption })}
      />
    </>
  )
}

const usualThreshold: Threshold = { share: 'simple', base: 'cast' }

function ApprovalFields({ rules, optionCount, onChange }: Props<RulesOf<'approval'>>) {
  const { t } = useTranslation('voting')
  const { maxChoices, threshold } = rules
  return (
    <>
      <Checkbox
        label={t('rules.anyNumber')}
        checked={maxChoices === null}
        onChange={(event) => {
          const isFree = event.currentTarget.checked
          onChange({ ...rules, maxChoices: isFree ? null : Math.max(1, Math.ceil(optionCount / 3)) })
        }}
      />
      {maxChoices !== null && (
        <WholeNumber
          label={t('rules.maxChoices')}
          value={maxChoices}
          max={300}
          onChange={(next) => onChange({ ...rules, maxChoices: next })}
        />
      )}
      <Checkbox
        label={t('rules.hasThreshold')}
        checked={threshold !== null}
        onChange={(event) => {
          const hasOne = event.currentTarget.checked
          onChange({ ...rules, threshold: hasOne ? usualThreshold : null })
        }}
      />
      {threshold !== null && (
        <ThresholdFields threshold={threshold} onChange={(next) => onChange({ ...rules, threshold: next })} />
      )}
    </>
  )
}

function ThresholdFields({ threshold, onChange }: { threshold: Threshold; onChange: (threshold: Threshold) => void }) {
  const { t } = useTranslation('voting')
  const { share, base } = Threshold.shape
  return (
    <>
      <Select
        label={t('rules.thresholdShare')}
        allowDeselect={false}
        value={threshold.share}
        data={share.options.map((value) => ({ value, label: t(`rules.share.${value}`) }))}
        onChange={(next) => onChange({ ...threshold, share: share.parse(next) })}
      />
      <Select
        label={t('rules.thresholdBase')}
        description={t(`rules.baseHint.${threshold.base}`)}
        allowDeselect={false}
        value={threshold.base}
        data={base.options.map((value) => ({ value, label: t(`rules.base.${value}`) }))}
        onChange={(next) => onChange({ ...threshold, base: base.parse(next) })}
      />
    </>
  )
}

/** Criteria with their weights in percent; the round opens when they sum to 100. */
function WeightedFields({ rules, onChange }: Omit<Props<RulesOf<'weighted'>>, 'optionCount'>) {
  const { t } = useTranslation('voting')
  const { criteria } = rules
  const total = Math.round(weightSum(criteria) * 1000) / 10
  const set = (next: typeof criteria) => onChange({ ...rules, criteria: next })
  return (
    <div className={css.criteria}>
      <p className={css.note}>{t('rules.weighted')}</p>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.id} className={css.criterion}>
            <CriterionTitle
              value={criterion.title}
              onChange={(title) => set(patchCriterion(criteria, criterion.id, { title }))}
            />
            <WholeNumber
              label={t('rules.weightOf', { title: criterion.title })}
              isLabelHidden
              suffix=" %"
              min={0}
              max={100}
              value={Math.round(criterion.weight * 100)}
              onChange={(percent) => set(patchCriterion(criteria, criterion.id, { weight: percent / 100 }))}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t('rules.removeCriterion', { title: criterion.title })}
              disabled={criteria.length <= 2}
              onClick={() => set(criteria.filter(({ id }) => id !== criterion.id))}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={css.criteriaFooter}>
        <span className={total === 100 ? css.note : css.hint} role="status">
          {t(total === 100 ? 'rules.sumWhole' : 'rules.sumOff', { total })}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => set(evenOutWeights(criteria))}
          disabled={total === 100}
        >
          {t('rules.evenOut')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={criteria.length >= mostCriteria}
          onClick={() => set(addCriterion(criteria, t('rules.newCriterion', { number: criteria.length + 1 })))}
        >
          {t('rules.addCriterion')}
        </Button>
      </div>
    </div>
  )
}

/** Stored when the field is left; an empty title keeps the old one. */
function CriterionTitle({ value, onChange }: { value: string; onChange: (title: string) => void }) {
  const { t } = useTranslation('voting')
  const [typed, setTyped] = useState<string | null>(null)
  const leave = () => {
    const title = (typed ?? value).replace(/\s+/g, ' ').trim()
    if (title !== '' && title !== value) onChange(title)
    setTyped(null)
  }
  return (
    <TextInput
      aria-label={t('rules.criterion')}
      maxLength={80}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
