import {
  checkBallot,
  checkVote,
  checkVoter,
  shuffled,
  voteUnknown,
  type BallotAnswer,
  type BallotBox,
  type BoxState,
  type Closing,
  type PrepareRows,
} from '@alongside/storage'
import type { BallotKey } from './ballot-key.ts'
import { createKeyring } from './keyring.ts'
import type { KeyFolder } from './key-folder.ts'
import { bytesIn, numberIn, textIn } from './columns.ts'
import { clearLog } from './clear-log.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'
import type { BallotWrite } from './writer/request.ts'

/**
 * Secret ballots. The keys never leave this thread: the writer gets what is sealed, and at the close the rows that
 * are kept. A box is closed when the transaction is written that empties it, keeps the rows and takes away its key's
 * mark. After that its key is destroyed and the log cut; a process that dies in between does so when it opens the
 * next time, before it answers anybody.
 */
export async function openBallotBox(
  reader: Reader,
  writer: WriterClient,
  folder: KeyFolder,
): Promise<BallotBox> {
  const keyring = createKeyring(reader, folder)
  const opening = new Map<string, Promise<BoxState>>()
  const changing = new Map<string, Set<Promise<unknown>>>()
  const closing = new Map<string, Promise<Closing>>()

  async function ask(write: BallotWrite): Promise<boolean> {
    return (await writer.ask({ type: 'ballots', write })).done
  }

  async function openOnce(vote: string): Promise<BoxState> {
    const held = keyring.find(vote)
    if (held.type !== 'unknown') return held.type
    await ask({ do: 'open', vote, mark: await keyring.make(vote) })
    return 'open'
  }

  async function changeNow(vote: string, how: (key: BallotKey) => BallotWrite): Promise<BallotAnswer> {
    const held = keyring.find(vote)
    switch (held.type) {
      case 'unknown':
        throw voteUnknown(vote)
      case 'closed':
        return 'late'
      case 'lost':
        return 'lost'
      case 'open':
        return (await ask(how(held.key))) ? 'done' : 'late'
    }
  }

  /** A change that a close of the same box must wait for; one that comes while it is closed is late. */
  async function change(vote: string, how: (key: BallotKey) => BallotWrite): Promise<BallotAnswer> {
    if (closing.has(vote)) return 'late'
    const changed = changeNow(vote, how)
    const others = changing.get(vote) ?? new Set()
    changing.set(vote, others.add(changed))
    try {
      return await changed
    } finally {
      others.delete(changed)
      if (others.size === 0) changing.delete(vote)
    }
  }

  /** Opens all ballots and has their rows kept; false if there is one that cannot be opened. */
  async function count(vote: string, key: BallotKey, prepare: PrepareRows): Promise<boolean> {
    const ballots = reader
      .all('SELECT tag, sealed FROM sealed_ballot WHERE vote = ? ORDER BY tag', [vote])
      .map((row) => key.unseal(bytesIn(row, 'tag'), bytesIn(row, 'sealed')))
    if (!ballots.every((ballot) => ballot !== null)) return false
    const rows = prepare(ballots)
    rows.forEach(checkBallot)
    await ask({ do: 'close', vote, rows: shuffled(rows) })
    return true
  }

  async function closeOnce(vote: string, key: BallotKey | null, prepare: PrepareRows): Promise<Closing> {
    await Promise.allSettled(changing.get(vote) ?? new Set())
    if (key !== null && !(await count(vote, key, prepare))) return { type: 'lost' }
    await keyring.destroy(vote)
    await clearLog(writer)
    return { type: 'counted', rows: countedOf(vote) }
  }

  function countedOf(vote: string): readonly string[] {
    const rows = reader.all('SELECT kept FROM counted_ballot WHERE vote = ? ORDER BY place', [vote])
    return rows.map((row) => textIn(row, 'kept'))
  }

  await keyring.destroyClosed()
  await clearLog(writer)

  return {
    async open(vote) {
      checkVote(vote)
      return shared(opening, vote, () => openOnce(vote))
    },

    async put(vote, person, ballot) {
      checkVoter(vote, person)
      checkBallot(ballot)
      return change(vote, (key) => ({
        do: 'put',
        vote,
        tag: key.tagOf(person),
        sealed: key.seal({ person, ballot }),
      }))
    },

    async withdraw(vote, person) {
      checkVoter(vote, person)
      return change(vote, (key) => ({ do: 'withdraw', vote, tag: key.tagOf(person) }))
    },

    async mine(vote, person) {
      checkVoter(vote, person)
      const held = keyring.find(vote)
      if (held.type !== 'open') return null
      const tag = held.key.tagOf(person)
      const [row] = reader.all('SELECT sealed FROM sealed_ballot WHERE vote = ? AND tag = ?', [vote, tag])
      return row === undefined ? null : (held.key.unseal(tag, bytesIn(row, 'sealed'))?.ballot ?? null)
    },

    async count(vote) {
      checkVote(vote)
      const [row] = reader.all('SELECT count(*) AS count FROM sealed_ballot WHERE vote = ?', [vote])
      return numberIn(row ?? {}, 'count')
    },

    async close(vote, prepare) {
      checkVote(vote)
      const held = keyring.find(vote)
      if (held.type === 'unknown') throw voteUnknown(vote)
      if (held.type === 'lost') return { type: 'lost' }
      const key = held.type === 'open' ? held.key : null
      return shared(closing, vote, () => closeOnce(vote, key, prepare))
    },

    async counted(vote) {
      checkVote(vote)
      return keyring.find(vote).type === 'closed' ? countedOf(vote) : null
    },
  }
}

/** Whoever asks for the same while it is being done gets the same answer. */
function shared<Result>(
  running: Map<string, Promise<Result>>,
  name: string,
  act: () => Promise<Result>,
): Promise<Result> {
  const there = running.get(name)
  if (there !== undefined) return there
  const result = act().finally(() => running.delete(name))
  running.set(name, result)
  return result
}
