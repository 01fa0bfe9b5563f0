import css from './ballot.module.css'

/** More points than this are written as a number: nobody counts dots. */
const mostDots = 10

/** Points as filled and empty dots. With a label it speaks; without one a text beside it does. */
export function Dots({ filled, total, label }: { filled: number; total: number; label?: string }) {
  const role = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  if (total > mostDots) {
    return (
      <span className={css.dots} {...role}>
        {filled}/{total}
      </span>
    )
  }
  return (
    <span className={css.dots} {...role}>
      {Array.from({ length: total }, (_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a dot is its place
        <span key={index} className={css.dot} data-filled={index < filled || undefined} />
      ))}
    </span>
  )
}
