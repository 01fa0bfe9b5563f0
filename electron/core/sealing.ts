import crypto from 'node:crypto'
import { z } from 'zod'
import { methodOf } from '#shared/domain/voting/registry.ts'
import { Ballot, type RoundRules } from '#shared/schema/voting.ts'

/*
 * Sealing of ballots: X25519 with a fresh key for each ballot, HKDF-SHA256, AES-256-GCM; all from Node's own crypto.
 * A sealed ballot is: the ballot's own public key (32 bytes), the padded text, the tag (16 bytes).
 */

const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const lengthBytes = 4

/** The two halves of a round's key: raw public key, and private key as PKCS #8. */
export interface RoundKeyPair {
  publicKey: Buffer
  privateKey: Buffer
}

export function makeRoundKeyPair(): RoundKeyPair {
  const { publicKey, privateKey } = crypto.generateKeyPairSync('x25519')
  return { publicKey: rawOf(publicKey), privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }) }
}

/** What is sealed: a ballot, and the voter's group where the round compares groups. */
const SealedContent = z.object({ ballot: Ballot, groupKey: z.string().nullable() })
export type SealedContent = z.infer<typeof SealedContent>

/** Rounds that were opened before groups existed sealed the bare ballot. */
const AnyContent = z.union([SealedContent, Ballot.transform((ballot) => ({ ballot, groupKey: null }))])

/**
 * Room that every ballot of a round takes, so that the length of a sealed one tells nothing.
 * @returns bytes of the longest ballot the rules allow, with the longest of the group keys, rounded up
 */
export function ballotRoom(rules: RoundRules, optionIds: readonly string[], groupKeys: readonly string[]): number {
  const longestFirst = optionIds.toSorted((a, b) => Buffer.byteLength(b) - Buffer.byteLength(a))
  const longestKey = Math.max(0, ...groupKeys.map((key) => Buffer.byteLength(JSON.stringify(key))))
  const ballot = methodOf(rules.method).largestBallot(rules, longestFirst)
  const largest = Buffer.byteLength(JSON.stringify({ ballot, groupKey: null })) + longestKey
  return Math.ceil((lengthBytes + largest) / 128) * 128
}

/** Bytes of a sealed ballot. */
export const sealedLength = (room: number) => keyBytes + room + tagBytes

/**
 * Seals a ballot for the holder of the round's private key.
 * @param room bytes from `ballotRoom`
 */
export function sealBallot(content: SealedContent, roundId: string, roundPublicKey: Buffer, room: number): Buffer {
  const text = Buffer.from(JSON.stringify(content))
  if (text.length + lengthBytes > room) throw new Error('a ballot is larger than the rules of its round allow')
  const padded = Buffer.alloc(room)
  padded.writeUInt32BE(text.length)
  text.copy(padded, lengthBytes)

  const own = crypto.generateKeyPairSync('x25519')
  const ownPublicKey = rawOf(own.publicKey)
  const secret = crypto.diffieHellman({ privateKey: own.privateKey, publicKey: publicKeyOf(roundPublicKey) })
  const { key, nonce } = derive(secret, ownPublicKey, roundPublicKey)
  const cipher = crypto.createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(roundId))
  const sealed = Buffer.concat([ownPublicKey, cipher.update(padded), cipher.final(), cipher.getAuthTag()])
  for (const buffer of [text, padded, secret, key]) buffer.fill(0)
  return sealed
}

/** Opens sealed ballots of one round; null as soon as one does not fit the key, the round, or was altered. */
export function openBallots(sealed: readonly Buffer[], roundId: string, privateKeyDer: Buffer): SealedContent[] | null {
  try {
    const privateKey = crypto.createPrivateKey({ key: privateKeyDer, format: 'der', type: 'pkcs8' })
    const roundPublicKey = rawOf(crypto.createPublicKey(privateKey))
    return sealed.map((bytes) => openOne(bytes, roundId, privateKey, roundPublicKey))
  } catch {
    // Which ballot failed, and how, is nobody's business: no details leave this function.
    return null
  }
}

function openOne(sealed: Buffer, roundId: string, privateKey: crypto.KeyObject, roundPublicKey: Buffer): SealedContent {
  const ownPublicKey = sealed.subarray(0, keyBytes)
  const secret = crypto.diffieHellman({ privateKey, publicKey: publicKeyOf(ownPublicKey) })
  const { key, nonce } = derive(secret, ownPublicKey, roundPublicKey)
  const decipher = crypto.createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(roundId))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  const padded = Buffer.concat([decipher.update(sealed.subarray(keyBytes, -tagBytes)), decipher.final()])
  const text = padded.subarray(lengthBytes, lengthBytes + padded.readUInt32BE())
  return AnyContent.parse(JSON.parse(text.toString('utf8')))
}

/** Key and nonce of one ballot. Its key pair is used once, so a derived nonce never repeats under a key. */
function derive(secret: Buffer, ownPublicKey: Buffer, roundPublicKey: Buffer): { key: Buffer; nonce: Buffer } {
  const salt = Buffer.concat([ownPublicKey, roundPublicKey])
  const bytes = Buffer.from(crypto.hkdfSync('sha256', secret, salt, 'rembuk ballot 1', keyBytes + nonceBytes))
  return { key: bytes.subarray(0, keyBytes), nonce: bytes.subarray(keyBytes) }
}

function rawOf(publicKey: crypto.KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(-keyBytes)
}

function publicKeyOf(raw: Buffer): crypto.KeyObject {
  const jwk = { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }
  return crypto.createPublicKey({ key: jwk, format: 'jwk' })
}

/** Puts a list in random order (Fisher–Yates with the system's randomness); the list itself is changed. */
export function shuffle<T>(list: T[]): T[] {
  for (let last = list.length - 1; last > 0; last--) {
    const other = crypto.randomInt(last + 1)
    const kept = list[last] as T
    list[last] = list[other] as T
    list[other] = kept
  }
  return list
}
