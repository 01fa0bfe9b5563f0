import type { BoothView } from '#shared/contract/voting.ts'

export type Voter = BoothView['voters'][number]

/** At most so many names are listed at a time; typing narrows them down. */
export const mostListed = 60

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('id')

/**
 * Voters whose name or institution contains every typed word, in any order; names that begin with the first word come
 * first. Case and accents do not matter.
 */
export function filterVoters(voters: readonly Voter[], typed: string): Voter[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const [first] = words
  if (first === undefined) return [...voters]
  const found = voters.filter((voter) => {
    const text = plain(`${voter.label} ${voter.institution}`)
    return words.every((word) => text.includes(word))
  })
  const begins = (voter: Voter) => plain(voter.label).startsWith(first)
  return [...found.filter(begins), ...found.filter((voter) => !begins(voter))]
}
