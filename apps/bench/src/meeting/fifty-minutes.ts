import type { MeetingAsk } from '@alongside/protocol'
import { adding, PlainClient } from '@alongside/server/testing'
import type { Attendee, Hall } from './hall.ts'

/** How much happens in fifty minutes of a busy meeting. */
const items = 12
const turns = 200
const cards = 150
const votes = 4
const interests = 10
const decisions = 10
/** Letters in the notes of an item: several pages. */
const letters = 9_000
const line = 'What was said about the buses, and by whom, as it was written down while they spoke. '

/** Has a meeting that is on see all that fifty minutes bring: turns, cards, votes, interests, decisions, and pages of notes. */
export async function liveThroughFiftyMinutes(hall: Hall): Promise<void> {
  const { meeting, ids, attendees, section } = hall
  const chair = at(attendees, 0)
  const meet = (attendee: Attendee, ask: MeetingAsk) => hall.ask(attendee, { do: 'meet', meeting, ask })
  const one = (n: number) => ({ attendee: at(attendees, n), person: at(ids, n) })
  await meet(chair, { do: 'setSeats', seats: ids.map((person) => ({ person, votes: true })) })
  const agenda = [section]
  for (let n = 1; n < items; n += 1) {
    agenda.push((await hall.ask(chair, adding(meeting, `Item ${n}`))) ?? '')
  }
  for (const item of agenda) await writeNotes(hall, item)
  for (let n = 0; n < interests; n += 1) {
    const { attendee, person } = one(n + 20)
    const [interest, item] = [idOf('interest', n), at(agenda, 1 + n)]
    await meet(attendee, {
      do: 'declareInterest',
      interest,
      person,
      item,
      sort: 'personal',
      nature: 'My sister works there.',
    })
    await meet(chair, {
      do: 'decideInterest',
      interest,
      effect: 'speakNoVote',
      reason: 'It is about her job.',
    })
  }
  for (let n = 0; n < turns; n += 1) {
    const { attendee, person } = one(n)
    await meet(attendee, { do: 'askToSpeak', person })
    await meet(chair, { do: 'callSpeaker', person, reason: 'In the order of asking.' })
    await meet(attendee, { do: 'endTurn', person })
  }
  for (let n = 0; n < cards; n += 1) {
    const { attendee, person } = one(n)
    const card = idOf('card', n)
    await meet(attendee, { do: 'raiseCard', card, colour: 'green', by: { as: 'named', person } })
    await meet(attendee, { do: 'lowerCard', card, token: null })
  }
  for (let n = 0; n < votes; n += 1) {
    const vote = idOf('vote', n)
    const method = { by: 'consent' } as const
    const [question, secret] = ['Do we ask for an evening bus?', n % 2 === 1]
    await meet(chair, { do: 'openVote', vote, item: section, question, method, secret })
    for (const [index, attendee] of attendees.entries()) {
      const answer = index % 5 === 0 ? 'canLive' : 'happy'
      await meet(attendee, { do: 'castBallot', vote, person: at(ids, index), answer, reason: 'It helps.' })
    }
    await meet(chair, { do: 'closeVote', vote })
  }
  for (let n = 0; n < decisions; n += 1) {
    const [item, words] = [
      at(agenda, n),
      'We ask the council for a bus in the evening, and hear from it in May.',
    ]
    const recorded = { item, words, vote: null, effective: null, review: null }
    await meet(chair, { do: 'recordDecision', decision: idOf('decision', n), ...recorded })
    const agreed = { item, words, owner: at(ids, n), helper: at(ids, n + 1), due: null }
    await meet(chair, { do: 'agreeAction', action: idOf('action', n), ...agreed })
  }
}

/** Line for line, as many as have been typed by then. */
async function writeNotes({ url, attendees }: Hall, section: string): Promise<void> {
  const client = new PlainClient(`${url.replace('http', 'ws')}/sync/${section}`, at(attendees, 0))
  try {
    await client.until(({ provider }) => provider.synced)
    for (let written = 0; written < letters; written += line.length) {
      client.write((text) => text.insert(text.length, line))
    }
    const reader = new PlainClient(`${url.replace('http', 'ws')}/sync/${section}`, at(attendees, 1))
    await reader.until(({ text }) => text.length >= letters).finally(() => reader.close())
  } finally {
    client.close()
  }
}

function idOf(what: string, n: number): string {
  return `${what}${n}`.padEnd(16, 'x')
}

function at<Value>(values: readonly Value[], n: number): Value {
  const found = values[n % values.length]
  if (found === undefined) throw new RangeError('nobody is there')
  return found
}
