import { Button, NumberInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { RoundView } from '#shared/contract/voting.ts'
import type { WaysView } from '#shared/contract/voting-ways.ts'
import { answersOfHands } from '#shared/domain/voting/hands.ts'
import { refreshRounds } from '../use-rounds.ts'
import { refreshWays, useWays } from './use-ways.ts'
import css from './ways.module.css'

/** Raised hands: how many are present, and how many hands each option gets. The result is made at the close. */
export function HandsPanel({ view, isReadOnly }: { view: RoundView; isReadOnly: boolean }) {
  const ways = useWays(view.round.id)
  return ways === undefined ? null : <HandsForm view={view} ways={ways} isReadOnly={isReadOnly} />
}

function HandsForm({ view, ways, isReadOnly }: { view: RoundView; ways: WaysView; isReadOnly: boolean }) {
  const { t } = useTranslation('ways')
  const { round, options } = view
  const answers = answersOfHands(round.rules)
  const { run, isBusy } = useCommand()
  const [present, setPresent] = useState<string | number>(round.presentCount)
  const [typed, setTyped] = useState<Record<string, string | number>>(() =>
    Object.fromEntries(ways.hands.map(({ optionId, answer, count }) => [`${optionId} ${answer}`, count])),
  )
  const isSaved = ways.hands.length > 0
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const counts = options.flatMap(({ id: optionId }) =>
      answers.map((answer) => ({ optionId, answer, count: Number(typed[`${optionId} ${answer}`] ?? 0) })),
    )
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
          <p className={css.note}>{t(isSaved ? 'hands.isSaved' : 'hands.notSaved')}</p>
        </div>
      )}
    </form>
  )
}
