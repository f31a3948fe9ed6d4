import { openIdsOf, type Flow } from '@alongside/flow'
import { nibOf, penOfSuggestion, type SuggestionView, type Writer } from '@alongside/protocol'
import { keyOfWriter, type Author, type Credits } from './authors.ts'

/** Whose a suggestion is, and who put it where it stands, if that was another; null while it is not known here. */
export interface Suggester {
  readonly writer: Writer | null
  readonly mover: Writer | null
}

/** Whose suggestions are, by their ids, as the server tells. */
export type ToldSuggesters = ReadonlyMap<string, Author>

/** Reads whose the suggestions of a section are. */
export function toldSuggesters(told: readonly SuggestionView[]): ToldSuggesters {
  return new Map(
    told.map(({ id, voice, hand, capacity }) => [
      id,
      { voice: voice.id, hand: (hand ?? voice).id, capacity },
    ]),
  )
}

/**
 * Whose an open suggestion is. One that somebody moved is whose the server says, which alone has the proof of what says
 * something of others' words and blocks (F46, F48); until it does, that of whoever wrote its words, if they all were first
 * written elsewhere by one person (F43).
 */
export function suggesterOf(
  flow: Flow,
  suggestion: string,
  credits: Credits,
  told: ToldSuggesters,
): Suggester {
  const holder = credits.writers.get(penOfSuggestion(suggestion) ?? 0) ?? null
  if (holder === null || flow.suggestions.carriedBy(suggestion) === null)
    return { writer: holder, mover: null }
  const author = told.get(suggestion) ?? writerOfWords(flow, suggestion, credits)
  if (author === null || author.hand === holder.hand) return { writer: holder, mover: null }
  return { writer: { ...author, pen: holder.pen }, mover: holder }
}

function writerOfWords(flow: Flow, suggestion: string, { origins }: Credits): Author | null {
  const letters = openIdsOf(flow, suggestion).filter(([client]) => !nibOf(client).marker)
  const parts = letters.flatMap(([client, clock, end]) =>
    origins.partsOf({ client, clock, text: ' '.repeat(end - clock) }),
  )
  const author = parts[0]?.origin?.author
  const isOne = parts.every(
    ({ origin }) => origin && author && keyOfWriter(origin.author) === keyOfWriter(author),
  )
  return isOne ? (author ?? null) : null
}
