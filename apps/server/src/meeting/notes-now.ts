import type { NotesNow } from '@alongside/meeting'
import { Refusal, type Command } from '@alongside/protocol'
import type { Space } from '@alongside/space'
import type { TextLog } from '@alongside/storage'
import type { Presence } from '../live/presence.ts'
import type { Reader } from '../reader/reader.ts'
import type { Spaces } from '../spaces/spaces.ts'
import { openAmendments } from './open-amendments.ts'

/** How often notes are read in which somebody goes on writing. */
const tries = 3

/** The items whose notes an approval freezes; null for all else, and for an approval of which nothing would come. */
export function itemsToApprove(
  { spaces, presence }: { readonly spaces: Pick<Spaces, 'wouldChange'>; readonly presence: Rooms },
  space: Space,
  person: string,
  command: Command,
): readonly string[] | null {
  if (command.do !== 'meet' || command.ask.do !== 'approveMinutes') return null
  const { meeting, ask } = command
  const room = ask.in ?? meeting
  const without = {
    do: 'meet',
    meeting,
    ask: { ...ask, notes: [] },
    presence: { isGone: presence.gone(room), isCardGone: presence.goneCards(room) },
  } as const
  if (!spaces.wouldChange(space, without, { person })) return null
  return (space.documents.get(meeting)?.sections ?? []).filter(({ putAway }) => !putAway).map(({ id }) => id)
}

type Rooms = Pick<Presence, 'gone' | 'goneCards'>

/** How the notes of items stand; where somebody writes meanwhile they are read anew, so that the two belong together. */
export function notesNow(
  { text, reader }: { readonly text: Pick<TextLog, 'start'>; readonly reader: Pick<Reader, 'suggested'> },
  items: readonly string[],
): Promise<readonly NotesNow[]> {
  return Promise.all(
    items.map(async (item) => {
      for (let time = 0; time < tries; time += 1) {
        const { head: seq } = await text.start(item)
        const open = await openAmendments(reader, item)
        if ((await text.start(item)).head === seq) return { item, seq, open }
      }
      throw new Refusal(
        'notSaved',
        'Somebody is writing in the notes just now. Try again in a moment.',
        'notes',
      )
    }),
  )
}
