import type { Readiness } from '#shared/schema/vocabulary.ts'
import css from './readiness.module.css'

/** The level as a shape, for eyes that tell no colours: up, level, down; a ring where nobody rated. */
export function ReadinessShape({ level }: { level: Readiness | null }) {
  return (
    <svg className={css.shape} data-level={level ?? undefined} viewBox="0 0 10 10" width="10" height="10" aria-hidden>
      {level === 'good' && <path d="M5 1 9.5 9h-9z" />}
      {level === 'fair' && <rect x="1.2" y="1.2" width="7.6" height="7.6" rx="1" />}
      {level === 'poor' && <path d="M5 9 .5 1h9z" />}
      {level === null && <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeDasharray="2 1.6" />}
    </svg>
  )
}
