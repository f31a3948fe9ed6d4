import type { Erasure } from '@alongside/storage'
import { newEvent, newRow, writerWith } from '@alongside/storage/testing'
import type { SqliteStore } from '../open-sqlite-store.ts'

/** What stands in every third row, until it is erased. */
export const secret = 'Mary Shelley lives at 1 Mill Street.'

/** The letters by which it is erased, and when. */
export const secretLetters = [{ client: 7, from: 0, to: 9 }]
export const erasedAt = Date.UTC(2026, 10, 29)

const section = 'plan000000000000'
const encoder = new TextEncoder()
const isSecret = (seq: number): boolean => seq % 3 === 0

/** Writes rows of many lengths, and those of other sections with them, so that they come to lie on many pages. */
export async function writeSecretRows(store: SqliteStore, count: number): Promise<void> {
  const sections = [
    section,
    ...Array.from({ length: 15 }, (_, at) => `${at % 2 ? 'a' : 'z'}${at}`.padEnd(16, '0')),
  ]
  for (let head = 0; head < count; head += 4) {
    const batches = sections.map((one, at) => {
      const rows = Array.from({ length: 4 }, (_, index) => {
        const seq = head + index + 1
        const words = one === section && isSecret(seq) ? secret : 'Ask us first. '
        return newRow(encoder.encode(words.repeat(1 + ((seq * 7 + at * 5) % 12))), 7)
      })
      return { section: one, head, rows, bound: [writerWith(7)], retired: [] }
    })
    await store.text.append(batches)
  }
  const bytes = encoder.encode(secret.repeat(300))
  await store.snapshots.keep({
    section,
    seq: count,
    version: 1,
    state: bytes,
    map: bytes,
    letters: bytes,
    room: bytes,
  })
}

/** What stands in a few events, which is erased with the rows. */
export const space = 'board00000000000'

/** Writes events of which some quote what is secret. */
export async function writeSecretEvents({ events }: SqliteStore, count: number): Promise<void> {
  for (let head = 0; head < count; head += 1) {
    const note = isSecret(head + 1) ? secret.repeat(head % 40) : 'Ask us first. '
    await events.append(space, head, [{ ...newEvent(space, [], note), seq: head + 1 }])
  }
}

/** Erases all that is secret, from rows and events, with an event that says so; says whether that was done. */
export async function eraseSecret(store: SqliteStore, at = erasedAt): Promise<boolean> {
  const all = await store.events.read(space, 0)
  const quoting = all.filter(({ seq }) => isSecret(seq)).map(({ seq, kind }) => ({ seq, kind, payload: {} }))
  const gone = { ...newEvent(space, [], 'gone'), seq: all.length + 1 }
  const erased = { texts: [await erasureOf(store, at)], events: quoting }
  return store.events.append(space, all.length, [gone], [], { erased })
}

/** What erases all that is secret from rows. */
async function erasureOf({ text }: SqliteStore, at: number): Promise<Erasure> {
  const { head } = await text.start(section)
  const rows = (await text.rows(section, 0, head)).filter(({ seq }) => isSecret(seq))
  return {
    section,
    head,
    at,
    ranges: secretLetters,
    rows: rows.map(({ seq, bytes }) => ({ seq, bytes: new Uint8Array(20 + (bytes.length % 9)).fill(1) })),
    deletion: new Uint8Array([0, 0]),
  }
}
