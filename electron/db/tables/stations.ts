import { z } from 'zod'
import type { ReadDb, SecretTx } from '../table.ts'

/*
 * Stations, and which voters belong to which. Nothing here is journaled, for the secret of a station must not be in the
 * history; a voter of a station that is out votes there and nowhere else.
 */

const Station = z.object({
  id: z.string(),
  roundId: z.string(),
  label: z.string(),
  secret: z.instanceof(Buffer),
  state: z.enum(['out', 'merged', 'recalled']),
  /** Ballots of its merged box; 0 before. */
  ballotCount: z.number(),
})
export type Station = z.infer<typeof Station>

const selectStations = `SELECT id, round_id AS roundId, label, secret, state, ballot_count AS ballotCount FROM stations`

export function insertStation(tx: SecretTx, station: Station): void {
  const { id, roundId, label, secret, state, ballotCount } = station
  tx.prepare('INSERT INTO stations (id, round_id, label, secret, state, ballot_count) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    roundId,
    label,
    secret,
    state,
    ballotCount,
  )
}

/** Stations of a round by name. */
export function stationsOfRound(db: ReadDb, roundId: string): Station[] {
  return z.array(Station).parse(db.prepare(`${selectStations} WHERE round_id = ? ORDER BY label, id`).all(roundId))
}

export function findStation(db: ReadDb, stationId: string): Station | null {
  return Station.nullable().parse(db.prepare(`${selectStations} WHERE id = ?`).get(stationId) ?? null)
}

export function setStationState(tx: SecretTx, stationId: string, state: Station['state'], ballotCount: number): void {
  tx.prepare('UPDATE stations SET state = ?, ballot_count = ? WHERE id = ?').run(state, ballotCount, stationId)
}

/** For a station that nobody ever held, and that no voter belongs to any more. */
export function deleteStation(tx: SecretTx, stationId: string): void {
  tx.prepare('DELETE FROM stations WHERE id = ?').run(stationId)
}

export function assignToStation(
  tx: SecretTx,
  roundId: string,
  voterIds: readonly string[],
  stationId: string | null,
): void {
  const update = tx.prepare('UPDATE roll SET station_id = ? WHERE round_id = ? AND voter_id = ?')
  for (const voterId of voterIds) update.run(stationId, roundId, voterId)
}

/** The station that holds a voter now; null where they vote at the main booth. */
export function stationOfVoter(db: ReadDb, roundId: string, voterId: string): Pick<Station, 'id' | 'label'> | null {
  const sql = `SELECT stations.id, stations.label FROM roll JOIN stations ON stations.id = roll.station_id
    WHERE roll.round_id = ? AND roll.voter_id = ? AND stations.state = 'out'`
  return Station.pick({ id: true, label: true })
    .nullable()
    .parse(db.prepare(sql).get(roundId, voterId) ?? null)
}

/** How many voters each station was given, by its id. */
export function countVotersByStation(db: ReadDb, roundId: string): Map<string, number> {
  const sql = `SELECT station_id AS stationId, count(*) AS voterCount FROM roll
    WHERE round_id = ? AND station_id IS NOT NULL GROUP BY station_id`
  const rows = z.array(z.object({ stationId: z.string(), voterCount: z.number() })).parse(db.prepare(sql).all(roundId))
  return new Map(rows.map(({ stationId, voterCount }) => [stationId, voterCount]))
}

/** Tokens that a station may still be given. */
export function freeTokens(db: ReadDb, roundId: string, count: number): string[] {
  const sql = `SELECT voter_id FROM roll LEFT JOIN stations ON stations.id = roll.station_id
    WHERE roll.round_id = ? AND has_voted = 0 AND stations.state IS NOT 'out' ORDER BY random() LIMIT ?`
  return z.array(z.string()).parse(db.prepare(sql).pluck().all(roundId, count))
}

const RollRow = z.object({
  voterId: z.string(),
  label: z.string(),
  institution: z.string(),
  groupKey: z.string().nullable(),
  code: z.string().nullable(),
  hasVoted: z.number().transform((value) => value === 1),
  byPaper: z.number().transform((value) => value === 1),
  stationId: z.string().nullable(),
})
export type RollRow = z.infer<typeof RollRow>

/** The whole roll of a round by name. */
export function rollOfRound(db: ReadDb, roundId: string): RollRow[] {
  const sql = `SELECT voter_id AS voterId, label, institution, group_key AS groupKey, code, has_voted AS hasVoted,
    by_paper AS byPaper, station_id AS stationId FROM roll WHERE round_id = ? ORDER BY label, voter_id`
  return z.array(RollRow).parse(db.prepare(sql).all(roundId))
}

// ---- in a station's own file

const StationSelf = z.object({
  stationId: z.string(),
  roundId: z.string(),
  label: z.string(),
  secret: z.instanceof(Buffer),
  regency: z.string(),
  pin: z.string(),
})
export type StationSelf = z.infer<typeof StationSelf>

export function insertStationSelf(tx: SecretTx, self: Pick<StationSelf, 'stationId' | 'regency' | 'pin'>): void {
  const sql = 'INSERT INTO station_self (station_id, regency, pin) VALUES (?, ?, ?)'
  tx.prepare(sql).run(self.stationId, self.regency, self.pin)
}

/** What a station's file says of itself; null in a workshop. */
export function readStationSelf(db: ReadDb): StationSelf | null {
  const sql = `SELECT station_id AS stationId, stations.round_id AS roundId, label, secret, regency, pin
    FROM station_self JOIN stations ON stations.id = station_self.station_id`
  return StationSelf.nullable().parse(db.prepare(sql).get() ?? null)
}

/** Ids of those who have voted, in the order of the ids, which tells nothing. */
export function idsOfVoted(db: ReadDb, roundId: string): string[] {
  const sql = 'SELECT voter_id FROM roll WHERE round_id = ? AND has_voted = 1 ORDER BY voter_id'
  return z.array(z.string()).parse(db.prepare(sql).pluck().all(roundId))
}
