import type { Anchor, QuotedSuggestion } from '@alongside/protocol'
import type { SpaceEvent } from './event.ts'

/** What was erased: letters of sections by their ids, and what they said. */
export interface Gone {
  /** Of each section in which letters were erased: from clock `from` up to but not including `to`. */
  readonly ranges: ReadonlyMap<
    string,
    readonly { readonly client: number; readonly from: number; readonly to: number }[]
  >
  /** The words, stretch by stretch. */
  readonly words: readonly string[]
  /** What stands for each unit of them. */
  readonly sign: string
  /** Whether what somebody said about a section may be changed where it says these words. */
  readonly maySay: (section: string, by: string | null) => boolean
}

/** What says fewer letters than this says no words: they would be found everywhere. */
const leastLetters = 4

/**
 * An event without words that were erased, or the very one that was given if it holds none of them. What quotes letters
 * is found by their ids; what people said in words of their own, where it says all of a stretch as whole words.
 */
export function withoutWords(event: SpaceEvent, by: string | null, gone: Gone): SpaceEvent {
  switch (event.kind) {
    case 'commented': {
      const { section, anchor, suggestion, words } = event.payload
      const ranges = gone.ranges.get(section)
      if (ranges === undefined) return event
      const payload = {
        ...event.payload,
        anchor: anchor && withoutRanges(anchor, ranges, gone.sign),
        words: said(words, section, by, gone),
        ...(suggestion && { suggestion: withoutQuoted(suggestion, gone) }),
      }
      const isSame = payload.anchor === anchor && payload.words === words && payload.suggestion === suggestion
      return isSame ? event : { ...event, payload }
    }
    case 'replied':
    case 'reworded': {
      const { section } = event.payload
      const words = said(event.payload.words, section, by, gone)
      return words === event.payload.words ? event : withPayload(event, words)
    }
    case 'resolved': {
      const { section, outcome } = event.payload
      const left = outcome && said(outcome, section, by, gone)
      return left === outcome ? event : { ...event, payload: { ...event.payload, outcome: left } }
    }
    case 'wordsHanded': {
      // They go from one person to another and were in nobody's text: they hold what a page did that was set back.
      const words = gone.ranges.has(event.payload.section)
        ? withoutPhrases(event.payload.words, gone)
        : event.payload.words
      return words === event.payload.words ? event : { ...event, payload: { ...event.payload, words } }
    }
    default:
      return event
  }
}

function withPayload(
  event: Extract<SpaceEvent, { kind: 'replied' | 'reworded' }>,
  words: string,
): SpaceEvent {
  return event.kind === 'replied'
    ? { kind: event.kind, payload: { ...event.payload, words } }
    : { kind: event.kind, payload: { ...event.payload, words } }
}

function said(words: string, section: string, by: string | null, gone: Gone): string {
  return gone.ranges.has(section) && gone.maySay(section, by) ? withoutPhrases(words, gone) : words
}

/** A quotation of letters in which other signs stand for some; line breaks stay. */
function withoutRanges(
  anchor: Anchor,
  ranges: readonly { readonly client: number; readonly from: number; readonly to: number }[],
  sign: string,
): Anchor {
  const isGone = (client: number, clock: number): boolean =>
    ranges.some((range) => range.client === client && range.from <= clock && clock < range.to)
  const letters = anchor.letters.map((part) => ({
    ...part,
    text: Array.from({ length: part.text.length }, (_, at) => {
      const unit = part.text.charAt(at)
      return unit !== '\n' && isGone(part.client, part.clock + at) ? sign : unit
    }).join(''),
  }))
  const left = letters.map(({ text }) => text.replaceAll('\n', '')).join('')
  if (left === anchor.letters.map(({ text }) => text.replaceAll('\n', '')).join('')) return anchor
  let at = 0
  const quote = anchor.quote.replaceAll(/[^\n]/g, () => left.charAt(at++))
  return { quote, letters }
}

/** A suggestion as it was quoted, whose long words are cut off: so a part of the words counts too. */
function withoutQuoted(suggestion: QuotedSuggestion, gone: Gone): QuotedSuggestion {
  const quoted = (words: string): string => {
    const part = words.replace(/…$/, '').trim()
    const isPart = part.length >= leastLetters && gone.words.some((one) => one.includes(part))
    return isPart ? gone.sign.repeat(words.length) : withoutPhrases(words, gone)
  }
  const changes = suggestion.changes.map((change) => {
    if (!('words' in change)) return change
    const words = quoted(change.words)
    return change.is === 'replace' ? { ...change, words, by: quoted(change.by) } : { ...change, words }
  })
  return JSON.stringify(changes) === JSON.stringify(suggestion.changes)
    ? suggestion
    : { ...suggestion, changes }
}

function withoutPhrases(words: string, { words: phrases, sign }: Gone): string {
  return phrases
    .map((phrase) => phrase.trim())
    .filter(({ length }) => length >= leastLetters)
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (left, phrase) => left.replaceAll(wholeWords(phrase), (found) => sign.repeat(found.length)),
      words,
    )
}

function wholeWords(phrase: string): RegExp {
  const escaped = phrase
    .replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
    .replaceAll(/\s+/gu, String.raw`\s+`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'giu')
}
