import type { KeptCaptions, Meeting } from '@alongside/meeting'
import { mayKnowOf, mayReadCaption, memberOf, type Space } from '@alongside/space'
import type { CaptionLines } from '@alongside/storage'

/** What is kept of the captions of a meeting, as far as a person may read it now. */
export async function captionsView(
  captions: Pick<CaptionLines, 'of'>,
  space: Space,
  { id, captions: { dropped } }: Meeting,
  reader: string,
): Promise<KeptCaptions> {
  const since = dropped?.at ?? 0
  const kept = await captions.of(id)
  const lines = kept.filter(({ item, at }) => at > since && mayReadCaption(space, reader, id, item))
  return {
    lines: lines.map(({ line, item, person, words, at }) => {
      const member = memberOf(space, person)
      const isKnown = person === reader || (member !== null && mayKnowOf(space, reader, member))
      return { id: line, item, by: isKnown ? person : null, words, at }
    }),
  }
}
