import { describe, expect, it } from 'vitest'
import type { CompleteMeetingAsk } from './ask.ts'
import type { Meeting } from './meeting.ts'
import { nextSpeaker } from './next-speaker.ts'
import { secretBallotsOf } from './secret-ballots.ts'
import { asha, Hall, id, lena, moses, priya, sam } from './testing/hall.ts'
import { ballotsToMove, uniteIn } from './unite.ts'
import { resultOfVote } from './vote-result.ts'
import { viewFor } from './view.ts'
import { votersOn } from './voting.ts'

// Moses came as a guest at first, and Asha is the account that he turns out to have.
const [guest, account] = [moses, asha]
const [bus, vote] = [id('bus'), id('vote')]
const isGone = () => false
const united = (hall: Hall): Meeting => (hall.meeting = uniteIn(hall.meeting, guest, account))
const known = (people: Iterable<string>) => [...people].toSorted()

function voting(secret: boolean, votes?: readonly string[]): Hall {
  const hall = Hall.open(votes)
  hall.must(lena, { do: 'openItem', item: bus })
  const opened = {
    do: 'openVote',
    vote,
    item: bus,
    question: 'q',
    method: { by: 'consent' },
    secret,
  } as const
  hall.must(lena, opened)
  return hall
}
const cast = (person: string, answer: 'happy' | 'notSure'): CompleteMeetingAsk => ({
  do: 'castBallot',
  vote,
  person,
  answer,
  reason: '',
})
const close: CompleteMeetingAsk = { do: 'closeVote', vote, secretBallots: null }

describe('a guest who is somebody with an account', () => {
  it('[G190] is on the roll once, in one seat, and counts once', () => {
    const hall = Hall.open()
    expect(votersOn(hall.meeting, null, isGone)).toHaveLength(5)
    const after = united(hall)
    expect(known(after.roll.keys())).toEqual(known([lena, sam, priya, account]))
    expect(known(after.seats.keys())).toEqual(known([lena, sam, priya, account]))
    expect(votersOn(after, null, isGone)).toHaveLength(4)
    // As the account is here, and not as the guest was.
    expect(after.roll.get(account)).toMatchObject({ person: account, capacity: 'usesServices', to: null })
    for (const [key, { person }] of after.roll) expect(person).toBe(key)
  })

  it('[G190] is here as they were as a guest where the account is not, and since the first of both came', () => {
    const hall = Hall.open([guest])
    hall.must(account, { do: 'goOut', person: account })
    hall.pass(1000)
    const { from } = hall.meeting.roll.get(account)!
    const after = united(hall)
    expect(after.roll.get(account)).toMatchObject({ capacity: 'unpaidCarer', to: null, from })
    // The vote of the guest's seat is the account's.
    expect(votersOn(after, null, isGone).map(({ person }) => person)).toEqual([account])
  })

  it('[G190] who stood in for themselves is there themselves, and an apology of theirs is over', () => {
    const hall = new Hall([account])
    hall.add('bus')
    hall.must(lena, { do: 'publish', needs: [] })
    hall.must(account, { do: 'apologise', person: account, words: 'I cannot come.' })
    hall.come(guest, { attends: { as: 'substitute', of: account, votes: true } })
    const after = united(hall)
    expect(after.roll.get(account)?.attends).toEqual({ as: 'self' })
    expect(known(after.apologies.keys())).toEqual([])
    expect(votersOn(after, null, isGone).map(({ person }) => person)).toEqual([account])
  })

  it('[G190] keeps the earlier of two places in the list, none while they speak, and one card of a colour', () => {
    const hall = Hall.open()
    for (const person of [guest, sam, account]) hall.must(person, { do: 'askToSpeak', person })
    for (const person of [guest, account]) {
      const by = { as: 'named', person } as const
      hall.must(person, { do: 'raiseCard', card: id(`c${person}`), colour: 'red', by })
      hall.must(person, { do: 'raiseCard', card: id(`y${person}`), colour: 'yellow', by })
    }
    const unnamed = { as: 'unnamed', hash: '0'.repeat(64) } as const
    hall.must(guest, { do: 'raiseCard', card: id('u'), colour: 'red', by: unnamed })
    const after = united(hall)
    expect(after.waiting.map(({ person }) => person)).toEqual([account, sam])
    expect(nextSpeaker(after, isGone)).toBe(account)
    expect([...after.cards.keys()]).toEqual([id(`c${guest}`), id(`y${guest}`), id('u')])
    expect([...after.cards.values()].map(({ by }) => (by.as === 'named' ? by.person : null))).toEqual([
      account,
      account,
      null,
    ])
    // Who speaks as a guest does not wait beside that.
    const other = Hall.open()
    for (const person of [guest, account]) other.must(person, { do: 'askToSpeak', person })
    other.must(lena, { do: 'callSpeaker', person: guest, reason: null })
    expect(united(other)).toMatchObject({ waiting: [], speaking: { person: account } })
  })

  it('[G190] has said, declared and taken on as the account what they did as a guest', () => {
    const hall = Hall.open()
    hall.must(lena, { do: 'openItem', item: bus })
    hall.must(lena, { do: 'giveOffice', person: guest, office: 'facilitator' })
    const declared = { interest: id('i'), item: bus, sort: 'personal', nature: 'n' } as const
    hall.must(guest, { do: 'declareInterest', person: guest, ...declared })
    hall.must(lena, { do: 'decideInterest', interest: id('i'), effect: 'speakNoVote', reason: 'r' })
    const recorded = { decision: id('d'), item: bus, words: 'w', vote: null, effective: null, review: null }
    hall.must(lena, { do: 'recordDecision', ...recorded })
    for (const person of [guest, account]) {
      hall.must(person, { do: 'dissent', decision: id('d'), person, words: `words of ${person}` })
    }
    const agreed = { action: id('a'), item: bus, words: 'w', owner: account, helper: guest, due: null }
    hall.must(lena, { do: 'agreeAction', ...agreed })
    const after = united(hall)
    expect(JSON.stringify([...after.roll, ...after.offices, ...after.interests])).not.toContain(guest)
    expect(after.offices.get(account)?.offices).toEqual(['facilitator'])
    expect(votersOn(after, bus, isGone).map(({ person }) => person)).not.toContain(account)
    // Nothing that was written is lost.
    expect(after.decisions.get(id('d'))?.dissent).toEqual([
      { person: account, words: `words of ${guest}` },
      { person: account, words: `words of ${account}` },
    ])
    expect(after.actions.get(id('a'))).toMatchObject({ owner: account, helper: null })
    expect(uniteIn(after, guest, account)).toEqual(after)
  })

  it('[G190] has said with their name what they learned: once, as the account did where both did', () => {
    const hall = Hall.open()
    hall.must(lena, { do: 'end' })
    for (const person of [guest, sam]) hall.must(person, { do: 'sayLesson', person, words: `by ${person}` })
    expect([...uniteIn(hall.meeting, guest, account).lessons]).toEqual([
      [account, { person: account, words: `by ${guest}` }],
      [sam, { person: sam, words: `by ${sam}` }],
    ])
    hall.must(account, { do: 'sayLesson', person: account, words: 'own' })
    expect([...united(hall).lessons.values()]).toEqual([
      { person: account, words: 'own' },
      { person: sam, words: `by ${sam}` },
    ])
  })

  it('[G190] has led as the account where they led as a guest: nothing is left under the id of the guest', () => {
    const hall = Hall.open()
    hall.must(lena, { do: 'giveOffice', person: guest, office: 'facilitator' })
    hall.followers = [{ ...hall.meeting, id: id('next'), from: hall.meeting.id }]
    hall.must(guest, { do: 'keepCaptions', keep: true })
    hall.must(guest, { do: 'dropCaptions', reason: 'r' })
    hall.must(guest, { do: 'end' })
    hall.must(guest, { do: 'sayLesson', person: guest, words: 'w' })
    hall.must(guest, { do: 'sendMinutesBack', in: id('next'), reason: 'r', amendUntil: '2026-05-01' })
    hall.must(guest, { do: 'approveMinutes', in: id('next'), reason: null, notes: [] })
    const all = { person: account, mayRead: () => true, mayPrepare: true }
    expect(JSON.stringify(viewFor(united(hall), all))).not.toContain(guest)
    expect(hall.meeting.minutes).toMatchObject({ sentBack: [{ by: account }], approved: { by: account } })
    expect(hall.meeting.captions.dropped).toMatchObject({ by: account })
  })

  it('[G191] has one ballot: the account’s, or the guest’s where the account had none', () => {
    const both = voting(false)
    both.must(guest, cast(guest, 'happy'))
    both.must(account, cast(account, 'notSure'))
    expect(united(both).votes.get(vote)).toMatchObject({
      voted: [account],
      ballots: [{ person: account, answer: 'notSure' }],
    })
    const one = voting(false)
    one.must(guest, cast(guest, 'happy'))
    united(one)
    expect(one.kindOf(account, cast(account, 'happy'))).toBe('done')
    one.must(lena, close)
    expect(one.meeting.votes.get(vote)?.ballots).toMatchObject([{ person: account, answer: 'happy' }])
    expect(resultOfVote(one.meeting.votes.get(vote)!)).toMatchObject({ ballots: 1 })
  })

  it('[G191] of a secret vote too: the guest’s ballot counts under the account alone', () => {
    const hall = voting(true)
    hall.must(guest, cast(guest, 'happy'))
    expect(ballotsToMove(hall.meeting, guest, account)).toEqual([vote])
    const box = [guest, account].map((person) => ({ person, ballot: 'happy' }))
    // Until it is written that both are one, it is the guest who has voted; then it is the account.
    expect(secretBallotsOf(hall.meeting, vote, box)).toHaveLength(1)
    united(hall)
    expect(secretBallotsOf(hall.meeting, vote, box)).toHaveLength(1)
    const both = voting(true)
    for (const person of [guest, account]) both.must(person, cast(person, 'happy'))
    expect(ballotsToMove(both.meeting, guest, account)).toEqual([])
    both.must(lena, { do: 'closeVote', vote, secretBallots: [] })
    expect(ballotsToMove(both.meeting, guest, account)).toEqual([])
  })

  it('[G191] changes nothing of a vote in which both were counted before, and cannot vote again in one that is closed', () => {
    const both = voting(false)
    for (const person of [guest, account]) both.must(person, cast(person, 'happy'))
    both.must(lena, close)
    const counted = both.meeting.votes.get(vote)
    expect(united(both).votes.get(vote)).toEqual(counted)
    const one = voting(false)
    one.must(guest, cast(guest, 'happy'))
    one.must(lena, close)
    one.must(account, cast(account, 'notSure'))
    expect(united(one).votes.get(vote)).toMatchObject({ voted: [account], late: [] })
    expect(one.kindOf(account, cast(account, 'notSure'))).toBe('ended')
  })
})
