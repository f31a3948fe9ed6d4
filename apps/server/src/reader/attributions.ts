import {
  creditRows,
  emptyAttribution,
  findPassage,
  wantedBy,
  type Attribution,
  type Passage,
  type Wanted,
  type WriterOf,
} from '@alongside/attribution'
import type { Writer } from '@alongside/protocol'
import type { TextLog } from '@alongside/storage'

/** What is kept of a section, with about how much room it takes. */
interface Kept {
  readonly attribution: Attribution
  readonly bytes: number
}

/**
 * Whose the words of sections are, read from their logs as far as it is asked for, and kept within `cacheBytes`.
 * `start` tells how a section stands, and sees to it that nothing is kept of one that was set back meanwhile; `stored`
 * is what was read before and stored, or null.
 */
export function createAttributions(
  log: Pick<TextLog, 'rows'>,
  start: TextLog['start'],
  stored: (section: string) => Promise<Attribution | null>,
  cacheBytes: number,
) {
  const kept = new Map<string, Kept>() // the one used last stands last
  let keptBytes = 0
  /** How often a section was let go of. */
  const forgotten = new Map<string, number>()

  /** Keeps an attribution, unless more is known of its section. */
  function keep(attribution: Attribution): void {
    const { section, seq } = attribution
    const known = kept.get(section)
    const isNews = known === undefined || known.attribution.seq < seq
    const next = isNews ? { attribution, bytes: bytesOf(attribution) } : known
    keptBytes += next.bytes - (known?.bytes ?? 0)
    kept.delete(section)
    kept.set(section, next)
    for (const [oldest, one] of kept) {
      if (keptBytes <= cacheBytes || oldest === section) return
      kept.delete(oldest)
      keptBytes -= one.bytes
    }
  }

  /** Lets go of what is kept of a section; what is being read of it now is not kept either. */
  function forget(section: string): void {
    forgotten.set(section, (forgotten.get(section) ?? 0) + 1)
    keptBytes -= kept.get(section)?.bytes ?? 0
    kept.delete(section)
  }

  /** The attribution of a section up to a row or further: what has been credited never changes, unless it is erased. */
  async function upTo(section: string, seq: number): Promise<Attribution> {
    const times = forgotten.get(section)
    const known = kept.get(section)?.attribution ?? (await stored(section)) ?? emptyAttribution(section)
    if (forgotten.get(section) === times) keep(known)
    if (known.seq >= seq) return known
    const rows = await log.rows(section, known.seq, seq)
    const passages = new Map<string, Passage | null>()
    for (const wanted of wantedBy(section, rows)) passages.set(keyOf(wanted), await find(wanted))
    // Words that came and went between two sections may have taken this one on meanwhile.
    const meanwhile = kept.get(section)?.attribution
    const now = meanwhile !== undefined && meanwhile.seq > known.seq ? meanwhile : known
    const attribution = creditRows(
      now,
      rows.filter((row) => row.seq > now.seq),
      (wanted) => passages.get(keyOf(wanted)) ?? null,
    )
    if (forgotten.get(section) === times) keep(attribution)
    return attribution
  }

  /** Words of another section; a source is older than what came from it, so this comes to an end. */
  async function find(wanted: Wanted): Promise<Passage | null> {
    const writerOf = writersIn((await start(wanted.section)).pens)
    const attribution = await upTo(wanted.section, wanted.upTo)
    const answer = findPassage(attribution, writerOf, wanted)
    if (answer.is !== 'unsure') return answer.is === 'found' ? answer.passage : null
    const rows = await log.rows(wanted.section, answer.after, answer.upTo)
    const sure = findPassage(attribution, writerOf, wanted, rows)
    return sure.is === 'found' ? sure.passage : null
  }

  return { upTo, forget }
}

/** Finds who writes with a pen of a section. */
export function writersIn(pens: readonly Writer[]): WriterOf {
  const byPen = new Map(pens.map((writer) => [writer.pen, writer]))
  return (pen) => byPen.get(pen)
}

function bytesOf({ records }: Attribution): number {
  let bytes = 0
  for (const { units, gaps, stretches, placements, removals } of records.values())
    bytes += units.byteLength + 64 * (gaps.length + stretches.length + placements.length + removals.length)
  return bytes
}

function keyOf({ section, client, clock, length, upTo }: Wanted): string {
  return `${section} ${client} ${clock} ${length} ${upTo}`
}
