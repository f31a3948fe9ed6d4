import { originViews, piecesOf, stretchesOf, type Attribution, type Author } from '@alongside/attribution'
import { idsWithout, readSuggestions, saysTheSame, type OpenEntry } from '@alongside/flow'
import { penOfSuggestion, type IdRange, type Writer } from '@alongside/protocol'
import type { TextLog } from '@alongside/storage'
import type * as Y from 'yjs'
import { writersIn } from './attributions.ts'
import { theOne, type AskedOf } from './read-suggestions.ts'

/** Where it is looked up who suggested something. */
export interface AskedSources {
  readonly log: Pick<TextLog, 'rows'>
  readonly writersOf: (section: string) => Promise<readonly Writer[]>
  readonly attributionUpTo: (section: string, seq: number) => Promise<Attribution>
  /** The document of a section after a row, to be destroyed. */
  readonly documentAt: (section: string, seq: number) => Promise<Y.Doc>
}

/** What a suggestion says of letters of a section, as it stood there after a row. */
interface Claim {
  readonly section: string
  readonly upTo: number
  readonly of: string
  readonly entry: OpenEntry['entry']
  readonly range: IdRange
}

/** So often words are followed back from one section to the one before. */
const mostSections = 20
/** So often words are followed back within a section. */
const mostPlaces = 500
/** How many answers are kept. */
const mostKept = 1_000

/**
 * Finds who suggested what somebody says that others had suggested of words that they moved here from another section
 * (F46): an entry that is carried on is that of a person only if each of its letters came, as the log proves, from one of
 * which that person's suggestion said the same there. Null: nobody's but whoever moved them.
 */
export function createAskedBy({ log, writersOf, attributionUpTo, documentAt }: AskedSources) {
  const known = new Map<string, Author | null>()

  /** Whoever suggested it, if the letters of a claim came from elsewhere, where it was suggested. */
  async function provenBySources(claim: Claim, again: number): Promise<Author | null> {
    const { section, upTo, range } = claim
    const attribution = await attributionUpTo(section, upTo)
    const [client, from, to] = range
    // A source counts only where the letters are the same (A4).
    const isCredited = piecesOf(attribution, client, from, to).every(({ placed }) => placed !== null)
    const stretches = stretchesOf(attribution, client, from, to)
    const [first, last] = [stretches[0], stretches.at(-1)]
    if (!isCredited || first === undefined || last === undefined || again >= mostSections) return null
    const rows = await log.rows(section, first.seq - 1, Math.min(last.last, upTo))
    const found: (Author | null)[] = []
    let rest: readonly IdRange[] = [range]
    for (const source of rows.flatMap(({ sources }) => sources)) {
      if ('file' in source.from || source.from.section === section || source.client !== client) continue
      const begin = Math.max(from, source.clock)
      const end = Math.min(to, source.clock + source.length)
      if (begin >= end) continue
      const clock = source.from.clock + begin - source.clock
      const there: IdRange = [source.from.client, clock, clock + end - begin]
      found.push(await saidIn({ ...claim, ...placeOf(source.from), range: there }, again + 1))
      rest = idsWithout(rest, [[client, begin, end]])
    }
    return rest.length === 0 ? theOne(found) : null
  }

  /** Whoever suggested it in a section of its letters, or of those that they were made of there. */
  async function saidIn(claim: Claim, again: number): Promise<Author | null> {
    const { section, upTo, of, entry } = claim
    const writers = writersIn(await writersOf(section))
    const attribution = await attributionUpTo(section, upTo)
    const doc = await documentAt(section, upTo)
    const suggestions = readSuggestions(doc)
    doc.destroy()
    const idsOf = (suggestion: string) =>
      [...(suggestions.roots.get(suggestion)?.values() ?? [])].flatMap((one) =>
        saysTheSame(one, entry) ? one.ids : [],
      )
    const carried = [...suggestions.roots.keys()].filter((one) => suggestions.carriedBy(one) === of)
    const before = originViews(attribution, writers, 0).toReversed()
    const holder = writers(penOfSuggestion(of) ?? 0)

    const found: (Author | null)[] = []
    async function look(range: IdRange, places: number): Promise<void> {
      const own = idsWithout([range], idsWithout([range], idsOf(of)))
      if (own.length > 0) found.push(holder ?? null)
      const passed = idsWithout([range], own)
      const theirs = carried.flatMap(idsOf)
      const there = idsWithout(passed, idsWithout(passed, theirs))
      for (const part of there) found.push(await provenBySources({ ...claim, range: part }, again))
      for (const [client, from, to] of idsWithout(passed, there)) {
        const view = before.find(
          (one) => one.client === client && one.clock <= from && from < one.clock + one.length,
        )
        if (!view?.from || places >= mostPlaces) {
          found.push(null)
          continue
        }
        const end = Math.min(to, view.clock + view.length)
        const clock = view.from.clock + from - view.clock
        await look([view.from.client, clock, clock + end - from], places + 1)
        if (end < to) await look([client, end, to], places + 1)
      }
    }
    await look(claim.range, 0)
    return theOne(found)
  }

  /** Who suggested what an entry of a section says that goes on with another's; null: nobody who is proven to have. */
  async function askedBy(
    section: string,
    upTo: number,
    of: string,
    { suggestion, key, entry }: OpenEntry,
  ): Promise<Author | null> {
    const name = JSON.stringify([section, suggestion, key, entry])
    const answer = known.get(name)
    if (answer !== undefined) return answer
    const found: (Author | null)[] = []
    for (const range of entry.ids) found.push(await provenBySources({ section, upTo, of, entry, range }, 0))
    const author = theOne(found)
    if (known.size >= mostKept) known.clear()
    known.set(name, author)
    return author
  }

  /** Who suggested what is carried on in a document of a section after a row, entry by entry. */
  return async (doc: Y.Doc, section: string, seq: number): Promise<AskedOf> => {
    const suggestions = readSuggestions(doc)
    const found = new Map<string, (Author | null)[]>()
    for (const one of [...suggestions.entries, ...suggestions.decided]) {
      const of = suggestions.carriedBy(one.suggestion)
      if (of === null) continue
      const author = await askedBy(section, seq, of, one)
      found.set(one.suggestion, [...(found.get(one.suggestion) ?? []), author])
    }
    return found
  }
}

function placeOf({ section, upTo }: { readonly section: string; readonly upTo: number }) {
  return { section, upTo }
}
