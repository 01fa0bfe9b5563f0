import type { OptionResult } from '#shared/schema/voting.ts'

/** Shares its rank with others; options without a point share nothing worth naming. */
export const isTied = ({ rankFrom, rankTo, score }: OptionResult) => rankFrom !== rankTo && score > 0

/** Index of the last option before the cut line, a tie across it included; -1 where no line is drawn. */
export function cutAfter(options: readonly OptionResult[]): number {
  const last = options.findLastIndex(({ isAboveCut, isTiedAtCut }) => isAboveCut || isTiedAtCut)
  return last === options.length - 1 ? -1 : last
}

/** Ties that need nothing, since all of them lie on one side of the line: one list a shared rank, best first. */
export function harmlessTies(options: readonly OptionResult[]): OptionResult[][] {
  const tied = options.filter((option) => isTied(option) && option.isAboveCut)
  return [...Map.groupBy(tied, ({ rankFrom }) => rankFrom).values()]
}
