import type { SuggestionView } from '@alongside/protocol'
import type { ReadSuggestion } from '../../reader/read-suggestions.ts'
import type { Names } from './names.ts'

/** The people whose names stand with suggestions. */
export function peopleInSuggestions(suggested: readonly ReadSuggestion[]): readonly string[] {
  return suggested.flatMap(({ writer, mover, fate }) => [
    writer.voice,
    writer.hand,
    ...(mover === null ? [] : [mover.hand]),
    ...(fate === null ? [] : [fate.writer.hand]),
  ])
}

/** A suggestion with the people named as they chose to be shown. */
export function suggestionView(
  { id, writer, mover, at, changes, stands, fate }: ReadSuggestion,
  names: Names,
): SuggestionView {
  const who = (person: string) => ({ ...names.who(person), name: names.of(person) })
  return {
    id,
    voice: who(writer.voice),
    capacity: writer.capacity,
    hand: writer.hand === writer.voice ? null : who(writer.hand),
    ...(mover !== null && { moved: who(mover.hand) }),
    at,
    changes: [...changes],
    stands,
    // Whoever decides does so themselves, also while they type another's words.
    fate: fate === null ? null : { is: fate.is, key: fate.key, by: who(fate.writer.hand), at: fate.at },
  }
}
