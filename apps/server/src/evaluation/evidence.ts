import {
  sealedEvidenceSchema,
  sealedFileSchema,
  type ReasonFile,
  type SealedEvidence,
  type SealedFile,
} from '@alongside/evaluation'
import { idFrom, Refusal, type Evidence } from '@alongside/protocol'
import type { Files } from '@alongside/storage'
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { createSealer } from '../auth/seal.ts'
import { evidenceBoxOf, type Round } from './round.ts'
import type { SealedBytes } from './sealed-bytes.ts'

/** Whose evidence it is, and for which round they bring it. */
export interface Bringing {
  readonly at: Round
  readonly person: string
}

export interface EvidenceDeps {
  readonly bytes: SealedBytes
  /** Where files lie once they are shown. */
  readonly files: Pick<Files, 'put'>
  readonly secret: string
}

export type EvidenceShelf = ReturnType<typeof createEvidence>

/**
 * What people bring with a score, sealed until the reveal. A file comes before its score does: until then its key is with
 * whoever sent it, in words that only this server reads and only for them. Once it is scored, all that they brought is
 * listed under a key that lies in their ballot.
 */
export function createEvidence({ bytes, files, secret }: EvidenceDeps) {
  const sealer = createSealer(secret, 'evidence')
  const boundTo = ({ at, person }: Bringing) => `${evidenceBoxOf(at)} ${person}`

  /** What is to be sent with the score, so that a file comes with it. */
  const sealOf = (of: Bringing, { alt: _alt, decorative: _decorative, ...file }: SealedFile): string =>
    sealer.seal(JSON.stringify(file), boundTo(of))

  async function read(at: Round, place: string): Promise<SealedEvidence | null> {
    const [name = '', key = ''] = place.split('.')
    const list = await bytes.read(evidenceBoxOf(at), name, key)
    return list === null ? null : sealedEvidenceSchema.parse(JSON.parse(list.toString('utf8')))
  }

  return {
    sealOf,
    read,

    /** Seals the bytes of a file that is to come with a score. */
    async take(
      of: Bringing,
      id: string,
      {
        content,
        ...known
      }: Omit<ReasonFile, 'file' | 'alt' | 'decorative'> & { readonly content: Uint8Array },
    ): Promise<SealedFile> {
      const file = newName()
      const key = await bytes.put(evidenceBoxOf(of.at), file, content)
      return { ...known, id, file, key, alt: null, decorative: false }
    },

    /** Opens what somebody sends with a score. Rejects with a refusal where a file is not theirs, or is gone. */
    open(of: Bringing, { links, files: sent }: Evidence): SealedEvidence {
      return {
        links,
        files: sent.map(({ id, seal, alt, decorative }) => {
          const known = sealer.open(seal, boundTo(of))
          const file = known === null ? null : fileIn(known)
          if (file === null || file.id !== id || !bytes.has(evidenceBoxOf(of.at), file.file)) throw gone()
          return { ...file, alt, decorative }
        }),
      }
    },

    /** Keeps what somebody brought with their score; answers where it lies, for their ballot. */
    async keep(at: Round, evidence: SealedEvidence): Promise<string> {
      const name = newName()
      const key = await bytes.put(evidenceBoxOf(at), name, Buffer.from(JSON.stringify(evidence)))
      return `${name}.${key}`
    },

    /** Lets go of what lies somewhere, with its files but for those that something else brings. */
    async letGo(at: Round, place: string, but: readonly SealedFile[] = []): Promise<void> {
      const evidence = await read(at, place)
      const kept = new Set(but.map(({ file }) => file))
      const gone = (evidence?.files ?? []).filter(({ file }) => !kept.has(file))
      for (const { file } of gone) await bytes.remove(evidenceBoxOf(at), file)
      await bytes.remove(evidenceBoxOf(at), place.split('.')[0] ?? '')
    },

    /** The bytes of a file that somebody has sealed themselves. */
    contentOf: (at: Round, { file, key }: SealedFile): Promise<Buffer | null> =>
      bytes.read(evidenceBoxOf(at), file, key),

    /** Keeps the bytes of what is to be shown with all other files; what cannot be opened any more is left out. */
    async show(at: Round, place: string): Promise<SealedEvidence | null> {
      const evidence = await read(at, place)
      if (evidence === null) return null
      const shown: SealedFile[] = []
      for (const file of evidence.files) {
        const content = await bytes.read(evidenceBoxOf(at), file.file, file.key)
        if (content === null) continue
        await files.put(once(content))
        shown.push(file)
      }
      return { links: evidence.links, files: shown }
    },

    /** Takes away all that lies sealed for a round: it was shown, or nothing leads to it. */
    empty: (at: Round): Promise<void> => bytes.empty(evidenceBoxOf(at)),
  }
}

const newName = (): string => idFrom(randomBytes(16))

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

/** What is known of a file before it is said what stands for it. */
const sentFileSchema = sealedFileSchema.omit({ alt: true, decorative: true })

function fileIn(known: string): z.infer<typeof sentFileSchema> | null {
  return sentFileSchema.safeParse(JSON.parse(known)).data ?? null
}

function gone(): Refusal {
  return new Refusal('invalid', 'A file of this score is not there any more. Add it again.', 'files')
}
