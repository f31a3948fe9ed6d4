import { Refusal, type FileType } from '@alongside/protocol'
import type { SpaceFile } from '@alongside/space'
import type { Files } from '@alongside/storage'
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
    async take(person: string, name: string, source: ReadableStream<Uint8Array> | null): Promise<Taken> {
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
          return await keep(spooled, name)
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

  async function keep({ path }: Spooled, givenName: string): Promise<Taken> {
    const type = await typeOfFile(path)
    const name = cleanFileName(givenName, type)
    if (isPicture(type)) return keepPicture(path, name, type)
    const { hash, bytes } = await files.put(createReadStream(path))
    return { hash, bytes, name, type, picture: null }
  }

  async function keepPicture(path: string, name: string, type: FileType): Promise<Taken> {
    const {
      bytes: cleaned,
      width,
      height,
    } = await pictures.run(() => cleanPicture(path, type, maxPicturePixels))
    const { hash, bytes } = await files.put(Readable.from([cleaned]))
    return { hash, bytes, name, type, picture: { width, height } }
  }
}
