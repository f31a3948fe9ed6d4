import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { keptOnce } from '../kept-once.ts'
import type { RecordKey } from './signing.ts'

/** Where the key that signs records lies in a data directory. */
export function recordKeyFile(dataDir: string): string {
  return join(dataDir, 'record-key.pem')
}

/**
 * The key with which a server signs records: made once, kept with the data and backed up with it, since records that
 * were given away are checked against it for years.
 */
export function openRecordKey(dataDir: string): RecordKey {
  const secret = createPrivateKey(keptOnce(recordKeyFile(dataDir), newKey))
  return { secret, key: publicHalfOf(secret) }
}

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** The public half of a key (SPKI, DER) in base64url. */
export function publicHalfOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64url')
}
