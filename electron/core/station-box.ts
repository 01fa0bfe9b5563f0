import crypto from 'node:crypto'
import { z } from 'zod'
import { Id } from '#shared/schema/workshop.ts'

/*
 * A ballot box (`.kotak`): what a station brings back. One file: a first line that names the format, the length of the
 * header (4 bytes), the header as JSON, the sealed ballots one after the other, all of one length, and an HMAC-SHA256 of
 * everything before it with the secret of the station. Neither the list of those who voted nor the ballots are in the order
 * of voting, and the two are in no order to each other.
 */

const firstLine = Buffer.from('REMBUK-KOTAK 1\n')
const lengthBytes = 4
const macBytes = 32

const BoxHeader = z.object({
  roundId: Id,
  stationId: Id,
  ballotCount: z.number().int().min(0).max(100_000),
  /** Bytes of one sealed ballot. */
  ballotBytes: z.number().int().min(0),
  /** Voters who have voted, by their id. */
  voted: z.array(Id),
})
type BoxHeader = z.infer<typeof BoxHeader>

export interface Box extends Omit<BoxHeader, 'ballotCount' | 'ballotBytes'> {
  ballots: Buffer[]
}

/** Writes a box. The caller has shuffled the ballots. */
export function writeBox(box: Box, secret: Buffer): Buffer {
  const { ballots, ...lists } = box
  const ballotBytes = ballots[0]?.length ?? 0
  if (ballots.some(({ length }) => length !== ballotBytes))
    throw new Error('sealed ballots of one round have one length')
  const header: BoxHeader = { ...lists, ballotCount: ballots.length, ballotBytes }
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(text.length)
  const content = Buffer.concat([firstLine, length, text, ...ballots])
  return Buffer.concat([content, macOf(content, secret)])
}

/**
 * Whose box this is, before anything in it is believed.
 * @returns null for a file that is no box, or cut off before its header ends
 */
export function ownerOfBox(bytes: Buffer): Pick<BoxHeader, 'roundId' | 'stationId'> | null {
  return headerOf(bytes)?.header ?? null
}

/** Reads a box of a station with its secret; null when it was altered, cut short, or made with another secret. */
export function openBox(bytes: Buffer, secret: Buffer): Box | null {
  const head = headerOf(bytes)
  if (head === null || bytes.length < head.end + macBytes) return null
  const content = bytes.subarray(0, bytes.length - macBytes)
  if (!crypto.timingSafeEqual(bytes.subarray(content.length), macOf(content, secret))) return null
  const { ballotCount, ballotBytes, ...lists } = head.header
  const body = content.subarray(head.end)
  if (body.length !== ballotCount * ballotBytes || new Set(lists.voted).size !== ballotCount) return null
  const ballots = Array.from({ length: ballotCount }, (_, index) =>
    body.subarray(index * ballotBytes, (index + 1) * ballotBytes),
  )
  return { ...lists, ballots }
}

function headerOf(bytes: Buffer): { header: BoxHeader; end: number } | null {
  const start = firstLine.length + lengthBytes
  if (bytes.length < start || !bytes.subarray(0, firstLine.length).equals(firstLine)) return null
  const end = start + bytes.readUInt32BE(firstLine.length)
  if (end > bytes.length) return null
  try {
    const header = BoxHeader.safeParse(JSON.parse(bytes.toString('utf8', start, end)))
    return header.success ? { header: header.data, end } : null
  } catch {
    return null
  }
}

function macOf(content: Buffer, secret: Buffer): Buffer {
  return crypto.createHmac('sha256', secret).update(content).digest()
}
