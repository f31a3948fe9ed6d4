import { idFrom, type Capacity, type MeetingAsk } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { adding, calling } from '../../testing/hold-meeting.ts'

/** Who asks something of a meeting: who lead, note and take part, and those who may do less. */
export const askers = ['chair', 'noteTaker', 'member', 'observer', 'guest', 'outOfItem', 'outsider'] as const
export type Asker = (typeof askers)[number]

/** How far the meetings are of which it is asked. */
export const states = ['draft', 'published', 'live', 'over', 'approved', 'off'] as const
export type State = (typeof states)[number]

/** What there is in a meeting to ask something about. */
export interface Places {
  /** The item that is on where the meeting is; `other` is one that is not. */
  readonly item: string
  readonly other: string
  /** A document that can be a paper, and the number of one. */
  readonly document: string
  readonly paper: string
  readonly check: string
  /** The member about whom, or by whom, things are asked. */
  readonly member: string
  /** Of the member: declared to the other item. */
  readonly interest: string
  readonly vote: string
  readonly decision: string
  readonly action: string
  readonly card: string
  /** What the preview of the public copy gave for being read; of minutes that are not approved, what never did. */
  readonly read: string
}

interface Line {
  readonly ask: (at: Places, capacity: Capacity) => MeetingAsk
  readonly by: readonly Asker[]
  readonly in: readonly State[]
}

const leaders = ['chair'] as const
const noters = ['chair', 'noteTaker'] as const
const selfOrNoters = ['member', ...noters] as const
const untilEnd = ['draft', 'published', 'live'] as const
const openToAll = ['published', 'live'] as const
const live = ['live'] as const
const untilApproved = ['live', 'over'] as const

const called = calling('', [])
const facts = adding('', '').facts
const attending = { how: 'remote', attends: { as: 'self' } } as const
const consent = { by: 'consent' } as const
const others = { capacity: 'layPartner', how: 'phone', attends: { as: 'self' } } as const
export const newId = () => idFrom(randomBytes(16))

/**
 * Everything that can be asked of a meeting: an example of it, by whom it may be asked, and when. In this order
 * everything can be asked of one meeting.
 */
export const everyAsk: { readonly [Name in MeetingAsk['do']]: Line } = {
  changeNotice: {
    ask: () => ({ do: 'changeNotice', notice: { ...called.notice, words: 'Come early.' } }),
    by: noters,
    in: untilEnd,
  },
  changeItem: {
    ask: ({ item }) => ({ do: 'changeItem', item, facts: { ...facts, minutes: 33 } }),
    by: noters,
    in: untilEnd,
  },
  setSeats: {
    ask: ({ member }) => ({ do: 'setSeats', seats: [{ person: member, votes: true }] }),
    by: noters,
    in: untilEnd,
  },
  setQuorum: {
    ask: () => ({ do: 'setQuorum', quorum: { atLeast: 2, of: [] } }),
    by: noters,
    in: ['draft', 'published'],
  },
  setSeries: {
    ask: () => ({ do: 'setSeries', series: { by: 'weeks', every: 3 } }),
    by: noters,
    in: states,
  },
  giveOffice: {
    ask: ({ member }) => ({ do: 'giveOffice', person: member, office: 'captioner' }),
    by: leaders,
    in: states,
  },
  endOffice: {
    ask: ({ member }) => ({ do: 'endOffice', person: member, office: 'captioner', reason: 'Enough.' }),
    by: ['member', ...leaders],
    in: states,
  },
  addPaper: {
    ask: ({ paper, document }) => ({
      do: 'addPaper',
      paper,
      item: null,
      source: { what: 'document', document },
    }),
    by: noters,
    in: untilEnd,
  },
  publish: { ask: () => ({ do: 'publish' }), by: noters, in: ['draft'] },
  sendPack: {
    ask: ({ paper }) => ({ do: 'sendPack', pack: paper }),
    by: noters,
    in: openToAll,
  },
  removePaper: { ask: ({ paper }) => ({ do: 'removePaper', paper }), by: noters, in: untilEnd },
  tickCheck: {
    ask: ({ check }) => ({ do: 'tickCheck', check, met: true }),
    by: ['member'],
    in: ['published', 'live', 'over', 'approved', 'off'],
  },
  apologise: {
    ask: ({ member }) => ({ do: 'apologise', person: member, words: 'I have to work.' }),
    by: selfOrNoters,
    in: ['published'],
  },
  comeIn: {
    ask: (_at, capacity) => ({ do: 'comeIn', capacity, ...attending }),
    by: ['chair', 'noteTaker', 'member', 'observer', 'guest', 'outOfItem'],
    in: openToAll,
  },
  enrol: { ask: ({ member }) => ({ do: 'enrol', person: member, ...others }), by: noters, in: openToAll },
  enrolByName: { ask: () => ({ do: 'enrolByName', name: 'Rosa', ...others }), by: noters, in: openToAll },
  open: { ask: () => ({ do: 'open' }), by: leaders, in: ['published'] },
  declareInterest: {
    ask: ({ member, item, action }) => ({
      do: 'declareInterest',
      interest: action,
      person: member,
      item,
      sort: 'personal',
      nature: 'My sister.',
    }),
    by: selfOrNoters,
    in: untilEnd,
  },
  decideInterest: {
    ask: ({ interest }) => ({ do: 'decideInterest', interest, effect: 'speakNoVote', reason: 'Fair.' }),
    by: leaders,
    in: untilEnd,
  },
  replyToInterest: {
    ask: ({ interest }) => ({ do: 'replyToInterest', interest, words: 'I see.' }),
    by: selfOrNoters,
    in: states,
  },
  withdrawInterest: {
    ask: ({ interest }) => ({ do: 'withdrawInterest', interest }),
    by: selfOrNoters,
    in: untilEnd,
  },
  askToSpeak: { ask: ({ member }) => ({ do: 'askToSpeak', person: member }), by: selfOrNoters, in: live },
  takeBackAsk: { ask: ({ member }) => ({ do: 'takeBackAsk', person: member }), by: selfOrNoters, in: live },
  callSpeaker: {
    ask: ({ member }) => ({ do: 'callSpeaker', person: member, reason: 'First.' }),
    by: leaders,
    in: live,
  },
  endTurn: { ask: ({ member }) => ({ do: 'endTurn', person: member }), by: selfOrNoters, in: live },
  raiseCard: {
    ask: ({ card, member }) => ({
      do: 'raiseCard',
      card,
      colour: 'red',
      by: { as: 'named', person: member },
    }),
    by: selfOrNoters,
    in: live,
  },
  lowerCard: { ask: ({ card }) => ({ do: 'lowerCard', card, token: null }), by: selfOrNoters, in: live },
  lowerCardOf: {
    ask: ({ other }) => ({ do: 'lowerCardOf', card: other, reason: 'We talked.' }),
    by: leaders,
    in: live,
  },
  callOffVote: {
    ask: ({ interest }) => ({ do: 'callOffVote', vote: interest, reason: 'Not ready.' }),
    by: leaders,
    in: live,
  },
  openVote: {
    ask: ({ vote, item }) => ({
      do: 'openVote',
      vote,
      item,
      question: 'Keep?',
      method: consent,
      secret: false,
    }),
    by: leaders,
    in: live,
  },
  castBallot: {
    ask: ({ vote, member }) => ({ do: 'castBallot', vote, person: member, answer: 'happy', reason: '' }),
    by: selfOrNoters,
    in: live,
  },
  takeBackBallot: {
    ask: ({ vote, member }) => ({ do: 'takeBackBallot', vote, person: member }),
    by: selfOrNoters,
    in: live,
  },
  closeVote: { ask: ({ vote }) => ({ do: 'closeVote', vote }), by: leaders, in: live },
  recordDecision: {
    ask: ({ decision, item }) => ({
      do: 'recordDecision',
      decision,
      item,
      words: 'We keep it.',
      vote: null,
      effective: null,
      review: null,
    }),
    by: noters,
    in: untilApproved,
  },
  dissent: {
    ask: ({ decision, member }) => ({ do: 'dissent', decision, person: member, words: 'I do not.' }),
    by: selfOrNoters,
    in: untilApproved,
  },
  takeDissentBack: {
    ask: ({ decision, member }) => ({ do: 'takeDissentBack', decision, person: member }),
    by: selfOrNoters,
    in: untilApproved,
  },
  agreeAction: {
    ask: ({ action, item, member }) => ({
      do: 'agreeAction',
      action,
      item,
      words: 'Ask the council.',
      owner: member,
      helper: null,
      due: null,
    }),
    by: noters,
    in: untilApproved,
  },
  tellAction: {
    ask: ({ action }) => ({ do: 'tellAction', action, status: 'done', evidence: 'It said yes.' }),
    by: selfOrNoters,
    in: [...untilApproved, 'approved'],
  },
  sayLesson: {
    ask: ({ member }) => ({ do: 'sayLesson', person: member, words: 'Ask earlier.' }),
    by: selfOrNoters,
    in: ['over'],
  },
  takeLessonBack: {
    ask: ({ member }) => ({ do: 'takeLessonBack', person: member }),
    by: selfOrNoters,
    in: ['over'],
  },
  setAmendUntil: {
    ask: () => ({ do: 'setAmendUntil', day: '2999-01-01' }),
    by: noters,
    in: ['over'],
  },
  // In a meeting that follows, which these are without.
  sendMinutesBack: {
    ask: ({ action }) => ({ do: 'sendMinutesBack', in: action, reason: 'Wrong.', amendUntil: '2999-01-01' }),
    by: [],
    in: [],
  },
  // By the chair alone, once nothing can be amended any more.
  approveMinutes: {
    ask: () => ({ do: 'approveMinutes', in: null, reason: 'None follows.' }),
    by: leaders,
    in: [],
  },
  makePublicCopy: {
    ask: ({ read }) => ({ do: 'makePublicCopy', leaveOut: [], read }),
    by: leaders,
    in: ['approved'],
  },
  withdrawPublicCopy: {
    ask: () => ({ do: 'withdrawPublicCopy', reason: 'A name.' }),
    by: leaders,
    in: ['approved'],
  },
  keepCaptions: { ask: () => ({ do: 'keepCaptions', keep: true }), by: leaders, in: untilEnd },
  dropCaptions: {
    ask: () => ({ do: 'dropCaptions', reason: 'By mistake.' }),
    by: leaders,
    in: ['live'],
  },
  openItem: { ask: ({ other }) => ({ do: 'openItem', item: other }), by: leaders, in: live },
  closeItem: { ask: ({ other }) => ({ do: 'closeItem', item: other }), by: leaders, in: live },
  goOut: { ask: ({ member }) => ({ do: 'goOut', person: member }), by: selfOrNoters, in: live },
  callOff: { ask: () => ({ do: 'callOff', reason: 'Snow.' }), by: noters, in: ['draft', 'published'] },
  end: { ask: () => ({ do: 'end' }), by: leaders, in: live },
}
