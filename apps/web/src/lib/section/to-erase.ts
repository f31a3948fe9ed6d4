import { embedCharacter, idsIn, idsWithout, type Block, type Place } from '@alongside/flow'
import { erasingLimits, type LetterSpan } from '@alongside/protocol'
import type { ClientStatus } from '@alongside/sync'
import { joinedLetters } from '#lib/erasing/letters.ts'
import type { BlockAuthors } from './authors.ts'

/** What stands between two places of a text. */
export interface Between {
  readonly from: Place
  readonly to: Place
}

/** Why words cannot be removed for good now: nothing is chosen, or not all of it is theirs to remove. */
export type CannotErase = 'noWords' | 'others' | 'tooMany' | 'unsaved' | 'offline'

/** Where some words in a row stand that begin at a place. */
export function betweenOf({
  place,
  run,
}: {
  readonly place: Place
  readonly run: { readonly text: string }
}): Between {
  return { from: place, to: { ...place, offset: place.offset + run.text.length } }
}

/** Letters that can be removed for good, as far as can be told here: whether they may, says the server. */
export type ToErase =
  | { readonly is: 'letters'; readonly letters: readonly LetterSpan[] }
  | { readonly is: 'cannot'; readonly why: CannotErase }

interface Text {
  readonly blocks: readonly Block[]
  readonly authors: readonly BlockAuthors[]
  readonly status: ClientStatus
  readonly me: string
  /** The person decides here, and may so remove what others wrote too. */
  readonly owns: boolean
}

/** The letters between two places of a text, to be removed for good; or why they cannot be now. */
export function toErase(between: Between, { blocks, authors, status, me, owns }: Text): ToErase {
  const letters = lettersBetween(blocks, between)
  if (letters.length === 0) return cannot('noWords')
  const isOfOthers = authors.some(({ block, runs }) => {
    const [start, end] = within(between, block)
    return runs.some(
      ({ writer, from, text }) => writer.voice !== me && from < end && from + text.length > start,
    )
  })
  if (isOfOthers && !owns) return cannot('others')
  const { mostSpans, mostLetters } = erasingLimits
  if (letters.length > mostSpans || letters.reduce((sum, { length }) => sum + length, 0) > mostLetters)
    return cannot('tooMany')
  // The server is asked about them by their ids, which it must have.
  if (status.is === 'saving') return cannot('unsaved')
  return status.is === 'saved' || status.is === 'back' ? { is: 'letters', letters } : cannot('offline')
}

function cannot(why: CannotErase): ToErase {
  return { is: 'cannot', why }
}

/** The letters by their ids; what is no text, as a picture, is left out. */
function lettersBetween(blocks: readonly Block[], between: Between): readonly LetterSpan[] {
  return joinedLetters(
    blocks.flatMap((block, index) => {
      const embeds = { ...block, runs: block.runs.filter(({ text }) => text === embedCharacter) }
      const ids = idsWithout(idsIn(block, ...within(between, index)), idsIn(embeds, 0, Infinity))
      return ids.map(([client, clock, end]) => ({ client, clock, length: end - clock }))
    }),
  )
}

/** Which units of a block stand between: from, and up to. */
function within({ from, to }: Between, block: number): readonly [number, number] {
  if (block < from.block || block > to.block) return [0, 0]
  return [block === from.block ? from.offset : 0, block === to.block ? to.offset : Infinity]
}
