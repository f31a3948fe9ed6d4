import type { Block, Id } from './block.ts'
import type { Place } from './cursor.ts'

/** Letters that something holds on to: unit `i` of `text` has the id `{client, clock: clock + i}`. */
export interface AnchorPart extends Id {
  readonly text: string
}

/** Where an anchor stands: from its first letter that stands to behind its last. */
export interface Standing {
  readonly from: Place
  readonly to: Place
}

/** Letters in a row, with the place where they stand. */
export interface Stretch extends AnchorPart {
  readonly place: Place
}

/**
 * The letters between two places, as something can hold on to them whatever becomes of the text (F9): at most
 * `most` units, in at most `mostParts` parts, and of each character all units or none. Empty where no words stand.
 */
export function anchorOf(
  blocks: readonly Block[],
  from: Place,
  to: Place,
  { most, mostParts }: { readonly most: number; readonly mostParts: number },
): readonly AnchorPart[] {
  const parts: AnchorPart[] = []
  let rest = most
  for (const { client, clock, text, place } of stretchesOf(blocks)) {
    const begin = place.block < from.block ? Infinity : place.block === from.block ? from.offset : 0
    const end = place.block > to.block ? -Infinity : place.block === to.block ? to.offset : Infinity
    const chosen = Math.max(begin - place.offset, 0)
    const start = cutsCharacter(text, chosen) ? chosen - 1 : chosen
    const stop = Math.max(end - place.offset, chosen)
    const words = text.slice(start, cutsCharacter(text, stop) && stop > chosen ? stop + 1 : stop)
    const kept = words.slice(0, cutsCharacter(words, rest) ? rest - 1 : rest)
    if (chosen >= stop || kept === '' || parts.length >= mostParts) continue
    // Behind what had no room nothing is taken, be it short enough.
    rest = kept.length < words.length ? 0 : rest - kept.length
    parts.push({ client, clock: clock + start, text: kept })
  }
  return parts
}

/** Whether a place stands within a character of two units, as many emoji are. */
function cutsCharacter(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff
}

/** All letters of blocks in their order, as long as their ids go on. */
export function* stretchesOf(blocks: readonly Block[]): Generator<Stretch> {
  for (const [block, { runs }] of blocks.entries()) {
    let offset = 0
    for (const { client, clock, text } of runs) {
      yield { client, clock, text, place: { block, offset } }
      offset += text.length
    }
  }
}
