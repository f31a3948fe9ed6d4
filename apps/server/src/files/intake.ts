import { Refusal, type FileType } from '@alongside/protocol'
import type { SpaceFile } from '@alongside/space'
import type { Files } from '@alongside/storage'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createQueue } from '../spaces/queue.ts'
import { cleanFileName } from './file-name.ts'
import { cleanPicture, isPicture } from './picture.ts'
import type { Spool, Spooled } from './spool.ts'
import { typeOfFile } from './type-of-file.ts'

/** What is known of a file once its bytes are kept. */
export type Taken = Pick<SpaceFile, 'hash' | 'bytes' | 'name' | 'type' | 'picture'>

export interface IntakeDeps {
  readonly files: Files
  readonly spool: Spool
  /** Pixels of one picture, over all its frames. */
  readonly maxPicturePixels: number
  /** Uploads that one person may have under way. */
  readonly maxPerPerson: number
}

export type Intake = ReturnType<typeof createIntake>

/** Takes what people send: finds out what it is, cleans it, and keeps its bytes; or refuses it and keeps nothing. */
export function createIntake({ files, spool, maxPicturePixels, maxPerPerson }: IntakeDeps) {
  const underWay = new Map<string, number>()
  /** One picture at a time: each may need hundreds of megabytes while it is unpacked. */
  const pictures = createQueue()

  return {
    /**
     * `check` sees what the file turned out to be, and throws if it may not be kept. `keep` puts its bytes where they
     * belong: with all other files unless given.
     */
    async take(
      person: string,
      name: string,
      source: ReadableStream<Uint8Array> | null,
      check: (taken: Taken) => Promise<void>,
      keep: (bytes: AsyncIterable<Uint8Array>) => Promise<unknown> = (bytes) => files.put(bytes),
    ): Promise<Taken> {
      const before = underWay.get(person) ?? 0
      if (before >= maxPerPerson) {
        throw new Refusal(
          'tooMany',
          'You are sending several files already. Wait for one to arrive.',
          'person',
        )
      }
      underWay.set(person, before + 1)
      try {
        const spooled = await spool.receive(source)
        try {
          const { taken, open } = await lookAt(spooled, name)
          await check(taken)
          await keep(open())
          return taken
        } finally {
          await spooled.remove()
        }
      } finally {
        const now = underWay.get(person) ?? 1
        if (now === 1) underWay.delete(person)
        else underWay.set(person, now - 1)
      }
    },
  }

  async function lookAt({ path, hash, bytes }: Spooled, givenName: string): Promise<Found> {
    const type = await typeOfFile(path)
    const name = cleanFileName(givenName, type)
    if (isPicture(type)) return picture(path, name, type)
    return { taken: { hash, bytes, name, type, picture: null }, open: () => createReadStream(path) }
  }

  async function picture(path: string, name: string, type: FileType): Promise<Found> {
    const { bytes, width, height } = await pictures.run(() => cleanPicture(path, type, maxPicturePixels))
    const hash = createHash('sha256').update(bytes).digest('hex')
    return {
      taken: { hash, bytes: bytes.length, name, type, picture: { width, height } },
      open: () => Readable.from([bytes]),
    }
  }
}

interface Found {
  readonly taken: Taken
  /** Opens its bytes as they are to be kept. */
  readonly open: () => AsyncIterable<Uint8Array>
}
