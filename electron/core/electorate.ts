import { groupKeyOf } from '#shared/domain/voting/groups.ts'
import type { ElectorateView } from '#shared/contract/voting.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { type GroupKind, type Round, groupKinds } from '#shared/schema/voting.ts'
import type { Person } from '#shared/schema/workshop.ts'
import type { RollEntry } from '../db/tables/ballots.ts'
import { listPeople } from '../db/tables/people.ts'
import * as tables from '../db/tables/rounds.ts'
import { countPeople } from '../db/tables/workshop.ts'
import type { ReadDb } from '../db/table.ts'
import type { CommandTx, Session } from './session.ts'
import { freshCode, slipCodeOf } from './slips.ts'

/** Whom an opening by attendance would entitle now. */
export function viewElectorate(session: Session, activityId: string): Result<ElectorateView> {
  const place = tables.placeOfActivity(session.db, activityId)
  if (place === null) return err(appError('NOT_FOUND'))
  const { people, isWholeStage } = findElectorate(session.db, place)
  return ok({
    presentCount: people.length,
    registeredCount: countPeople(session.db),
    isWholeStage,
    groups: groupKinds.flatMap((kind) => groupsOf(session.db, people, kind)),
  })
}

/** The groups of a kind that people belong to, with how many of them. */
function groupsOf(db: ReadDb, people: readonly Person[], kind: GroupKind): ElectorateView['groups'] {
  const members = Map.groupBy(people, (person) => groupKeyOf(person, kind))
  return [...tables.groupLabels(db, kind)].flatMap(([key, label]) => {
    const count = members.get(key)?.length ?? 0
    return count === 0 ? [] : [{ kind, key, label, count }]
  })
}

/** Those present on the day of the activity; where nobody is marked yet, those present on any day of its stage. */
function findElectorate(
  db: ReadDb,
  place: { dayId: string; stageId: string },
): { people: Person[]; isWholeStage: boolean } {
  const people = tables.presentOnDay(db, place.dayId)
  return people.length > 0
    ? { people, isWholeStage: false }
    : { people: tables.presentInStage(db, place.stageId), isWholeStage: true }
}

/** The quorum of a round that only a group votes in is counted of the people of that group, not of the whole hall. */
export function countRegistered(db: ReadDb, { electorateGroup: group }: Round): number {
  if (group === null) return countPeople(db)
  return listPeople(db).filter((person) => groupKeyOf(person, group.kind) === group.key).length
}

export function findVoters(tx: CommandTx, round: Round): RollEntry[] {
  if (round.electorate === 'tokens') {
    return Array.from({ length: round.presentCount }, (_, index) => token(tx, round, index + 1))
  }
  const place = tables.placeOfActivity(tx, round.activityId)
  if (place === null) return []
  const { electorateGroup: group } = round
  return findElectorate(tx, place)
    .people.filter((person) => group === null || groupKeyOf(person, group.kind) === group.key)
    .map((person) => voter(tx, round, person))
}

/** Somebody of the attendance list as the roll keeps them. */
export function voter(tx: CommandTx, round: Round, person: Person): RollEntry {
  return {
    voterId: person.id,
    label: person.label,
    institution: person.institution,
    groupKey: round.compareBy === 'none' ? null : groupKeyOf(person, round.compareBy),
    code: round.identification === 'code' ? slipCodeOf(tx, person.id) : null,
  }
}

/** An anonymous right to one ballot. Its label is its number alone, never shown beside a ballot. */
export function token(tx: CommandTx, round: Round, number: number): RollEntry {
  const code = round.identification === 'code' ? freshCode(tx, round.id) : null
  return { voterId: tx.newId(), label: String(number), institution: '', groupKey: null, code }
}
