import { writeSync } from 'node:fs'
import { openDiskFiles } from '../open-disk-files.ts'

/**
 * Puts files into the folder named until it is killed, several at once, and prints the hash of each that was
 * kept, written before anything else happens. The run's number makes its files its own; every third is one that
 * the other writers put too.
 */
const [directory = '', run = ''] = process.argv.slice(2)
const files = await openDiskFiles({ directory })

async function* source(name: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < 8; part += 1) yield new TextEncoder().encode(`${name}.${part};`.repeat(2000))
}

async function write(writer: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const name = count % 3 === 0 ? `${run}.${count}` : `${run}.${writer}.${count}`
    const { hash, bytes } = await files.put(source(name))
    writeSync(1, `${JSON.stringify({ hash, bytes })}\n`)
  }
}

await Promise.all([1, 2, 3, 4].map(write))
