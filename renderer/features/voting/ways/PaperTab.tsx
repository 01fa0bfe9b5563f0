import { Button, NumberInput } from '@mantine/core'
import { IconKeyboard, IconPrinter } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { PrintedPapers } from './PrintedPapers.tsx'
import { ReturnPaper } from './ReturnPaper.tsx'
import { SlipsButton } from './SlipsButton.tsx'
import { TypePapers } from './TypePapers.tsx'
import { waitingEntries } from './first-entries.ts'
import { refreshWays } from './use-ways.ts'
import type { WaysProps } from './ways-props.ts'
import css from './ways.module.css'

/** Paper ballots: printed, handed out, and typed one by one. */
export function PaperTab({ round, options, ways, isReadOnly }: WaysProps) {
  const { t } = useTranslation('ways')
  const { run, isBusy } = useCommand()
  const [count, setCount] = useState<string | number>(10)
  const [printing, setPrinting] = useState<string[] | null>(null)
  const [isTyping, setIsTyping] = useState(false)
  const { printedCount, handedCount, typedCount, voidCount } = ways.papers
  const waitingCount = waitingEntries(round.id).size
  const isTokens = round.electorate === 'tokens'
  const { id: roundId } = round

  const make = async () => {
    const made = await run(() => api.ways.makePapers({ roundId, count: Number(count) }))
    if (made === undefined) return
    await refreshWays(roundId)
    setPrinting(made.codes)
  }
  const printAgain = async () => {
    const sheet = await run(() => api.ways.freePapers({ roundId }))
    if (sheet !== undefined) setPrinting(sheet.codes)
  }
  const act = async (work: () => Promise<unknown>) => {
    await run(work)
    await refreshWays(roundId)
  }
  const onPrinted = useCallback(() => setPrinting(null), [])

  return (
    <>
      <p className={css.note}>{t('paper.about')}</p>
      {round.compareBy !== 'none' && <p className={css.note}>{t('paper.withholds')}</p>}
      <dl className={css.counts}>
        {(
          [
            ['printed', printedCount],
            ['handed', handedCount],
            ['typed', typedCount],
            ['void', voidCount],
            ['open', handedCount - typedCount - voidCount],
          ] as const
        ).map(([name, number]) => (
          <div key={name}>
            <dt>{t(`paper.${name}`)}</dt>
            <dd>{number}</dd>
          </div>
        ))}
      </dl>
      {waitingCount > 0 && <p className={css.warning}>{t('paper.waiting', { count: waitingCount })}</p>}
      {!isReadOnly && (
        <>
          <div className={css.tools}>
            <NumberInput
              label={t('paper.count')}
              className={css.number}
              min={1}
              max={2000}
              allowDecimal={false}
              value={count}
              onChange={setCount}
            />
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} />}
              loading={isBusy}
              disabled={!(Number(count) > 0)}
              onClick={() => void make()}
            >
              {t('paper.make')}
            </Button>
            {printedCount > typedCount + voidCount && (
              <Button variant="subtle" disabled={isBusy} onClick={() => void printAgain()}>
                {t('paper.printAgain')}
              </Button>
            )}
          </div>
          {printedCount > 0 && (
            <div className={css.tools}>
              {isTokens ? (
                <>
                  <Button
                    variant="default"
                    disabled={isBusy || handedCount >= printedCount}
                    onClick={() => void act(() => api.ways.handPaper({ roundId, voterId: null }))}
                  >
                    {t('paper.handToken')}
                  </Button>
                  <ReturnPaper roundId={roundId} voterId={null} name="" isDisabled={isBusy || handedCount === 0} />
                </>
              ) : (
                <p className={css.note}>{t('paper.handInRoll')}</p>
              )}
              <Button
                leftSection={<IconKeyboard size={18} />}
                disabled={handedCount === 0}
                onClick={() => setIsTyping(true)}
              >
                {t('paper.type')}
              </Button>
            </div>
          )}
          {isTokens && round.identification === 'code' && <SlipsButton roundId={roundId} isTokens />}
        </>
      )}
      {printing !== null && <PrintedPapers round={round} options={options} codes={printing} onDone={onPrinted} />}
      {isTyping && <TypePapers round={round} options={options} onClose={() => setIsTyping(false)} />}
    </>
  )
}
