import { eachOnce } from '@alongside/figures'
import { hereIn, type Meeting } from './meeting.ts'
import type { Attendance, MeetingSeat, Vote } from './part.ts'
import { isOpen } from './vote.ts'

/**
 * The meeting once somebody who took part as a guest is known to be somebody with an account. From here on there is one
 * of them: on the roll, in a seat, in the list, with a ballot. Where both had something of which a person has one, it is
 * the account's that stands, but a place in the list is the earlier of the two. What was closed stays as it was counted.
 */
export function uniteIn(meeting: Meeting, guest: string, account: string): Meeting {
  if (guest === account) return meeting
  const now = (person: string): string => (person === guest ? account : person)
  const orNow = (person: string | null): string | null => person && now(person)
  const renamed = <One extends { readonly person: string }>(one: One): One => ({
    ...one,
    person: now(one.person),
  })
  const byNow = <One extends { readonly by: string | null }>(one: One | null): One | null =>
    one && { ...one, by: orNow(one.by) }
  const roll = unitedRoll(meeting, guest, account)
  const speaking = meeting.speaking && renamed(meeting.speaking)
  return {
    ...meeting,
    roll,
    seats: unitedSeats(meeting, guest, account),
    offices: keyed(meeting.offices, guest, account, (of, to) => ({
      person: account,
      offices: [...new Set([...(to?.offices ?? []), ...of.offices])],
    })),
    apologies: withoutThoseHere(
      keyed(meeting.apologies, guest, account, (of, to) => to ?? renamed(of)),
      roll,
    ),
    items: mapped(meeting.items, (item) => ({
      ...item,
      facts: { ...item.facts, presenter: orNow(item.facts.presenter) },
    })),
    papers: mapped(meeting.papers, (paper) => ({ ...paper, addedBy: orNow(paper.addedBy) })),
    packs: mapped(meeting.packs, (pack) => ({ ...pack, to: eachOnce(pack.to.map(renamed)) })),
    checks: mapped(meeting.checks, renamed),
    interests: mapped(meeting.interests, (interest) => ({
      ...renamed(interest),
      decided: byNow(interest.decided),
    })),
    waiting: eachOnce(meeting.waiting.map(renamed)).filter(({ person }) => person !== speaking?.person),
    speaking,
    spoken: meeting.spoken.map(renamed),
    minutes: {
      ...meeting.minutes,
      sentBack: meeting.minutes.sentBack.map((one) => ({ ...one, by: orNow(one.by) })),
      approved: byNow(meeting.minutes.approved),
    },
    lessons: keyed(meeting.lessons, guest, account, (of, to) => to ?? renamed(of)),
    captions: { ...meeting.captions, dropped: byNow(meeting.captions.dropped) },
    cards: unitedCards(meeting, guest, account),
    votes: mapped(meeting.votes, (vote) => unitedVote(vote, guest, account)),
    decisions: mapped(meeting.decisions, (decision) => ({
      ...decision,
      dissent: decision.dissent.map(renamed),
    })),
    actions: mapped(meeting.actions, (action) => {
      const owner = now(action.owner)
      const helper = orNow(action.helper)
      return { ...action, owner, helper: helper === owner ? null : helper }
    }),
  }
}

/** The secret votes that are open and hold a ballot of the guest, which is to be the account's unless that has its own. */
export function ballotsToMove({ votes }: Meeting, guest: string, account: string): readonly string[] {
  return [...votes.values()]
    .filter((vote) => vote.secret && isOpen(vote))
    .filter(({ voted }) => voted.includes(guest) && !voted.includes(account))
    .map(({ id }) => id)
}

/** In the capacity of whichever of the two is here, the account before the guest, and since the first of them came. */
function unitedRoll(meeting: Meeting, guest: string, account: string): Meeting['roll'] {
  const standsInFor = (attendance: Attendance): Attendance => {
    const { attends, person } = attendance
    if (attends.as !== 'substitute') return attendance
    const of = attends.of === guest ? account : attends.of
    return { ...attendance, attends: of === person ? { as: 'self' } : { ...attends, of } }
  }
  const isGuestHere = hereIn(meeting, guest) !== null
  const united = keyed(meeting.roll, guest, account, (of, to) => {
    if (to === undefined) return { ...of, person: account }
    const stands = to.to === null || !isGuestHere ? to : of
    return { ...stands, person: account, from: Math.min(of.from, to.from) }
  })
  return mapped(united, standsInFor)
}

function unitedSeats({ seats }: Meeting, guest: string, account: string): Meeting['seats'] {
  return keyed(seats, guest, account, (of, to): MeetingSeat => ({
    person: account,
    votes: of.votes || to?.votes === true,
  }))
}

/** One card of a colour under a name: the first. */
function unitedCards({ cards }: Meeting, guest: string, account: string): Meeting['cards'] {
  const theirs = new Set<string>()
  return new Map(
    [...cards].flatMap(([id, card]) => {
      const { by, colour } = card
      if (by.as !== 'named' || (by.person !== guest && by.person !== account)) return [[id, card]]
      if (theirs.has(colour)) return []
      theirs.add(colour)
      return [[id, { ...card, by: { ...by, person: account } }]]
    }),
  )
}

function unitedVote(vote: Vote, guest: string, account: string): Vote {
  const { voted, ballots, late } = vote
  // Both were counted: that cannot be undone without telling what one of them answered.
  if (!isOpen(vote) && voted.includes(guest) && voted.includes(account)) return vote
  const once = (people: readonly string[]) => [
    ...new Set(people.map((person) => (person === guest ? account : person))),
  ]
  const hasOwn = voted.includes(account)
  return {
    ...vote,
    voted: once(voted),
    late: once(late).filter((person) => !once(voted).includes(person)),
    ballots: ballots.flatMap((ballot) => {
      if (ballot.person !== guest) return [ballot]
      return hasOwn ? [] : [{ ...ballot, person: account }]
    }),
  }
}

/** What stands under the guest stands under the account, in the place of whichever came first. */
function keyed<Value>(
  values: ReadonlyMap<string, Value>,
  guest: string,
  account: string,
  unite: (of: Value, to: Value | undefined) => Value,
): ReadonlyMap<string, Value> {
  const of = values.get(guest)
  if (of === undefined) return values
  const united = unite(of, values.get(account))
  const entries = [...values].map(([person, value]): [string, Value] =>
    person === guest || person === account ? [account, united] : [person, value],
  )
  return new Map(entries)
}

function mapped<Value>(
  values: ReadonlyMap<string, Value>,
  change: (value: Value) => Value,
): ReadonlyMap<string, Value> {
  return new Map([...values].map(([id, value]) => [id, change(value)]))
}

function withoutThoseHere(apologies: Meeting['apologies'], roll: Meeting['roll']): Meeting['apologies'] {
  return new Map([...apologies].filter(([person]) => roll.get(person)?.to !== null))
}
