import type { Meeting, MeetingEvent, Vote } from '@alongside/meeting'
import type { Capacity, VoteMethod } from '@alongside/protocol'
import { asha, comesIn, id, item, itemOn, meetingAfter, moses, opened } from '../testing.ts'

export const vote = 'voteaaaaaaaaaaaa'
export const [bread, roses] = ['breadaaaaaaaaaaa', 'rosesaaaaaaaaaaa'] as const

export const consent: VoteMethod = { by: 'consent' }

/** A choice between two things. */
export const choice = (threshold: Extract<VoteMethod, { by: 'majority' }>['threshold']): VoteMethod => ({
  by: 'majority',
  options: [
    { id: bread, words: 'Bread' },
    { id: roses, words: 'Roses' },
  ],
  threshold,
})

/** A meeting with Asha and Moses in it, who have a vote each, and an item on. */
export const both: readonly MeetingEvent[] = [
  {
    kind: 'seatsSet',
    payload: {
      meeting: id,
      seats: [
        { person: asha, votes: true },
        { person: moses, votes: true },
      ],
    },
  },
  ...opened,
  comesIn(asha),
  comesIn(moses, 'unpaidCarer'),
  itemOn,
]

const at = { meeting: id, item, vote }

export const opens = ({
  method = consent,
  secret = false,
}: { readonly method?: VoteMethod; readonly secret?: boolean } = {}): MeetingEvent => ({
  kind: 'voteOpened',
  payload: { ...at, question: 'Shall we?', method, secret },
})

export const votes = (person: string): MeetingEvent => ({ kind: 'voted', payload: { ...at, person } })

const met = { isMet: true, have: 3, need: 2, missing: [] }

/** A vote is closed with these named ballots. */
export const closes = (
  given: readonly { readonly person: string; readonly capacity: Capacity; readonly answer: string }[] = [],
): MeetingEvent => ({
  kind: 'voteClosed',
  payload: {
    ...at,
    quorum: met,
    ballots: { are: 'named', given: given.map((one) => ({ ...one, reason: '' })) },
  },
})

export const late = (person: string): MeetingEvent => ({ kind: 'ballotLate', payload: { ...at, person } })

export const decides = (of: string | null = vote, words = 'We do.'): MeetingEvent => ({
  kind: 'decisionRecorded',
  payload: {
    meeting: id,
    item,
    decision: 'decisionaaaaaaaa',
    words,
    vote: of,
    quorum: null,
    effective: null,
    review: null,
  },
})

export const agrees = (owner: string, helper: string | null = null): MeetingEvent => ({
  kind: 'actionAgreed',
  payload: { meeting: id, item, action: 'actionaaaaaaaaaa', words: 'Ask.', owner, helper, due: null },
})

export const voteIn = (meeting: Meeting): Vote => meeting.votes.get(vote)!

/** A vote with these answers, closed. */
export function closedWith(method: VoteMethod, ...answers: readonly string[]): Vote {
  const given = answers.map((answer, place) => ({
    person: `person${place}`.padEnd(16, 'a'),
    capacity: 'usesServices' as const,
    answer,
  }))
  return voteIn(meetingAfter(...both, opens({ method }), closes(given)))
}
