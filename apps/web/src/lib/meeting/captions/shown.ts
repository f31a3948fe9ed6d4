import type { CaptionLine } from '@alongside/protocol'
import type { Room } from '../room/room.svelte.ts'
import type { Captions } from './captions.svelte.ts'

/** The lines that somebody may read now: what was said in an item that they may not read any more goes from the screen. */
export function shownLines(captions: Captions | null, room: Room): readonly CaptionLine[] {
  const mayRead = (item: string | null): boolean => item === null || room.titleOf(item) !== null
  return (captions?.lines ?? []).filter(({ item, words }) => words.trim() !== '' && mayRead(item))
}
