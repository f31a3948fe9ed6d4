import { Refusal, type EventEnvelope } from '@alongside/protocol'
import {
  inAddress,
  maySettleSaid,
  readEvent,
  wordsAt,
  withWordsAt,
  type EventSpot,
  type SaidPlace,
  type Space,
} from '@alongside/space'
import type { CaptionLines, ErasedWith, EventLog } from '@alongside/storage'
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

/** What is to stand at the spots of a place, and where that is kept. */
interface Replaced {
  readonly put: string
  readonly events: ErasedWith['events']
  readonly captions: NonNullable<ErasedWith['captions']>
}

export interface ReplaceSaidDeps {
  readonly spaces: Pick<Spaces, 'runWith' | 'spaceOf'>
  readonly events: Pick<EventLog, 'read'>
  readonly captions: Pick<CaptionLines, 'of'>
}

/**
 * Puts a label in the place of a name in what people said, in the very events and lines of captions that hold it, together
 * with the event that says so: all of it or nothing, also if the process dies (D79, D87, D103). An address leads where it
 * did by what stands in it then, and by nothing else. Throws `Refusal` for a place that is not there, that somebody dealt
 * with meanwhile, or that they may not deal with.
 */
export async function replaceSaid(
  deps: ReplaceSaidDeps,
  { space, place, label, by }: ReplacingSaid,
): Promise<void> {
  const plan: Parameters<Spaces['runWith']>[1] = async (now) => {
    const found = now.saidPlaces.get(place)
    if (found === undefined || !maySettleSaid(now, by, found.audience)) return null
    const logged = await deps.events.read(space, 0)
    const { put, events, captions } =
      (await inAddresses(deps, now, { logged, found, label })) ??
      (await inWords(deps, { logged, found, label }))
    const ask = { do: 'settleSaidName', place, put: put.length } as const
    return { ask, erased: { texts: [], events, captions } }
  }
  const outcome = await deps.spaces.runWith(space, plan, { person: by })
  if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
}

interface Replacing {
  readonly logged: readonly EventEnvelope[]
  readonly found: SaidPlace
  readonly label: string
}

async function inWords(
  { captions }: Pick<ReplaceSaidDeps, 'captions'>,
  { logged, found: { spots }, label }: Replacing,
): Promise<Replaced> {
  const inEvents = spots.filter((spot) => 'seq' in spot)
  const put = [label, shortest].find((words) => replaced(logged, inEvents, words).every(isRead)) ?? shortest
  const lines: Replaced['captions'][number][] = []
  for (const { meeting, line, from, length } of spots.filter((spot) => 'line' in spot)) {
    // What was kept may have been thrown away meanwhile.
    const kept = (await captions.of(meeting)).find((one) => one.line === line)
    if (kept !== undefined) lines.push({ meeting, line, words: withPart(kept.words, { from, length }, put) })
  }
  return { put, events: replaced(logged, inEvents, put), captions: lines }
}

/** Null where a place is in no address. */
async function inAddresses(
  { spaces }: Pick<ReplaceSaidDeps, 'spaces'>,
  space: Space,
  { logged, found: { spots }, label }: Replacing,
): Promise<Replaced | null> {
  const [spot] = spots
  if (spot === undefined || 'line' in spot || spot.path !== 'slug') return null
  const event = logged.find(({ seq }) => seq === spot.seq)
  const address = wordsAt(event?.payload, spot.path) ?? ''
  const part = { from: spot.from, to: spot.from + spot.length }
  const ofDocuments = new Set([...space.documents.values()].map(({ slug }) => slug))
  const isTaken = async (one: string) =>
    event?.kind === 'documentCreated' ? ofDocuments.has(one) : (await spaces.spaceOf('slug', one)) !== null
  for (let n = 1; ; n += 1) {
    const put = inAddress(address, part, label, n)
    if (await isTaken(withPart(address, spot, put))) continue
    return { put, events: replaced(logged, [spot], put), captions: [] }
  }
}

function withPart(text: string, { from, length }: Pick<EventSpot, 'from' | 'length'>, put: string): string {
  // What was said to somebody who was invited may be gone as a whole.
  return text.length < from + length ? text : text.slice(0, from) + put + text.slice(from + length)
}

/** The events of a place as they read with other words there; several spots of one event one after the other. */
function replaced(
  logged: readonly EventEnvelope[],
  spots: readonly EventSpot[],
  put: string,
): ErasedWith['events'] {
  const bySeq = Map.groupBy(spots, ({ seq }) => seq)
  return logged
    .filter(({ seq }) => bySeq.has(seq))
    .map(({ seq, kind, payload }) => ({
      seq,
      kind,
      payload: (bySeq.get(seq) ?? []).reduce((left: unknown, spot) => {
        const text = wordsAt(left, spot.path)
        return text === null ? left : withWordsAt(left, spot.path, withPart(text, spot, put))
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
