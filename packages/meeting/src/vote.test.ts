import { describe, expect, it } from 'vitest'
import type { CompleteMeetingAsk } from './ask.ts'
import { secretBallotsOf } from './secret-ballots.ts'
import { asha, Hall, id, lena, moses, priya, sam } from './testing/hall.ts'
import { resultOfVote } from './vote-result.ts'
import { viewFor } from './view.ts'

const bus = id('bus')
const vote = id('vote')
const yes = id('yes')
const no = id('no')
const options = [
  { id: yes, words: 'More buses' },
  { id: no, words: 'As it is' },
]
const majority = { by: 'majority', options, threshold: 'moreThanHalf' } as const

/** A vote that is open, of these people. */
function voting(secret: boolean, votes?: readonly string[]): Hall {
  const hall = Hall.open(votes)
  hall.must(lena, { do: 'openItem', item: bus })
  hall.must(lena, { do: 'openVote', vote, item: bus, question: 'More buses?', method: majority, secret })
  return hall
}

const cast = (person: string, answer = yes, reason = ''): CompleteMeetingAsk => ({
  do: 'castBallot',
  vote,
  person,
  answer,
  reason,
})
const close: CompleteMeetingAsk = { do: 'closeVote', vote, secretBallots: null }
const voteIn = (hall: Hall) => hall.meeting.votes.get(vote)

describe('a vote', () => {
  it('[G70] is opened on the item that is on, one at a time, by those who lead, and keeps the item open', () => {
    const hall = Hall.open()
    const open = { do: 'openVote', vote, item: bus, question: 'q', method: majority, secret: false } as const
    expect(hall.kindOf(lena, open)).toBe('notAllowed')
    hall.must(lena, { do: 'openItem', item: bus })
    expect(hall.kindOf(sam, open)).toBe('notAllowed')
    hall.must(lena, open)
    expect(hall.must(lena, open)).toEqual([])
    expect(hall.kindOf(lena, { ...open, vote: id('other') })).toBe('notAllowed')
    for (const ask of [
      { do: 'closeItem', item: bus },
      { do: 'openItem', item: id('money') },
      { do: 'end' },
    ] as const) {
      expect(hall.kindOf(lena, ask)).toBe('notAllowed')
    }
    hall.must(lena, { do: 'callOffVote', vote, reason: 'Wrong question.' })
    hall.must(asha, { do: 'goOut', person: asha })
    expect(hall.kindOf(moses, cast(moses))).toBe('ended')
    expect(hall.kindOf(lena, close)).toBe('ended')
    hall.must(lena, { do: 'closeItem', item: bus })
  })

  it('[G71] takes one ballot of each person, the last, which can be taken back until the close', () => {
    const hall = voting(false)
    hall.must(asha, cast(asha, yes))
    hall.must(asha, cast(asha, no, 'It is full.'))
    expect(hall.must(asha, cast(asha, no, 'It is full.'))).toEqual([])
    expect(voteIn(hall)).toMatchObject({
      voted: [asha],
      ballots: [{ person: asha, answer: no, reason: 'It is full.' }],
    })
    hall.must(asha, { do: 'takeBackBallot', vote, person: asha })
    expect(hall.must(asha, { do: 'takeBackBallot', vote, person: asha })).toEqual([])
    expect(voteIn(hall)).toMatchObject({ voted: [], ballots: [] })
    expect(hall.kindOf(asha, cast(asha, 'happy'))).toBe('invalid')
    expect(hall.kindOf(moses, cast(asha))).toBe('notAllowed')
    hall.must(sam, cast(moses))
    expect(hall.log.at(-1)).toMatchObject({ kind: 'voted', actor: moses })
    hall.must(lena, close)
    expect(hall.must(lena, close)).toEqual([])
    expect(hall.kindOf(moses, cast(moses, no))).toBe('ended')
    expect(hall.kindOf(moses, { do: 'takeBackBallot', vote, person: moses })).toBe('ended')
    expect(resultOfVote(voteIn(hall)!)).toMatchObject({
      ballots: 1,
      result: { is: 'won', option: yes },
    })
  })

  it('[G72] is for those who are here with a vote and free of interests, then and at the close', () => {
    const hall = voting(false, [asha, moses])
    expect(hall.kindOf(sam, cast(sam))).toBe('notAllowed')
    hall.must(asha, cast(asha))
    hall.must(moses, cast(moses, no))
    hall.must(moses, {
      do: 'declareInterest',
      interest: id('i'),
      person: moses,
      item: bus,
      sort: 'personal',
      nature: 'n',
    })
    hall.must(lena, { do: 'decideInterest', interest: id('i'), effect: 'speakNoVote', reason: 'r' })
    expect(hall.kindOf(moses, cast(moses))).toBe('notAllowed')
    // Whoever has voted may go.
    hall.must(asha, { do: 'goOut', person: asha })
    expect(hall.kindOf(asha, cast(asha, no))).toBe('notAllowed')
    hall.must(lena, close)
    expect(voteIn(hall)?.ballots).toMatchObject([{ person: asha, capacity: 'usesServices', answer: yes }])
  })

  it('[G73] tells after the close who came late, and counts them for nothing', () => {
    const hall = voting(false)
    hall.must(asha, cast(asha))
    hall.must(lena, close)
    hall.must(moses, cast(moses, no))
    expect(hall.must(moses, cast(moses, no))).toEqual([])
    expect(voteIn(hall)).toMatchObject({ late: [moses], ballots: [{ person: asha }] })
    expect(JSON.stringify(hall.log.at(-1))).not.toContain(no)
    expect(resultOfVote(voteIn(hall)!)?.ballots).toBe(1)
  })

  it('[G74] says at the close whether enough people were there, and who was missing', () => {
    const hall = new Hall([lena, asha])
    hall.add('bus')
    hall.must(lena, { do: 'setQuorum', quorum: { atLeast: 3, of: [{ who: 'unpaidCarer', atLeast: 1 }] } })
    hall.must(lena, { do: 'publish', needs: [] })
    for (const person of [lena, asha]) hall.come(person)
    hall.must(lena, { do: 'open' })
    hall.must(lena, { do: 'openItem', item: bus })
    hall.must(lena, {
      do: 'openVote',
      vote,
      item: bus,
      question: 'q',
      method: { by: 'consent' },
      secret: false,
    })
    hall.must(asha, cast(asha, 'happy'))
    hall.must(lena, close)
    expect(voteIn(hall)?.closed?.quorum).toEqual({
      isMet: false,
      have: 2,
      need: 3,
      missing: [
        { who: null, short: 1 },
        { who: 'unpaidCarer', short: 1 },
      ],
    })
    expect(resultOfVote(voteIn(hall)!)).toMatchObject({ by: 'consent', result: 'consent' })
  })

  it('[G75] is nobody’s but the voter’s until the close, also not of those who lead', () => {
    const hall = voting(false)
    hall.must(asha, cast(asha, no, 'Because of the noise.'))
    const seen = (person: string) => viewFor(hall.meeting, { person, mayRead: () => true, mayPrepare: true })
    expect(JSON.stringify(seen(lena))).not.toContain('noise')
    expect(seen(asha).votes[0]?.ballots).toHaveLength(1)
    expect(resultOfVote(voteIn(hall)!)).toBeNull()
    hall.must(lena, close)
    expect(seen(moses).votes[0]?.ballots).toMatchObject([{ person: asha, reason: 'Because of the noise.' }])
  })
})

describe('a secret vote', () => {
  it('[G76] writes nothing of what anybody answered; its box is told, and asked for at the close', () => {
    const hall = voting(true)
    const from = hall.log.length
    const decision = hall.ask(asha, cast(asha, no, 'noise'))
    expect(decision).toMatchObject({ sealed: { vote, person: asha, answer: no } })
    expect(hall.ask(asha, cast(asha, yes))).toMatchObject({ events: [], sealed: { answer: yes } })
    expect(hall.ask(asha, { do: 'takeBackBallot', vote, person: asha })).toMatchObject({
      sealed: { answer: null },
    })
    hall.must(moses, cast(moses))
    const written = JSON.stringify(hall.log.slice(from))
    expect(written).not.toMatch(new RegExp(`${no}|${yes}|noise`))
    expect(hall.log.slice(from).map(({ kind }) => kind)).toEqual(['voted', 'ballotTakenBack', 'voted'])
    expect(hall.ask(sam, close)).toHaveProperty('refusal')
    expect(hall.ask(lena, close)).toMatchObject({ events: [], closes: vote })
    expect(voteIn(hall)?.closed).toBeNull()
    const given = secretBallotsOf(hall.meeting, vote, [{ person: moses, ballot: yes }])
    hall.must(lena, { do: 'closeVote', vote, secretBallots: given })
    expect(voteIn(hall)).toMatchObject({
      ballots: [],
      closed: { secretBallots: [{ capacities: [], answer: yes }] },
    })
    expect(JSON.stringify(hall.log.at(-1))).not.toContain(moses)
  })

  it('[G77] keeps of each ballot the capacities that are counted together, and none where there are too few', () => {
    const hall = voting(true)
    const given = [lena, sam, asha, moses, priya].map((person) => ({ person, ballot: yes }))
    // Of whom it was not told that they voted, no ballot counts: they were never answered.
    expect(secretBallotsOf(hall.meeting, vote, given)).toEqual([])
    for (const { person } of given) hall.must(person, cast(person))
    const kept = secretBallotsOf(hall.meeting, vote, given)
    expect(kept).toHaveLength(5)
    const groups = new Set(kept.map(({ capacities }) => capacities.join()))
    for (const group of groups) {
      expect(kept.filter(({ capacities }) => capacities.join() === group).length).toBeGreaterThanOrEqual(3)
    }
    expect(JSON.stringify(kept)).not.toMatch(/lenax|samxx|ashax/)
    expect(
      secretBallotsOf(hall.meeting, vote, given.slice(0, 2)).map(({ capacities }) => capacities),
    ).toEqual([[], []])
    // What is no answer, and whoever has no vote, counts for nothing.
    const odd = [
      { person: asha, ballot: 'maybe' },
      { person: id('stranger'), ballot: yes },
    ]
    expect(secretBallotsOf(hall.meeting, vote, odd)).toEqual([])
    hall.must(lena, { do: 'closeVote', vote, secretBallots: kept })
    const result = resultOfVote(voteIn(hall)!)
    expect(result).toMatchObject({ ballots: 5, byGroup: { total: { people: 5 } } })
    expect(result?.byGroup.groups.map(({ capacities }) => capacities.join())).toEqual([...groups])
  })
})
