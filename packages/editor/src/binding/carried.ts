import type { CarriedPiece, Flow } from '@alongside/flow'
import type { Brought } from '../taken/brought.ts'
import { overlaps } from '../taken/overlaps.ts'
import type { Added } from './plan.ts'

/** What is inserted, with the open suggestion that it is of still, if it was moved. */
export type AddedOf = Added & CarriedPiece

/**
 * Parts what is inserted wherever words of an open suggestion that somebody moved begin or end (F43). What was accepted
 * since it was taken away is written like all else.
 */
export function partedByOpen(
  flow: Flow,
  added: readonly Added[],
  brought: ReadonlyMap<number, readonly Brought[]>,
): readonly AddedOf[] {
  return added.flatMap((one): readonly AddedOf[] => {
    const { piece, at } = one
    if (at === null || !('text' in piece) || brought.size === 0) return [{ ...one, of: null }]
    const parts: AddedOf[] = []
    let done = 0
    const take = (end: number, of: string | null) => {
      const to = isWithinCharacter(piece.text, end) ? end - 1 : end
      if (to <= done) return
      const text = piece.text.slice(done, to)
      const last = parts.at(-1)
      const next = { piece: { ...piece, text }, at: { block: at.block, offset: at.offset + done }, of }
      if (last?.of === of && 'text' in last.piece)
        parts[parts.length - 1] = { ...last, piece: { ...piece, text: last.piece.text + text } }
      else parts.push(next)
      done = to
    }
    const end = at.offset + piece.text.length
    for (const { span, from, to } of overlaps(brought.get(at.block) ?? [], at.offset, end)) {
      take(from - at.offset, null)
      take(to - at.offset, openOf(flow, span))
    }
    take(piece.text.length, null)
    return parts
  })
}

function openOf(flow: Flow, { section, words: { open, client, clock } }: Brought): string | null {
  const { suggestions } = flow
  if (open === undefined || (section === null && suggestions.partAt(client, clock).is === 'text')) return null
  return open
}

function isWithinCharacter(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff
}
