import type { RunOffs } from '#shared/domain/papers/rounds.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultWords } from '#shared/domain/voting/readings/reading.ts'
import { readResult } from '#shared/domain/voting/readings/registry.ts'
import type { RoundResult, RoundRules } from '#shared/schema/voting.ts'
import css from './results.module.css'

/** Cara membaca: the result in plain sentences, only those that apply, and what to do next. */
export function ReadingPanel({
  rules,
  result,
  words,
  runOffs,
  children,
}: {
  rules: RoundRules
  result: RoundResult
  words: ResultWords
  runOffs: RunOffs
  children: ReactNode
}) {
  const { t } = useTranslation('voting')
  return (
    <aside className={css.reading}>
      <h2>{t('reading.title')}</h2>
      {readResult(rules, result, words, runOffs).map(({ id, text, tone }) => (
        <p key={id} className={tone === 'warn' ? css.warning : undefined}>
          {text}
        </p>
      ))}
      {children}
    </aside>
  )
}
