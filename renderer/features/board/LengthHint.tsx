import { useTranslation } from 'react-i18next'
import { noteHintLength } from '#shared/schema/board.ts'
import css from './board.module.css'

/** From this length on the counter shows; before, it would only distract. */
const shownFrom = 100

/** How long a note has become. More is allowed: it only reads worse on the wall. */
export function LengthHint({ length }: { length: number }) {
  const { t } = useTranslation('board')
  if (length < shownFrom) return null
  const isLong = length > noteHintLength
  return (
    <span className={css.lengthHint} data-long={isLong || undefined}>
      {isLong
        ? t('length.long', { length, hint: noteHintLength })
        : t('length.short', { length, hint: noteHintLength })}
    </span>
  )
}
