import { originViews, piecesOf, stretchesOf, type Author } from '@alongside/attribution'
import {
  holdsId,
  idsWithin,
  idsWithout,
  readSuggestions,
  saysTheSame,
  type Id,
  type OpenEntry,
  type Suggestions,
} from '@alongside/flow'
import { entryOfKey, nibOf, penOfSuggestion, type IdRange, type Writer } from '@alongside/protocol'
import type * as Y from 'yjs'
import { writersIn } from './attributions.ts'
import { createBlockBefore, type BlockBefore, type BlockSources } from './block-before.ts'
import { theOne, type AskedOf } from './read-suggestions.ts'

/** Where it is looked up who suggested something. */
export interface AskedSources extends BlockSources {
  readonly writersOf: (section: string) => Promise<readonly Writer[]>
}

/** What a suggestion says of letters, or of a block, of a section, as it stood there after a row. */
interface Claim {
  readonly section: string
  readonly upTo: number
  readonly of: string
  readonly entry: OpenEntry['entry']
  readonly range: IdRange
  /** The unit of the entry that says it. */
  readonly put: Id
  /** All that is said there in this way: of whom a claim is, is asked of each range. */
  readonly said: readonly IdRange[]
}

/** So often words are followed back from one section to the one before. */
const mostSections = 20
/** So often words are followed back within a section. */
const mostPlaces = 500
/** So many blocks are followed back for one reading of a section. */
const mostBlocks = 1_000
/** How many answers are kept. */
const mostKept = 1_000

/**
 * Says of a claim whose it is, if all that it is about came, as the log proves, from where a suggestion of theirs said
 * the same (F46). What it has read it keeps, so it is made anew for each reading.
 */
function proofIn(sources: AskedSources): (claim: Claim) => Promise<Author | null> {
  const { log, writersOf, attributionUpTo, documentAt } = sources
  const blockBefore = createBlockBefore(sources)
  const read = new Map<string, Suggestions>()
  let blocks = mostBlocks

  async function suggestedAt(section: string, seq: number): Promise<Suggestions> {
    const name = `${section} ${seq}`
    const known = read.get(name)
    if (known !== undefined) return known
    const doc = await documentAt(section, seq)
    const suggestions = readSuggestions(doc)
    doc.destroy()
    read.set(name, suggestions)
    return suggestions
  }

  /** Whoever suggested it, if what a claim is about came from elsewhere, where it was suggested. */
  async function proven(claim: Claim, again: number): Promise<Author | null> {
    if (again >= mostSections) return null
    return nibOf(claim.range[0]).marker ? provenByLetters(claim, again) : provenBySources(claim, again)
  }

  /** That of a block: it came from the one that its letters came from. */
  async function provenByLetters(claim: Claim, again: number): Promise<Author | null> {
    const [client, from, to] = claim.range
    const found: (Author | null)[] = []
    for (let clock = from; clock < to; clock++) {
      if (blocks-- <= 0) return null
      const before = await blockBefore(claim.section, claim.upTo, { client, clock }, claim.put)
      if (before === null || !isStillMeant(claim, before)) return null
      const { marker } = before
      const range: IdRange = [marker.client, marker.clock, marker.clock + 1]
      found.push(await saidIn({ ...claim, ...placeOf(before), range }, again + 1))
    }
    return theOne(found)
  }

  /** That of letters: they are the same as those that they came from. */
  async function provenBySources(claim: Claim, again: number): Promise<Author | null> {
    const { section, upTo, range } = claim
    const attribution = await attributionUpTo(section, upTo)
    const [client, from, to] = range
    // A source counts only where the letters are the same (A4).
    const isCredited = piecesOf(attribution, client, from, to).every(({ placed }) => placed !== null)
    const stretches = stretchesOf(attribution, client, from, to)
    const [first, last] = [stretches[0], stretches.at(-1)]
    if (!isCredited || first === undefined || last === undefined) return null
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
    const suggestions = await suggestedAt(section, upTo)
    // What was decided is suggested no more.
    const same = suggestions.entries.filter((one) => saysTheSame(one.entry, entry))
    const idsIn = (some: readonly OpenEntry[]) => some.flatMap((one) => one.entry.ids)
    const own = idsIn(same.filter(({ suggestion }) => suggestion === of))
    const carried = same.filter(({ suggestion }) => suggestions.carriedBy(suggestion) === of)
    const said = idsIn(carried)
    const before = originViews(attribution, writers, 0).toReversed()
    const holder = writers(penOfSuggestion(of) ?? 0)

    const found: (Author | null)[] = []
    async function look(range: IdRange, places: number): Promise<void> {
      if (idsWithin([range], own).length > 0) found.push(holder ?? null)
      const passed = idsWithout([range], own)
      const there = idsWithin(passed, said)
      for (const part of there) found.push(await carriedOn(carried, { ...claim, range: part, said }, again))
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

  /** That of a part of what several entries may say, which go on with it. */
  async function carriedOn(
    carried: readonly OpenEntry[],
    claim: Claim,
    again: number,
  ): Promise<Author | null> {
    const [client, from] = claim.range
    const one = carried.find(({ entry }) => holdsId(entry.ids, { client, clock: from }))
    const put = entryOfKey(one?.key ?? '')
    return put === null ? null : proven({ ...claim, put }, again)
  }

  return (claim) => proven(claim, 0)
}

/**
 * Finds who suggested what somebody says that others had suggested of words that they moved here from another section
 * (F46): an entry that is carried on is that of a person only if each of its letters and blocks came, as the log
 * proves, from one of which that person's suggestion said the same there. Null: nobody's but whoever moved them.
 */
export function createAskedBy(sources: AskedSources) {
  const known = new Map<string, Author | null>()

  /** Who suggested what an entry of a section says that goes on with another's; null: nobody who is proven to have. */
  async function askedBy(
    where: Pick<Claim, 'section' | 'upTo' | 'of' | 'said'>,
    { suggestion, key, entry }: OpenEntry,
    prove: ReturnType<typeof proofIn>,
  ): Promise<Author | null> {
    const name = JSON.stringify([where.section, suggestion, key, entry])
    const answer = known.get(name)
    if (answer !== undefined) return answer
    const found: (Author | null)[] = []
    const put = entryOfKey(key)
    for (const range of entry.ids)
      found.push(put === null ? null : await prove({ ...where, entry, put, range }))
    const author = theOne(found)
    if (known.size >= mostKept) known.clear()
    known.set(name, author)
    return author
  }

  /** Who suggested what is carried on in a document of a section after a row, entry by entry. */
  return async (doc: Y.Doc, section: string, seq: number): Promise<AskedOf> => {
    const suggestions = readSuggestions(doc)
    const found = new Map<string, (Author | null)[]>()
    const prove = proofIn(sources)
    const told = [...suggestions.entries, ...suggestions.decided]
    for (const one of told) {
      const of = suggestions.carriedBy(one.suggestion)
      if (of === null) continue
      const all = told.filter(
        ({ suggestion, entry }) => suggestion === one.suggestion && saysTheSame(entry, one.entry),
      )
      const said = all.flatMap(({ entry }) => entry.ids)
      const author = await askedBy({ section, upTo: seq, of, said }, one, prove)
      found.set(one.suggestion, [...(found.get(one.suggestion) ?? []), author])
    }
    return found
  }
}

/**
 * Says whether a block that was moved would become what it would have become where it was: its beginning goes only with
 * what came before it, or with the block as a whole.
 */
function isStillMeant({ entry, said }: Claim, { isBehindTheSame, letters }: BlockBefore): boolean {
  if (entry.type === 'block' || isBehindTheSame) return true
  return entry.type === 'remove' && idsWithout(letters, said).length === 0
}

function placeOf({ section, upTo }: { readonly section: string; readonly upTo: number }) {
  return { section, upTo }
}
