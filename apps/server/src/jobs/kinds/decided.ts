import { idSchema } from '@alongside/protocol'
import { decidedKey, type Space } from '@alongside/space'
import type { Batch, NewJob } from '@alongside/storage'
import { z } from 'zod'
import type { Reader } from '../../reader/reader.ts'
import type { ReadSuggestion } from '../../reader/read-suggestions.ts'
import type { Spaces } from '../../spaces/spaces.ts'
import { usualWaitsMs, type JobKind } from '../kind.ts'

const kind = 'tellDecided'

const payloadSchema = z.object({
  section: idSchema,
  /** When the first of the rows was written that it is about. */
  since: z.number().int(),
})

/** Every update that decides something names the root in which decisions stand. */
const mark = Buffer.from('fates')

/** However soon mails go out, decisions of one moment are told together, in milliseconds. */
const momentMs = 250
/** How long a commit may take that began at the very end of a while, in milliseconds. */
const slowestCommitMs = 2_000

/**
 * The job that follows from rows that are about to be written, in which suggestions may be decided. Those of one while
 * are told together, so that whoever accepts thirty suggestions one by one tells of it once. Where rows only hold
 * that word, the job finds nothing.
 */
export function planDecided(
  { section, rows }: Pick<Batch, 'section' | 'rows'>,
  gatherMs: number,
  now: number,
): readonly NewJob[] {
  const row = rows.find(({ bytes }) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(mark),
  )
  if (row === undefined) return []
  const lasts = Math.max(gatherMs, momentMs)
  const which = Math.floor(now / lasts)
  const dueAt = (which + 1) * lasts + Math.min(lasts, slowestCommitMs)
  return [{ kind, key: `${section} ${which}`, space: null, dueAt, payload: { section, since: row.at } }]
}

export interface DecidedDeps {
  readonly spaces: Pick<Spaces, 'spaceOf' | 'run'>
  readonly reader: Pick<Reader, 'suggested'>
}

/** Writes into the log of a space whose suggestions were decided in a section, by whom, and how many. */
export function decisions({ spaces, reader }: DecidedDeps): JobKind {
  return {
    kind,
    waitsMs: usualWaitsMs,
    async run({ payload }) {
      const { section, since } = payloadSchema.parse(payload)
      const space = await spaces.spaceOf('section', section)
      if (space === null) return { type: 'done' }
      const decided = (await reader.suggested(section)).flatMap((one) =>
        decidedIn(space, section, since, one),
      )
      for (const [by, theirs] of Map.groupBy(decided, (one) => one.by)) {
        const upTo = Math.max(...theirs.map(({ at }) => at))
        const ask = { do: 'tellDecided', section, upTo, of: countOf(theirs) } as const
        await spaces.run(space.id, ask, { person: by })
      }
      return { type: 'done' }
    },
  }
}

interface Decided {
  readonly by: string
  readonly at: number
  readonly of: string
  readonly id: string
  readonly is: 'accepted' | 'rejected'
}

/** A suggestion that was decided and of which nobody was told yet. */
function decidedIn(
  space: Space,
  section: string,
  since: number,
  { id, writer, fate }: ReadSuggestion,
): readonly Decided[] {
  if (fate === null) return []
  const by = fate.writer.hand
  const told = space.decided.get(decidedKey(section, by)) ?? since - 1
  return fate.at > told ? [{ by, at: fate.at, of: writer.voice, id, is: fate.is }] : []
}

/** How many suggestions of each person; one that was decided in pieces counts once. */
function countOf(decided: readonly Decided[]) {
  const count = (some: readonly Decided[], is: Decided['is']) =>
    new Set(some.flatMap((one) => (one.is === is ? [one.id] : []))).size
  return [...Map.groupBy(decided, (one) => one.of)].map(([person, theirs]) => ({
    person,
    accepted: count(theirs, 'accepted'),
    rejected: count(theirs, 'rejected'),
  }))
}
