import { idSchema, meetingNoticeSchema, quorumRuleSchema, seriesSchema } from '@alongside/protocol'
import { z } from 'zod'
import { phases, type Meeting } from './meeting.ts'
import {
  actionSchema,
  apologySchema,
  attendanceSchema,
  captionsSchema,
  cardSchema,
  checkSchema,
  decisionSchema,
  interestSchema,
  itemSchema,
  minutesSchema,
  lessonSchema,
  officesSchema,
  packSchema,
  paperSchema,
  publicCopySchema,
  seatSchema,
  spokenSchema,
  turnSchema,
  voteSchema,
  waitingSchema,
  type Vote,
} from './part.ts'

const moment = z.number().int()

/** A meeting as one person may know it, in a form that JSON can hold: what it keeps under ids are lists. */
export const meetingViewSchema = z.object({
  id: idSchema,
  phase: z.enum(phases),
  notice: meetingNoticeSchema,
  changes: z.number().int().nonnegative(),
  calledOff: z.object({ reason: z.string(), at: moment }).nullable(),
  from: idSchema.nullable(),
  series: seriesSchema.nullable(),
  quorum: quorumRuleSchema,
  seats: z.array(seatSchema),
  offices: z.array(officesSchema),
  items: z.array(itemSchema),
  on: idSchema.nullable(),
  papers: z.array(paperSchema),
  packs: z.array(packSchema),
  checks: z.array(checkSchema),
  roll: z.array(attendanceSchema),
  apologies: z.array(apologySchema),
  openedAt: moment.nullable(),
  endedAt: moment.nullable(),
  minutes: minutesSchema,
  copies: z.array(publicCopySchema),
  interests: z.array(interestSchema),
  waiting: z.array(waitingSchema),
  speaking: turnSchema.nullable(),
  spoken: z.array(spokenSchema),
  cards: z.array(cardSchema),
  lessons: z.array(lessonSchema),
  captions: captionsSchema,
  votes: z.array(voteSchema),
  decisions: z.array(decisionSchema),
  actions: z.array(actionSchema),
})
export type MeetingView = z.infer<typeof meetingViewSchema>

/** Who looks at a meeting. */
export interface Seer {
  readonly person: string
  /** Whether they may read the notes of an item now. */
  readonly mayRead: (item: string) => boolean
  /** Whether they prepare the meeting, and so know of the needs of others. */
  readonly mayPrepare: boolean
}

/** What somebody may know of a meeting: nothing of items that they may not read, nor of what others need. */
export function viewFor(meeting: Meeting, { person, mayRead, mayPrepare }: Seer): MeetingView {
  const isOpenTo = (item: string | null) => item === null || mayRead(item)
  return {
    ...meeting,
    quorum: meeting.quorum,
    seats: [...meeting.seats.values()],
    offices: [...meeting.offices.values()],
    items: [...meeting.items.values()].filter(({ id }) => mayRead(id)),
    papers: [...meeting.papers.values()].filter(({ item }) => isOpenTo(item)),
    packs: mayPrepare ? [...meeting.packs.values()] : [],
    checks: [...meeting.checks.values()].filter((check) => mayPrepare || check.person === person),
    roll: [...meeting.roll.values()],
    apologies: [...meeting.apologies.values()],
    copies: [...meeting.copies.values()],
    interests: [...meeting.interests.values()].filter(
      (interest) => mayRead(interest.item) || interest.person === person,
    ),
    waiting: [...meeting.waiting],
    spoken: [...meeting.spoken],
    cards: [...meeting.cards.values()],
    lessons: [...meeting.lessons.values()],
    votes: [...meeting.votes.values()]
      .filter(({ item }) => mayRead(item))
      .map((vote) => votedBy(vote, person)),
    decisions: [...meeting.decisions.values()].filter(({ item }) => mayRead(item)),
    actions: [...meeting.actions.values()].filter(({ item }) => mayRead(item)),
  }
}

/** A vote as a person may know it: until the close what others answered is nobody's but theirs. */
function votedBy(vote: Vote, person: string): Vote {
  if (vote.closed !== null) return vote
  return { ...vote, ballots: vote.ballots.filter((ballot) => ballot.person === person) }
}

/** The meeting that somebody knows, to fold on from with what they hear. */
export function meetingFrom(view: MeetingView): Meeting {
  return {
    ...view,
    seats: by('person', view.seats),
    offices: by('person', view.offices),
    items: by('id', view.items),
    papers: by('id', view.papers),
    packs: by('id', view.packs),
    checks: by('id', view.checks),
    roll: by('person', view.roll),
    apologies: by('person', view.apologies),
    copies: by('id', view.copies),
    interests: by('id', view.interests),
    cards: by('id', view.cards),
    lessons: by('person', view.lessons),
    votes: by('id', view.votes),
    decisions: by('id', view.decisions),
    actions: by('id', view.actions),
  }
}

function by<Key extends string, Value extends Readonly<Record<Key, string>>>(
  key: Key,
  values: readonly Value[],
): ReadonlyMap<string, Value> {
  return new Map(values.map((value) => [value[key], value]))
}
