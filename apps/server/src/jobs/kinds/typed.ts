import { idSchema } from '@alongside/protocol'
import { withoutOwnRemovals } from '@alongside/attribution'
import { saidIn, selfOf, voicedIn, type Space } from '@alongside/space'
import type { Batch, NewJob } from '@alongside/storage'
import { z } from 'zod'
import type { SectionRead } from '../../reader/read-section.ts'
import type { Reader } from '../../reader/reader.ts'
import type { Spaces } from '../../spaces/spaces.ts'
import { standingIn } from '../../typed/typed-words.ts'
import { usualWaitsMs, type JobKind, type JobPlanner } from '../kind.ts'

const kind = 'tellTyped'

const payloadSchema = z.object({ section: idSchema })

/** Rows of one moment are looked at together, and of a section that is written in no more often than this, in milliseconds. */
const [leastMs, mostMs] = [250, 5_000]
/** How long a commit may take that began at the very end of a while, in milliseconds. */
const slowestCommitMs = 2_000

/**
 * The job that follows from rows that are about to be written in a section in which somebody typed for another: any of
 * them may bring such words, or take some away.
 */
export function planTyped(
  { section }: Pick<Batch, 'section'>,
  gatherMs: number,
  now: number,
): readonly NewJob[] {
  const lasts = Math.min(Math.max(gatherMs, leastMs), mostMs)
  const which = Math.floor(now / lasts)
  const dueAt = (which + 1) * lasts + Math.min(lasts, slowestCommitMs)
  return [{ kind, key: `${section} ${which}`, space: null, dueAt, payload: { section } }]
}

/** Once something was said of such words: others may have come since they were read. */
export const planTypedAgain: JobPlanner = ({ space, happened }) =>
  happened.flatMap(({ event, at }) =>
    event.kind === 'voiceConfirmed' || event.kind === 'voiceDisowned'
      ? [
          {
            kind,
            key: `${event.payload.section} said ${space.head}`,
            space: null,
            dueAt: at,
            payload: { section: event.payload.section },
          },
        ]
      : [],
  )

export interface TypedDeps {
  readonly spaces: Pick<Spaces, 'spaceOf' | 'run'>
  readonly reader: Pick<Reader, 'read'>
}

/** Writes into the log of a space for whom words wait in a section that others typed for them, once until they say something. */
export function typedTellings({ spaces, reader }: TypedDeps): JobKind {
  /** Says whether somebody took something out of what they had confirmed: then it is looked at again as it stands now. */
  async function keepConfirmed(space: Space, section: string, read: SectionRead): Promise<boolean> {
    let isKept = false
    for (const [voice, { confirmed }] of saidIn(space, section)) {
      const self = selfOf(space, voice)
      const own = read.removals.filter(({ hand }) => selfOf(space, hand) === self)
      const runs = read.blocks.map((block) => block.runs)
      const blocks = withoutOwnRemovals(runs, confirmed, own)
      if (blocks === null) continue
      const ask = { do: 'keepConfirmed', section, person: voice, upTo: read.seq, blocks } as const
      const outcome = await spaces.run(space.id, ask, { person: self })
      isKept ||= !('refusal' in outcome)
    }
    return isKept
  }

  return {
    kind,
    waitsMs: usualWaitsMs,
    async run({ payload }) {
      const { section } = payloadSchema.parse(payload)
      const space = await spaces.spaceOf('section', section)
      if (space === null) return { type: 'done' }
      const read = await reader.read(section)
      if (await keepConfirmed(space, section, read)) return { type: 'done' }
      const blocks = standingIn(space, section, read)
      const open = blocks.flat().filter(({ standing, text }) => standing === 'open' && text.trim() !== '')
      const waiting = new Map(open.map(({ writer }) => [writer.voice, writer.hand]))
      for (const person of new Set([...waiting.keys(), ...voicedIn(space, section).keys()])) {
        const hand = waiting.get(person)
        const ask = { do: 'tellTyped', section, person, waits: hand !== undefined } as const
        await spaces.run(space.id, ask, { person: hand ?? person })
      }
      return { type: 'done' }
    },
  }
}
