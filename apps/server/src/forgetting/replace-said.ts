import { Refusal, type EventEnvelope } from '@alongside/protocol'
import { maySettleSaid, readEvent, wordsAt, withWordsAt, type SaidPlace } from '@alongside/space'
import type { ErasedWith, EventLog } from '@alongside/storage'
import { erasedUnit } from '@alongside/sync'
import type { Spaces } from '../spaces/spaces.ts'

/** Where a label is longer than what may stand there, such as in a short title, this says that something is left out. */
const shortest = '…'

export interface ReplacingSaid {
  readonly space: string
  readonly place: string
  readonly label: string
  readonly by: string
}

/**
 * Puts a label in the place of a name in what people said, in the very events that hold it, together with the event that
 * says so: all of it or nothing, also if the process dies (D79, D87). Throws `Refusal` for a place that is not there,
 * that somebody dealt with meanwhile, or that they may not deal with.
 */
export async function replaceSaid(
  { spaces, events }: { readonly spaces: Pick<Spaces, 'runWith'>; readonly events: Pick<EventLog, 'read'> },
  { space, place, label, by }: ReplacingSaid,
): Promise<void> {
  const plan: Parameters<Spaces['runWith']>[1] = async (now) => {
    const found = now.saidPlaces.get(place)
    if (found === undefined || !maySettleSaid(now, by, found.audience)) return null
    const logged = await events.read(space, 0)
    const put = [label, shortest].find((words) => replaced(logged, found, words).every(isRead)) ?? shortest
    return {
      ask: { do: 'settleSaidName', place, put: put.length },
      erased: { texts: [], events: replaced(logged, found, put) },
    }
  }
  const outcome = await spaces.runWith(space, plan, { person: by })
  if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
}

/** The events of a place as they read with other words there; several spots of one event one after the other. */
function replaced(logged: readonly EventEnvelope[], { spots }: SaidPlace, put: string): ErasedWith['events'] {
  const bySeq = Map.groupBy(spots, ({ seq }) => seq)
  return logged
    .filter(({ seq }) => bySeq.has(seq))
    .map(({ seq, kind, payload }) => ({
      seq,
      kind,
      payload: (bySeq.get(seq) ?? []).reduce((left: unknown, { path, from, length }) => {
        const text = wordsAt(left, path)
        // What was said to somebody who was invited may be gone as a whole.
        if (text === null || text.length < from + length) return left
        return withWordsAt(left, path, text.slice(0, from) + put + text.slice(from + length))
      }, payload),
    }))
}

/** Whether nothing is left of words: they were erased with the letters of a text that said the same. */
export function isErased(words: string): boolean {
  return words.replaceAll(erasedUnit, '').trim() === ''
}

/** An event that cannot be read any more would be none. */
function isRead(event: Pick<EventEnvelope, 'kind' | 'payload'>): boolean {
  return readEvent(event) !== null
}
