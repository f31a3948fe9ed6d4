import { createBallotKey, type BallotKey } from './ballot-key.ts'
import { bytesIn } from './columns.ts'
import type { KeyFolder } from './key-folder.ts'
import type { Reader } from './reader.ts'

/** How a box stands, and its key where it can be opened. */
export type HeldKey =
  { readonly type: 'unknown' | 'closed' | 'lost' } | { readonly type: 'open'; readonly key: BallotKey }

/** The keys of the boxes that are open, read from their files once and then kept in memory. */
export interface Keyring {
  /** At once, so that what is asked in turn is also written in turn. */
  find(vote: string): HeldKey
  /** Makes the key of a vote that has no box yet, and gives its mark. */
  make(vote: string): Promise<Uint8Array>
  /** Destroys the key of a vote, in memory and on the disk. */
  destroy(vote: string): Promise<void>
  /** Destroys the keys of all boxes that are closed, and of no others: their databases may be put back. */
  destroyClosed(): Promise<void>
}

/** Holds the keys of a folder. A key other than the one that a box was opened with is as good as none. */
export function createKeyring(reader: Reader, folder: KeyFolder): Keyring {
  const held = new Map<string, BallotKey>()

  /** The mark of a box's key; null if it is closed, undefined if there is no box. */
  function markOf(vote: string): Uint8Array | null | undefined {
    const [row] = reader.all('SELECT key_mark FROM ballot_box WHERE vote = ?', [vote])
    if (row === undefined) return undefined
    return row['key_mark'] === null ? null : bytesIn(row, 'key_mark')
  }

  function load(vote: string, mark: Uint8Array): BallotKey | null {
    const secret = folder.read(vote)
    if (secret === null) return null
    const key = createBallotKey(secret, vote)
    secret.fill(0)
    if (!Buffer.from(mark).equals(key.mark)) return null
    held.set(vote, key)
    return key
  }

  async function destroy(vote: string): Promise<void> {
    held.get(vote)?.wipe()
    held.delete(vote)
    await folder.destroy(vote)
  }

  return {
    find(vote) {
      const mark = markOf(vote)
      if (mark === undefined) return { type: 'unknown' }
      if (mark === null) return { type: 'closed' }
      const key = held.get(vote) ?? load(vote, mark)
      return key === null ? { type: 'lost' } : { type: 'open', key }
    },
    async make(vote) {
      const secret = await folder.make(vote)
      const { mark } = createBallotKey(secret, vote)
      secret.fill(0)
      return mark
    },
    destroy,
    async destroyClosed() {
      for (const vote of await folder.votes()) if (markOf(vote) === null) await destroy(vote)
    },
  }
}
