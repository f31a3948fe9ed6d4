import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  const file = recordKeyFile(dataDir)
  mkdirSync(dataDir, { recursive: true })
  try {
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  chmodSync(file, 0o600) // also where someone copied it here with wider rights
  const secret = createPrivateKey(readFileSync(file))
  return { secret, key: publicHalfOf(secret) }
}

/** The public half of a key (SPKI, DER) in base64url. */
export function publicHalfOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64url')
}
