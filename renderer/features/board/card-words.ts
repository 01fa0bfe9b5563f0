import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dimension, Readiness } from '#shared/schema/vocabulary.ts'

/** The words on every card, looked up once for all: a subscription to the language in each of 2,000 cards is felt. */
export interface CardWords {
  isSelected: string
  menuTitle: string
  maybeDuplicate: string
  menuOf(text: string): string
  dimension(dimension: Dimension): string
  /** The rating of a note, or what asks for it. */
  readiness(readiness: Readiness | null): string
  rate: string
  /** A score as the language writes numbers, at most two decimals. */
  number(value: number): string
}

/** The words on cards in the language of the screen; a new object only when that changes. */
export function useCardWords(): CardWords {
  const { t, i18n } = useTranslation(['board', 'domain', 'suggest', 'layout'])
  return useMemo(
    () => ({
      isSelected: t('card.selected'),
      menuTitle: t('menu.title'),
      maybeDuplicate: t('duplicates.mark', { ns: 'suggest' }),
      menuOf: (text) => t('card.menu', { text: text.slice(0, 60) }),
      number: (value) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(value),
      readiness: (level) =>
        level === null ? t('readiness.toRate', { ns: 'layout' }) : t(`readiness.${level}`, { ns: 'domain' }),
      rate: t('readiness.rate', { ns: 'layout' }),
      dimension: (dimension) => t(`dimension.${dimension}.short`, { ns: 'domain' }),
    }),
    [t, i18n.language],
  )
}
