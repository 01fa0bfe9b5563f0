import { Button, NumberInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { RoundView } from '#shared/contract/voting.ts'
import type { WaysView } from '#shared/contract/voting-ways.ts'
import { answersOfHands, mostHands } from '#shared/domain/voting/hands.ts'
import { refreshRounds } from '../use-rounds.ts'
import { refreshWays, useWays } from './use-ways.ts'
import css from './ways.module.css'

/** Raised hands: how many are present, and how many hands each option gets. The result is made at the close. */
export function HandsPanel(props: Props) {
  const ways = useWays(props.view.round.id)
  return ways === undefined ? null : <HandsForm ways={ways} {...props} />
}

interface Props {
  view: RoundView
  isReadOnly: boolean
  /** Told whether something is written that is not saved yet. */
  onUnsaved: (isUnsaved: boolean) => void
}

function HandsForm({ view, ways, isReadOnly, onUnsaved }: Props & { ways: WaysView }) {
  const { t } = useTranslation('ways')
  const { round, options } = view
  const answers = answersOfHands(round.rules)
  const { run, isBusy } = useCommand()
  const [present, setPresent] = useState<string | number>(round.presentCount)
  const [typed, setTyped] = useState<Record<string, string | number>>(() =>
    Object.fromEntries(ways.hands.map(({ optionId, answer, count }) => [`${optionId} ${answer}`, count])),
  )
  const isSaved = ways.hands.length > 0
  const counts = options.flatMap(({ id: optionId }) =>
    answers.map((answer) => ({ optionId, answer, count: Number(typed[`${optionId} ${answer}`] ?? 0) })),
  )
  const savedCount = (optionId: string, answer: string) =>
    ways.hands.find((hand) => hand.optionId === optionId && hand.answer === answer)?.count ?? 0
  const isUnsaved =
    Number(present) !== round.presentCount ||
    counts.some(({ optionId, answer, count }) => count !== savedCount(optionId, answer))
  useEffect(() => {
    onUnsaved(isUnsaved)
    return () => onUnsaved(false)
  }, [onUnsaved, isUnsaved])
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const most = mostHands(round.rules, Number(present))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const input = { roundId: round.id, presentCount: Number(present), counts }
    const saved = await run(async () => {
      await api.ways.saveHands(input)
      return true
    })
    if (saved !== true) return
    await Promise.all([refreshWays(round.id), refreshRounds(round.activityId)])
    showDone(t('hands.saved'))
  }
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <p className={css.note}>{t('hands.about')}</p>
      <NumberInput
        className={css.number}
        label={t('hands.present')}
        description={t('hands.presentHint', { count: ways.entitledCount })}
        min={0}
        max={10_000}
        allowDecimal={false}
        disabled={isReadOnly}
        value={present}
        onChange={setPresent}
        onKeyDown={goOn}
      />
      <table className={css.hands}>
        <thead>
          <tr>
            <th scope="col">{t('hands.option')}</th>
            {answers.map((answer) => (
              <th key={answer} scope="col">
                {t(`hands.${answer}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map(({ id, title }) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                {title}
              </th>
              {answers.map((answer) => (
                <td key={answer}>
                  <NumberInput
                    aria-label={t('hands.countFor', { title, answer: t(`hands.${answer}`) })}
                    min={0}
                    max={10_000}
                    allowDecimal={false}
                    disabled={isReadOnly}
                    value={typed[`${id} ${answer}`] ?? ''}
                    onChange={(count) => setTyped((old) => ({ ...old, [`${id} ${answer}`]: count }))}
                    onKeyDown={goOn}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!isReadOnly && (
        <div className={css.tools}>
          <Button type="submit" loading={isBusy}>
            {t('hands.save')}
          </Button>
          <p className={isUnsaved ? css.unsaved : css.note} role="status">
            {t(isUnsaved ? 'hands.unsaved' : isSaved ? 'hands.isSaved' : 'hands.notSaved')}{' '}
            {most !== null && t(total > most ? 'hands.totalOver' : 'hands.total', { count: total, most })}
          </p>
        </div>
      )}
    </form>
  )
}

/** Enter goes on to the next number, and from the last to the button that saves. */
function goOn(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  event.preventDefault()
  const fields = [...(event.currentTarget.form?.elements ?? [])].filter(
    (field): field is HTMLInputElement | HTMLButtonElement =>
      field instanceof HTMLInputElement || (field instanceof HTMLButtonElement && field.type === 'submit'),
  )
  const next = fields[fields.indexOf(event.currentTarget) + 1]
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
}
