import { signedRecordSchema, type ContributionRecord, type SignedRecord } from '@alongside/protocol'
import canonicalize from 'canonicalize'
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** What signs records: a private Ed25519 key with its public half (SPKI, DER) in base64url. */
export interface RecordKey {
  readonly secret: KeyObject
  readonly key: string
}

/** Signs a record in its canonical form, so that it can be laid out anew without harm. */
export function signRecord(record: ContributionRecord, { secret, key }: RecordKey): SignedRecord {
  const value = sign(null, bytesOf(record), secret).toString('base64url')
  return { record, signature: { algorithm: 'Ed25519', key, value } }
}

/** What a file that says it is a record turned out to be. */
export type Verdict =
  | { readonly is: 'valid'; readonly record: ContributionRecord; readonly key: string }
  /** The signature is none of its key for what it says. */
  | { readonly is: 'changed' }
  /** Signed with the key `by`, which is not the one that was asked for. */
  | { readonly is: 'notOurs'; readonly by: string }
  | { readonly is: 'noRecord' }

/** Checks a record; `key` is the one it is to be signed with, or null for any. */
export function checkRecord(text: string, key: string | null): Verdict {
  const signed = signedRecordSchema.safeParse(jsonOf(text))
  if (!signed.success) return { is: 'noRecord' }
  const { record, signature } = signed.data
  if (key !== null && signature.key !== key) return { is: 'notOurs', by: signature.key }
  // What the schema leaves out was signed or was put in: both are looked at.
  const whole = recordIn(jsonOf(text))
  return isSignedBy(signature.key, signature.value, whole)
    ? { is: 'valid', record, key: signature.key }
    : { is: 'changed' }
}

/** A public key in a form that two people can compare by eye: its SHA-256 in hexadecimal, in groups of four. */
export function fingerprintOf(key: string): string {
  const hash = createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex')
  return hash.replaceAll(/(.{4})(?=.)/g, '$1 ')
}

function isSignedBy(key: string, value: string, record: unknown): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'spki' })
    return (
      publicKey.asymmetricKeyType === 'ed25519' &&
      verify(null, bytesOf(record), publicKey, Buffer.from(value, 'base64url'))
    )
  } catch {
    return false // no key at all
  }
}

function bytesOf(record: unknown): Buffer {
  const text = canonicalize(record)
  if (text === undefined) throw new RangeError('a record is JSON')
  return Buffer.from(text)
}

function recordIn(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'record' in json ? json.record : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
