import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fewestBallotsForDeviation } from '#shared/domain/voting/tally.ts'
import { placeText } from '#shared/domain/papers/rounds.ts'
import type { RoundResult } from '#shared/schema/voting.ts'
import { harmlessTies } from './result.ts'
import css from './voting.module.css'

/** So many titles are named in a sentence; the table names the rest. */
const mostNamed = 4

/** Cara membaca: the result in plain sentences, only those that apply. */
export function ReadingPanel({ result, children }: { result: RoundResult; children: ReactNode }) {
  const { t, i18n } = useTranslation('voting')
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const named = (of: readonly { title: string }[]) => {
    const titles = of.slice(0, mostNamed).map(({ title }) => title)
    const others = of.length - titles.length
    return list.format(others > 0 ? [...titles, t('reading.others', { count: others })] : titles)
  }
  const { options, cutAt, tiedAtCut, castCount, quorum, detail } = result
  const tied = options.filter(({ optionId }) => tiedAtCut.includes(optionId))
  const [firstTied] = tied
  const placesLeft = cutAt - options.filter(({ isAboveCut }) => isAboveCut).length
  const split = options.filter(({ isSplit }) => isSplit)
  return (
    <aside className={css.reading}>
      <h2>{t('reading.title')}</h2>
      {castCount === 0 && <p>{t('reading.nobody')}</p>}
      {firstTied !== undefined && (
        <p>
          {t('reading.tiedAtCut', {
            count: tied.length,
            places: placeText(firstTied.rankFrom, firstTied.rankTo),
            titles: named(tied),
            placesLeft,
          })}
        </p>
      )}
      {harmlessTies(options).map((tie) => (
        <p key={tie[0]!.optionId}>
          {t('reading.tiedAbove', {
            count: tie.length,
            places: placeText(tie[0]!.rankFrom, tie[0]!.rankTo),
            titles: named(tie),
            cutAt,
          })}
        </p>
      ))}
      {split.length > 0 && <p>{t('reading.split', { count: split.length, titles: named(split) })}</p>}
      {castCount > 0 && castCount < fewestBallotsForDeviation && (
        <p>{t('reading.few', { count: fewestBallotsForDeviation })}</p>
      )}
      {castCount > 0 && detail.method === 'dots' && (
        <p>
          {detail.pointsUnused === 0
            ? t('reading.allUsed')
            : t('reading.unused', { count: detail.pointsUnused, possible: detail.pointsPossible })}
        </p>
      )}
      {!quorum.isMet && (
        <p className={css.hint}>{t('reading.noQuorum', { count: quorum.requiredCount - castCount })}</p>
      )}
      {children}
    </aside>
  )
}
