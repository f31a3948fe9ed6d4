import { openIdsOf, type Flow } from '@alongside/flow'
import { nibOf, penOfSuggestion, type Writer } from '@alongside/protocol'
import { keyOfWriter, type Credits } from './authors.ts'

/** Whose a suggestion is, and who put it where it stands, if that was another; null while it is not known here. */
export interface Suggester {
  readonly writer: Writer | null
  readonly mover: Writer | null
}

/**
 * Whose an open suggestion is. One that somebody moved is that of whoever wrote its words, if they all were first written
 * elsewhere by one person, as the server says (F43).
 */
export function suggesterOf(flow: Flow, suggestion: string, { writers, origins }: Credits): Suggester {
  const holder = writers.get(penOfSuggestion(suggestion) ?? 0) ?? null
  if (holder === null || flow.suggestions.carriedBy(suggestion) === null)
    return { writer: holder, mover: null }
  const letters = openIdsOf(flow, suggestion).filter(([client]) => !nibOf(client).marker)
  const parts = letters.flatMap(([client, clock, end]) =>
    origins.partsOf({ client, clock, text: ' '.repeat(end - clock) }),
  )
  const author = parts[0]?.origin?.author
  const isOne = parts.every(
    ({ origin }) => origin && author && keyOfWriter(origin.author) === keyOfWriter(author),
  )
  if (author === undefined || !isOne || author.hand === holder.hand) return { writer: holder, mover: null }
  return { writer: { ...author, pen: holder.pen }, mover: holder }
}
