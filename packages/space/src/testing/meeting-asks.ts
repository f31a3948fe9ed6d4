import {
  capacities,
  interestEffects,
  waysOfComing,
  type AttendsAs,
  type Confidential,
} from '@alongside/protocol'
import type { Ask, AskTo } from '../ask.ts'
import type { Space } from '../space.ts'
import { id, someFacts, someNotice } from './board.ts'
import { pick } from './pick.ts'

/** What may be asked of a meeting, about the ids given and those that numbers pick. */
export function meetingAsks(
  space: Space,
  at: {
    readonly meeting: string
    readonly person: string
    readonly section: string
    readonly after: string | null
  },
  [a, b, c, d]: readonly [number, number, number, number],
): readonly Ask[] {
  const { meeting, person, section, after } = at
  const presence = { isGone: () => d % 5 === 0, isCardGone: () => d % 7 === 0 }
  const item = pick([...(space.meetings.get(meeting)?.items.keys() ?? [])], c, section)
  const next = pick([...space.meetings.keys()], b, meeting)
  const interest = id(`i${a % 4}`)
  const vote = id(`v${a % 4}`)
  const card = id(`c${a % 4}`)
  const hash = String(a % 4).padStart(64, '0')
  const confidential = pick<Confidential>([null, { people: [] }, { people: [person] }], d, null)
  const facts = { ...someFacts, minutes: 1 + (a % 9), standing: b % 2 === 0 }
  const attending = {
    capacity: pick(capacities, c, 'observer'),
    how: pick(waysOfComing, a, 'remote'),
    attends: pick<AttendsAs>([{ as: 'self' }, { as: 'observer' }], d, { as: 'self' }),
  }
  const asks: readonly AskTo<'meet'>['ask'][] = [
    { do: 'publish', needs: [{ person, needs: ['paper'] }] },
    { do: 'open' },
    { do: 'end' },
    { do: 'comeIn', ...attending },
    { do: 'enrol', person, ...attending },
    { do: 'enrolByName', name: 'Ada', ...attending },
    { do: 'goOut', person },
    { do: 'openItem', item },
    { do: 'openItem', item },
    { do: 'closeItem', item },
    { do: 'askToSpeak', person },
    { do: 'callSpeaker', person, reason: 'r' },
    { do: 'endTurn', person },
    { do: 'raiseCard', card, colour: 'red', by: { as: 'named', person } },
    { do: 'raiseCard', card, colour: 'yellow', by: { as: 'unnamed', hash } },
    { do: 'lowerCard', card, hash },
    { do: 'declareInterest', interest, person, item, sort: 'personal', nature: 'n' },
    { do: 'decideInterest', interest, effect: pick(interestEffects, b, 'leave'), reason: 'r' },
    { do: 'replyToInterest', interest, words: 'w' },
    { do: 'setSeats', seats: [{ person, votes: a % 2 === 0 }] },
    {
      do: 'addPaper',
      paper: id(`p${a % 4}`),
      item: c % 2 === 0 ? item : null,
      title: 't',
      source: { what: 'file', file: id('f') },
    },
    {
      do: 'tickCheck',
      check: pick([...(space.meetings.get(meeting)?.checks.keys() ?? [])], a, id('x')),
      met: true,
    },
    { do: 'giveOffice', person, office: 'facilitator' },
    { do: 'setAmendUntil', day: pick(['2026-03-20', '2026-04-01'], b, '2026-04-01') },
    {
      do: 'approveMinutes',
      in: d % 2 === 0 ? null : next,
      reason: 'r',
      notes: [{ item, seq: a, open: a % 3 === 0 ? 1 : 0 }],
    },
    { do: 'sendMinutesBack', in: next, reason: 'r', amendUntil: '2026-05-01' },
    { do: 'sayLesson', person, words: 'w' },
    { do: 'takeLessonBack', person },
    { do: 'keepCaptions', keep: c % 2 === 0 },
    { do: 'dropCaptions', reason: 'r' },
    { do: 'openVote', vote, item, question: 'q', method: { by: 'consent' }, secret: b % 2 === 0 },
    { do: 'castBallot', vote, person, answer: 'happy', reason: 'r' },
    { do: 'takeBackBallot', vote, person },
    { do: 'closeVote', vote, secretBallots: [] },
    { do: 'recordDecision', decision: id('d'), item, words: 'w', vote: null, effective: null, review: null },
    { do: 'dissent', decision: id('d'), person, words: 'w' },
    {
      do: 'agreeAction',
      action: id('a'),
      item,
      words: 'w',
      owner: person,
      helper: null,
      due: pick([null, '2026-03-01', '2026-03-05'], b, null),
    },
    { do: 'tellAction', action: id('a'), status: 'done', evidence: '' },
  ]
  return [
    {
      do: 'callMeeting',
      title: `Meeting ${a}`,
      notice: someNotice,
      quorum: { atLeast: 1, of: [] },
      seats: [],
      series: null,
      from: a % 3 === 0 ? meeting : null,
    },
    { do: 'addItem', meeting, title: `Item ${a}`, after, facts, confidential },
    { do: 'keepItem', item, confidential, reason: null },
    ...asks.map((ask): Ask => ({ do: 'meet', meeting, ask, presence })),
  ]
}
