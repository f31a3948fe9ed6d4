import type { KeptCaptions, Meeting } from '@alongside/meeting'
import { mayKnowOfInMeeting, mayReadCaption, type Space } from '@alongside/space'
import type { CaptionLines } from '@alongside/storage'

/** What is kept of the captions of a meeting, as far as a person may read it now. */
export async function captionsView(
  captions: Pick<CaptionLines, 'of'>,
  space: Space,
  { id, captions: { dropped } }: Meeting,
  reader: string,
): Promise<KeptCaptions> {
  const since = dropped?.at ?? 0
  const kept = (await captions.of(id)).filter(({ at }) => at > since)
  // Thousands of lines stand under a few items, by a few people.
  const open = those(
    kept.map(({ item }) => item),
    (item) => mayReadCaption(space, reader, id, item),
  )
  const known = those(
    kept.map(({ person }) => person),
    (person) => mayKnowOfInMeeting(space, reader, id, person),
  )
  return {
    lines: kept
      .filter(({ item }) => open.has(item))
      .map(({ line, item, person, words, at }) => ({
        id: line,
        item,
        by: known.has(person) ? person : null,
        words,
        at,
      })),
  }
}

/** Those of some values for which something holds, each asked about once. */
function those<Value>(values: readonly Value[], holds: (value: Value) => boolean): ReadonlySet<Value> {
  return new Set([...new Set(values)].filter(holds))
}
