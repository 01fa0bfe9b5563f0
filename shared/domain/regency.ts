import type { Workshop } from '#shared/schema/workshop.ts'

/** The region as it is called: "Kabupaten Manokwari", "Kota Sorong". */
export function regencyName({ regency, regencyKind }: Pick<Workshop, 'regency' | 'regencyKind'>): string {
  return `${regencyKind === 'kota' ? 'Kota' : 'Kabupaten'} ${regency}`
}

/**
 * The usual dates of the four stages: two days a month, from the first Wednesday of July on, as in Manokwari 2023
 * (domain guide §2). A proposal, changed freely.
 * @returns first and second day of each stage, `YYYY-MM-DD`
 */
export function usualStageDates(year: number): [string, string][] {
  return [6, 7, 8, 9].map((month) => {
    const first = new Date(Date.UTC(year, month, 1))
    const wednesday = 1 + ((3 - first.getUTCDay() + 7) % 7)
    const iso = (day: number) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
    return [iso(wednesday), iso(wednesday + 1)]
  })
}
