import { horizons } from '#shared/schema/vocabulary.ts'
import type { Horizon } from '#shared/schema/vocabulary.ts'

/** Length of each horizon in years, all counted from the first plan year (domain guide §3). */
export const yearsOfHorizon: Record<Horizon, number> = { short: 1, medium: 5, long: 10 }

/** Calendar years, both included. */
export type YearSpan = { from: number; to: number }

/**
 * The years of a horizon: B, B to B+4, B to B+9, where B is the first plan year of the workshop.
 * @see tests/SPEC.md D20
 */
export function horizonYears(firstPlanYear: number, horizon: Horizon): YearSpan {
  return { from: firstPlanYear, to: firstPlanYear + yearsOfHorizon[horizon] - 1 }
}

/**
 * The shortest horizon that holds all years of a programme, as a proposal for one whose horizon is not named.
 * @returns null when the years lie outside the plan: before its first year, or after its tenth
 */
export function horizonOfYears(firstPlanYear: number, years: YearSpan): Horizon | null {
  if (years.from < firstPlanYear || years.to < years.from) return null
  return horizons.find((horizon) => years.to <= horizonYears(firstPlanYear, horizon).to) ?? null
}
