import { readdir } from 'node:fs/promises'
import { StorageError } from '@alongside/storage'
import { partsIn } from '../directory.ts'
import { openDiskFiles } from '../open-disk-files.ts'

/** Puts a file that finds no room and one that does, and prints what came of it; run where little may be written. */
const [directory = ''] = process.argv.slice(2)
const files = await openDiskFiles({ directory })

async function* source(parts: number): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < parts; part += 1) yield new Uint8Array(50_000)
}

const refusal: unknown = await files.put(source(20)).catch((error: unknown) => error)
const problem = refusal instanceof StorageError ? refusal.problem : null
const cause = refusal instanceof StorageError && refusal.cause instanceof Error ? refusal.cause : null
await files.put(source(1))
let kept = 0
for await (const _ of files.list()) kept += 1
const code = cause !== null && 'code' in cause ? cause.code : null
process.stdout.write(
  JSON.stringify({ ...problem, cause: code, parts: await readdir(partsIn(directory)), kept }),
)
