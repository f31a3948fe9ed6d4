import type { CompleteMeetingAsk } from '@alongside/meeting'
import type { ItemFacts, MeetingNotice } from '@alongside/protocol'
import type { Decision } from '../decision.ts'
import { lena, type Board } from './board.ts'

export const notice: MeetingNotice = {
  startsAt: 1_774_861_200_000,
  endsAt: 1_774_868_400_000,
  place: 'Town hall',
  callUrl: null,
  phone: null,
  papersDue: null,
  preMeeting: null,
  payment: '',
  words: '',
}

const facts: ItemFacts = {
  sort: 'decision',
  purpose: '',
  ask: '',
  presenter: null,
  minutes: 20,
  breakAfter: null,
  standing: false,
}

/** A meeting that Lena has called on a board, and ways to ask things of it. */
export interface CalledMeeting {
  readonly id: string
  readonly item: string
  ask(actor: string, ask: CompleteMeetingAsk): Decision
  must(actor: string, ask: CompleteMeetingAsk): string
}

/** Calls a meeting with one item, with seats for these people, after another if that is named. */
export function callMeeting(
  board: Board,
  seats: readonly string[] = [],
  from: string | null = null,
): CalledMeeting {
  const id = board.must(lena, {
    do: 'callMeeting',
    title: 'March',
    notice,
    quorum: { atLeast: 0, of: [] },
    seats: seats.map((person) => ({ person, votes: true })),
    series: null,
    from,
  })
  const item = board.must(lena, {
    do: 'addItem',
    meeting: id,
    title: 'The day centre',
    after: null,
    facts,
    confidential: null,
  })
  const presence = { isGone: () => false, isCardGone: () => false }
  return {
    id,
    item,
    ask: (actor, ask) => board.ask(actor, { do: 'meet', meeting: id, ask, presence }),
    must: (actor, ask) => board.must(actor, { do: 'meet', meeting: id, ask, presence }),
  }
}
