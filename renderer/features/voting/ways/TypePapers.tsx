import { Alert, Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { refusalOf } from '#renderer/app/client.ts'
import { refusalText } from '#renderer/app/notify.ts'
import { BallotPaper } from '#renderer/ui/ballot/BallotPaper.tsx'
import { BallotReview } from '#renderer/ui/ballot/BallotReview.tsx'
import { type UnfinishedBallot, emptyBallot, toBallot } from '#renderer/ui/ballot/unfinished.ts'
import type { Paper } from '#renderer/ui/ballot/paper.ts'
import { printedCode } from '#shared/domain/voting/codes.ts'
import { isSameEntry } from '#shared/domain/voting/entries.ts'
import { type Entry, dropEntry, keepEntry, waitingEntries } from './first-entries.ts'
import { refreshWays } from './use-ways.ts'
import type { WaysProps } from './ways-props.ts'
import css from './ways.module.css'

type Step =
  | { at: 'code' }
  | { at: 'ballot'; code: string; ballot: UnfinishedBallot }
  | { at: 'check'; code: string; entry: Entry }
  | { at: 'differ'; code: string; first: Entry; second: Entry }

/** One paper after the other: its code, what is on it, a last look; with double entry each paper twice. */
export function TypePapers({
  round,
  options,
  onClose,
}: Pick<WaysProps, 'round' | 'options'> & { onClose: () => void }) {
  const { t } = useTranslation('ways')
  const [step, setStep] = useState<Step>({ at: 'code' })
  const [isDouble, setIsDouble] = useState(() => waitingEntries(round.id).size > 0)
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const paper = useMemo(
    (): Paper => ({
      question: round.question,
      rules: round.rules,
      options: options.map(({ id, title }) => ({ id, title })),
    }),
    [round, options],
  )
  const next = (sentence: string) => {
    setSaid(sentence)
    setProblem(null)
    setStep({ at: 'code' })
  }
  const seal = async (code: string, entry: Entry) => {
    setIsBusy(true)
    try {
      await api.ways.typePaper({ roundId: round.id, code, ballot: entry === null ? null : toBallot(entry) })
      dropEntry(round.id, code)
      void refreshWays(round.id)
      next(t(entry === null ? 'type.voidTaken' : 'type.taken', { code: printedCode(code) }))
    } catch (error) {
      setProblem(refusalText(refusalOf(error)))
      setStep({ at: 'code' })
    } finally {
      setIsBusy(false)
    }
  }
  /** A finished typing: sealed at once, kept as the first of two, or compared with it. */
  const finish = async (code: string, entry: Entry) => {
    const waiting = waitingEntries(round.id)
    if (!waiting.has(code)) {
      if (!isDouble) return seal(code, entry)
      keepEntry(round.id, code, entry)
      return next(t('type.firstKept', { code: printedCode(code) }))
    }
    const first = waiting.get(code) ?? null
    const isSame = isSameEntry(first && toBallot(first), entry && toBallot(entry))
    return isSame ? seal(code, entry) : setStep({ at: 'differ', code, first, second: entry })
  }
  const waitingCount = waitingEntries(round.id).size

  return (
    <Modal
      opened
      fullScreen
      title={t('type.title')}
      closeButtonProps={{ 'aria-label': t('closeDialog') }}
      closeOnEscape={step.at === 'code'}
      onClose={onClose}
      classNames={{ body: css.typing }}
    >
      {step.at === 'code' && (
        <CodeStep
          roundId={round.id}
          said={said}
          problem={problem}
          isDouble={isDouble}
          canChangeDouble={waitingCount === 0}
          waitingCount={waitingCount}
          onDouble={setIsDouble}
          onProblem={setProblem}
          onCode={(code) => {
            setProblem(null)
            setStep({ at: 'ballot', code, ballot: emptyBallot(round.rules) })
          }}
        />
      )}
      {step.at === 'ballot' && (
        <>
          <div className={css.typeBar}>
            <strong>{printedCode(step.code)}</strong>
            {waitingEntries(round.id).has(step.code) && <span>{t('type.second')}</span>}
            <Button size="compact-md" variant="default" onClick={() => setStep({ ...step, at: 'check', entry: null })}>
              {t('type.void')}
            </Button>
            <Button size="compact-md" variant="subtle" onClick={() => next('')}>
              {t('type.otherCode')}
            </Button>
          </div>
          <BallotPaper
            paper={paper}
            ballot={step.ballot}
            onChange={(ballot) => setStep({ ...step, ballot })}
            onReview={() => setStep({ at: 'check', code: step.code, entry: step.ballot })}
          />
        </>
      )}
      {step.at === 'check' && (
        <section className={css.check}>
          <h2>{t('type.check', { code: printedCode(step.code) })}</h2>
          <EntryView paper={paper} entry={step.entry} />
          <div className={css.tools}>
            <Button
              variant="default"
              onClick={() => setStep({ at: 'ballot', code: step.code, ballot: step.entry ?? emptyBallot(round.rules) })}
            >
              {t('type.back')}
            </Button>
            <Button loading={isBusy} onClick={() => void finish(step.code, step.entry)} autoFocus>
              {t('type.take')}
            </Button>
          </div>
        </section>
      )}
      {step.at === 'differ' && (
        <section className={css.check}>
          <h2>{t('type.differ', { code: printedCode(step.code) })}</h2>
          <p>{t('type.differText')}</p>
          <div className={css.sideBySide}>
            {(['first', 'second'] as const).map((which) => (
              <div key={which}>
                <h3>{t(`type.${which}Entry`)}</h3>
                <EntryView paper={paper} entry={step[which]} />
                <Button variant="default" loading={isBusy} onClick={() => void seal(step.code, step[which])}>
                  {t(`type.use.${which}`)}
                </Button>
              </div>
            ))}
          </div>
          <Button
            variant="subtle"
            onClick={() => setStep({ at: 'ballot', code: step.code, ballot: emptyBallot(round.rules) })}
          >
            {t('type.again')}
          </Button>
        </section>
      )}
    </Modal>
  )
}

function EntryView({ paper, entry }: { paper: Paper; entry: Entry }) {
  const { t } = useTranslation('ways')
  return entry === null ? (
    <p className={css.voidEntry}>{t('type.voidEntry')}</p>
  ) : (
    <BallotReview paper={paper} ballot={entry} />
  )
}

function CodeStep({
  roundId,
  said,
  problem,
  isDouble,
  canChangeDouble,
  waitingCount,
  onDouble,
  onProblem,
  onCode,
}: {
  roundId: string
  said: string
  problem: string | null
  isDouble: boolean
  canChangeDouble: boolean
  waitingCount: number
  onDouble: (isDouble: boolean) => void
  onProblem: (problem: string) => void
  onCode: (code: string) => void
}) {
  const { t } = useTranslation('ways')
  const [typed, setTyped] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const { code } = await api.ways.checkPaper({ roundId, code: typed })
      onCode(code)
    } catch (error) {
      onProblem(refusalText(refusalOf(error)))
      setTyped('')
    }
  }
  return (
    <form className={css.codeStep} onSubmit={(event) => void submit(event)}>
      <output className={css.said}>{said}</output>
      {problem !== null && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
      <TextInput
        size="lg"
        label={t('type.code')}
        description={t('type.codeHint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
        autoFocus
      />
      <Button type="submit" size="md" disabled={typed.trim() === ''}>
        {t('type.next')}
      </Button>
      <Checkbox
        label={t('type.double')}
        description={t('type.doubleHint')}
        checked={isDouble}
        disabled={!canChangeDouble}
        onChange={(event) => onDouble(event.currentTarget.checked)}
      />
      {waitingCount > 0 && <p className={css.warning}>{t('paper.waiting', { count: waitingCount })}</p>}
    </form>
  )
}
