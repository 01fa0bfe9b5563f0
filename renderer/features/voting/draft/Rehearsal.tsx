import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { onLive, queryClient } from '#renderer/app/live.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { printedCode } from '#shared/domain/voting/codes.ts'
import type { RoundResult } from '#shared/schema/voting.ts'
import { BoothPanel } from '../BoothPanel.tsx'
import css from './draft.module.css'

const refresh = () => queryClient.invalidateQueries({ queryKey: ['rehearsal'] })

function useRehearsal() {
  const { data } = useQuery({ queryKey: ['rehearsal'], queryFn: () => api.rounds.rehearsal(), staleTime: 0 })
  useEffect(
    () =>
      onLive(({ topics }) => {
        if (topics.includes('roll')) void refresh()
      }),
    [],
  )
  return data ?? null
}

/** Latihan: the draft at the real booth, with made-up voters. Nothing of it is kept. */
export function Rehearsal({
  roundId,
  settled,
  isDisabled,
}: {
  roundId: string
  /** Resolves when the draft is stored: the booth shows what is stored. */
  settled: () => Promise<unknown>
  isDisabled: boolean
}) {
  const { t } = useTranslation('voting')
  const rehearsal = useRehearsal()
  const { run, isBusy } = useCommand()
  const [result, setResult] = useState<RoundResult | null>(null)

  const start = async () => {
    await settled()
    await run(() => api.rounds.rehearse({ roundId }))
    await refresh()
  }
  const end = async () => {
    const ended = await run(() => api.rounds.endRehearsal())
    await refresh()
    if (ended !== undefined) setResult(ended.result)
  }

  return (
    <>
      {rehearsal?.roundId !== roundId ? (
        <Button variant="default" onClick={() => void start()} disabled={isDisabled} loading={isBusy}>
          {t('rehearsal.start')}
        </Button>
      ) : (
        <div className={css.rehearsal}>
          <Mark />
          <p>{t('rehearsal.running', rehearsal)}</p>
          <p className={css.note}>{t('rehearsal.frozen')}</p>
          {rehearsal.codes.length > 0 && (
            <p className={css.note}>
              {t('rehearsal.codes', { codes: rehearsal.codes.slice(0, 3).map(printedCode).join(', ') })}
            </p>
          )}
          <BoothPanel />
          <Button onClick={() => void end()} loading={isBusy}>
            {t('rehearsal.end')}
          </Button>
        </div>
      )}
      {result !== null && <ResultDialog result={result} onClose={() => setResult(null)} />}
    </>
  )
}

function Mark() {
  const { t } = useTranslation('voting')
  return <strong className={css.mark}>{t('rehearsal.mark')}</strong>
}

function ResultDialog({ result, onClose }: { result: RoundResult; onClose: () => void }) {
  const { t, i18n } = useTranslation(['voting', 'domain'])
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 })
  return (
    <Modal
      opened
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      onClose={onClose}
      title={t('rehearsal.result')}
    >
      <Mark />
      <p className={css.note}>{t('rehearsal.resultText', { count: result.castCount })}</p>
      <table className={css.rehearsalTable}>
        <thead>
          <tr>
            <th scope="col">{t('rehearsal.rank')}</th>
            <th scope="col">{t('rehearsal.option')}</th>
            <th scope="col">{t(`method.${result.method}`, { ns: 'domain' })}</th>
          </tr>
        </thead>
        <tbody>
          {result.options.map(({ optionId, title, score, rankFrom, rankTo }) => (
            <tr key={optionId}>
              <td>{rankFrom === rankTo ? rankFrom : `${rankFrom}–${rankTo}`}</td>
              <th scope="row" dir="auto">
                {title}
              </th>
              <td>{number.format(score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
