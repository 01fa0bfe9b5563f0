import { Button, Group, Modal } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { methodOf } from '#shared/domain/voting/registry.ts'
import { fewestBallotsPerGroup } from '#shared/domain/voting/tally.ts'
import type { RoundDraft } from '#shared/contract/voting.ts'
import type { RoundRules } from '#shared/schema/voting.ts'
import css from './voting.module.css'

/** Says once more what cannot be changed afterwards. */
export function OpenDialog({
  draft,
  voterCount,
  isBusy,
  onOpen,
  onClose,
}: {
  draft: RoundDraft
  voterCount: number
  isBusy: boolean
  onOpen: () => void
  onClose: () => void
}) {
  const { t } = useTranslation(['voting', 'domain'])
  const { rules, identification, electorate, compareBy } = draft
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      onClose={onClose}
      title={t('open.title')}
      centered
    >
      <p>
        <strong dir="auto">{draft.question}</strong>
      </p>
      <ul>
        <li>
          {t('open.method', { method: t(`method.${rules.method}`, { ns: 'domain' }) })} {rulesInWords(t, rules)}
        </li>
        <li>{t('open.options', { count: draft.options.length })}</li>
        {methodOf(rules.method).hasCut && <li>{t('open.cut', { count: draft.cutAt })}</li>}
        <li>
          {t('open.voters', { count: voterCount })}{' '}
          {draft.way === 'ballots' &&
            t(identification === 'code' ? 'open.byCode' : electorate === 'tokens' ? 'open.withoutName' : 'open.byName')}
        </li>
        {compareBy !== 'none' && <li>{t('open.compare', { kind: t(`groupKind.${compareBy}`) })}</li>}
      </ul>
      {draft.way === 'ballots' && voterCount < fewestBallotsPerGroup && (
        <p className={css.hint}>{t('open.fewVoters')}</p>
      )}
      <p>{t('open.warning')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('open.back')}
        </Button>
        <Button onClick={onOpen} loading={isBusy} data-autofocus>
          {t('open.confirm')}
        </Button>
      </Group>
    </Modal>
  )
}

/** The rules of a method in a sentence or two. */
function rulesInWords(t: TFunction<['voting', 'domain']>, rules: RoundRules): string {
  const thresholdOf = (threshold: Extract<RoundRules, { method: 'yes_no' }>['threshold']) =>
    t('open.threshold', { share: t(`rules.share.${threshold.share}`), base: t(`rules.base.${threshold.base}`) })
  switch (rules.method) {
    case 'dots':
      return `${t('open.points', { count: rules.pointsPerPerson })} ${t('open.perOption', { count: rules.maxPerOption })}`
    case 'approval': {
      const choices =
        rules.maxChoices === null ? t('open.anyNumber') : t('open.maxChoices', { count: rules.maxChoices })
      return rules.threshold === null ? choices : `${choices} ${thresholdOf(rules.threshold)}`
    }
    case 'rating':
      return t('open.rating', { highest: rules.highestScore })
    case 'weighted': {
      const criteria = rules.criteria
        .map(({ title, weight }) => `${title} ${Math.round(weight * 100)}\u00a0%`)
        .join(', ')
      return t('open.weighted', { criteria })
    }
    case 'ranking':
      return t('open.ranking', { count: rules.places })
    case 'yes_no':
      return thresholdOf(rules.threshold)
    case 'usg':
    case 'impact_effort':
      return t(`rules.${rules.method}`)
    default:
      return rules satisfies never
  }
}
