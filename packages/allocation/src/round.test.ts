import { describe, expect, it } from 'vitest'
import type { AllocationAskTo, CompleteAllocationAsk } from './ask.ts'
import { hashOfSeats } from './decide/setup.ts'
import { ballotsFileOf } from './ballots-file.ts'
import { ballotPaperOf } from './ballot-paper.ts'
import { closingFrom } from './closing.ts'
import { decideRound } from './decide.ts'
import type { AllocationEvent } from './event.ts'
import { sha256 } from './hash.ts'
import { missingForVoting } from './readiness.ts'
import { recount } from './recount.ts'
import { roundFor } from './hearing.ts'
import { standingPage } from './round.ts'
import { asha, card, everybody, guest, lena, moses, picks, priya, Room, rules, sam } from './testing/room.ts'
import { id, seed } from './testing/rounds.ts'

const interest = (proposal: string) =>
  ({ do: 'declareInterest', proposal: id(proposal), sort: 'personal', nature: 'My aunt runs it.' }) as const
const checkOf = (proposal: string, verdict: 'fine' | 'question' | 'unfit' = 'fine', version = 1) =>
  ({
    do: 'check',
    proposal: id(proposal),
    version,
    verdict,
    words: verdict === 'fine' ? '' : 'Too dear?',
  }) as const
const paper = (batch: string, written: string, ...people: string[]): AllocationAskTo<'enterPaper'> => ({
  do: 'enterPaper',
  batch: id(batch),
  ballots: written.split(' ').map(picks),
  people,
})
const openVoting = { do: 'openVoting', seed } as const
const closeVoting = { do: 'closeVoting', closing: null } as const

/** The ballots that were counted, as `ab a`, in whatever order. */
const counted = (room: Room) =>
  closingFrom(room.round, room.rows)
    .ballots.map((ballot) => (ballot.by === 'pick' ? ballot.chosen.map((one) => one[0]).join('') : '?'))
    .toSorted()
    .join(' ')

describe('the rules of a round', () => {
  it('[B32] are set by those who lead until voting opens, and by nobody else', () => {
    const room = Room.proposed()
    const asks: readonly CompleteAllocationAsk[] = [
      { do: 'setRules', rules: { ...rules, whenFull: 'stop' } },
      { do: 'setList', list: [{ person: asha, capacity: 'usesServices' }] },
      { do: 'setCheckers', checkers: [{ person: priya, capacity: 'clinician' }] },
    ]
    for (const ask of asks) expect(room.kindOf(asha, ask)).toBe('notAllowed')
    for (const ask of asks) expect(room.kindOf(lena, ask)).toBe('done')
    const voting = Room.voting()
    for (const ask of asks) expect(voting.kindOf(lena, ask)).toBe('ended')
  })

  it('[B32] [B33] cannot make the pot less than what a proposal costs', () => {
    const room = Room.proposed()
    expect(room.kindOf(lena, { do: 'setRules', rules: { ...rules, pot: 599 } })).toBe('invalid')
    expect(room.kindOf(lena, { do: 'setRules', rules: { ...rules, pot: 600 } })).toBe('done')
  })

  it('[B32] name each person once, in a capacity that is theirs', () => {
    const room = new Room()
    const seat = { person: asha, capacity: 'usesServices' } as const
    expect(room.kindOf(lena, { do: 'setList', list: [seat, seat] })).toBe('invalid')
    expect(room.kindOf(lena, { do: 'setList', list: [{ ...seat, capacity: 'clinician' }] })).toBe('invalid')
    expect(room.kindOf(lena, { do: 'setCheckers', checkers: [{ ...seat, person: id('stranger') }] })).toBe(
      'invalid',
    )
  })

  it('[B32] have days in their order, and voting opens before its last is past', () => {
    const room = Room.proposed()
    const days = (proposeUntil: string, voteUntil: string) =>
      room.kindOf(lena, { do: 'setRules', rules: { ...rules, proposeUntil, voteUntil } })
    expect(days('2026-03-05', '2026-03-04')).toBe('invalid')
    expect(days('2026-03-05', '2026-03-05')).toBe('done')
    room.checkAll()
    room.today = '2026-03-06'
    expect(room.kindOf(lena, openVoting)).toBe('notAllowed')
    room.today = '2026-03-05'
    expect(room.kindOf(lena, openVoting)).toBe('done')
  })

  it('[B32] let the last day of voting be moved to a later one, and to no earlier', () => {
    const room = Room.voting()
    expect(room.kindOf(lena, { do: 'extendVoting', until: '2026-03-09' })).toBe('invalid')
    expect(room.kindOf(lena, { do: 'extendVoting', until: '2026-03-10' })).toBe('nothing')
    expect(room.kindOf(asha, { do: 'extendVoting', until: '2026-03-17' })).toBe('notAllowed')
    expect(room.kindOf(lena, { do: 'extendVoting', until: '2026-03-17' })).toBe('done')
    expect(room.round.rules.voteUntil).toBe('2026-03-17')
  })

  it('[B32] let no last day be set that is past or that day itself, whatever it was before', () => {
    const open = Room.voting({ voteUntil: null })
    const ended = Room.voting()
    for (const room of [open, ended]) {
      room.today = '2026-03-13'
      expect(room.kindOf(lena, { do: 'extendVoting', until: '2026-03-12' })).toBe('invalid')
      expect(room.kindOf(lena, { do: 'extendVoting', until: '2026-03-13' })).toBe('invalid')
      expect(room.kindOf(lena, { do: 'extendVoting', until: '2026-03-14' })).toBe('done')
      expect(room.vote(asha, 'a')).toBe('done')
      expect(room.box.has(asha)).toBe(true)
    }
  })

  it('[B31] [B32] are not set again where they are so', () => {
    const room = Room.proposed()
    const { list, checkers } = room.round
    expect(room.kindOf(lena, { do: 'setList', list })).toBe('nothing')
    expect(room.kindOf(lena, { do: 'setCheckers', checkers })).toBe('nothing')
    expect(room.kindOf(lena, { do: 'setList', list: list.toReversed() })).toBe('done')
  })

  it('[B74] is not undone by another who leads and had not seen it', () => {
    const room = Room.proposed()
    const { list, checkers } = room.round
    const seen = hashOfSeats(list)
    const [first, ...others] = list
    expect(room.kindOf(lena, { do: 'setList', list: others, seen })).toBe('done')
    expect(room.kindOf(lena, { do: 'setList', list: list.slice(0, -1), seen })).toBe('alreadyDone')
    expect(room.round.list).toEqual(others)
    // Sent twice, it is so already.
    expect(room.kindOf(lena, { do: 'setList', list: others, seen })).toBe('nothing')
    expect(room.kindOf(lena, { do: 'setCheckers', checkers: [], seen: hashOfSeats(checkers) })).toBe('done')
    const back = { do: 'setCheckers', checkers: [first!], seen: hashOfSeats(checkers) } as const
    expect(room.kindOf(lena, { ...back, checkers: [...back.checkers] })).toBe('alreadyDone')
  })

  it('[B30] [B42] who was late stays so where a day that is said again, or after the count, lets nobody vote', () => {
    const room = Room.voting()
    const at = { allocation: id('round') }
    room.today = '2026-03-11'
    room.vote(guest, 'c')
    room.fold({ kind: 'votingExtended', payload: { ...at, until: '2026-03-10' } })
    expect(room.round.late).toEqual([guest])
    room.close()
    room.fold({ kind: 'votingExtended', payload: { ...at, until: '2026-03-20' } })
    expect(room.round).toMatchObject({ late: [guest], rules: { voteUntil: '2026-03-10' } })
  })
})

describe('a proposal', () => {
  it('[B33] is handed in by whoever may, while proposals are taken, and costs no more than the pot', () => {
    const room = new Room({ proposers: 'members' })
    const ask = { do: 'propose', proposal: id('a'), card: card('Choir', 1000) } as const
    expect(room.kindOf(guest, ask)).toBe('notAllowed')
    expect(room.kindOf(asha, { ...ask, card: card('Choir', 1001) })).toBe('invalid')
    expect(room.kindOf(asha, ask)).toBe('done')
    expect(room.kindOf(asha, ask)).toBe('nothing')
    room.must(lena, { do: 'closeProposals' })
    expect(room.kindOf(asha, { ...ask, proposal: id('b') })).toBe('ended')
    room.must(lena, { do: 'takeProposalsAgain', reason: 'Two people were ill.' })
    expect(room.kindOf(asha, { ...ask, proposal: id('b') })).toBe('done')
  })

  it('[B33] is taken until the end of the last day', () => {
    const room = new Room({ proposeUntil: '2026-03-01' })
    const ask = { do: 'propose', proposal: id('a'), card: card('Choir', 100) } as const
    expect(room.kindOf(asha, ask)).toBe('done')
    room.today = '2026-03-02'
    expect(room.kindOf(asha, { ...ask, proposal: id('b') })).toBe('ended')
  })

  it('[B33] is changed and withdrawn by whoever handed it in, and checked again after a change', () => {
    const room = Room.proposed()
    room.checkAll()
    const change = { do: 'changeProposal', proposal: id('a'), card: card('Lunch club', 550) } as const
    expect(room.kindOf(lena, change)).toBe('notAllowed')
    expect(room.kindOf(asha, change)).toBe('done')
    expect(room.kindOf(asha, change)).toBe('nothing')
    expect(room.round.proposals[0]).toMatchObject({ version: 2, checks: [] })
    expect(room.kindOf(lena, openVoting)).toBe('notAllowed')
    expect(room.kindOf(priya, { do: 'withdrawProposal', proposal: id('a') })).toBe('notAllowed')
    expect(room.kindOf(asha, { do: 'withdrawProposal', proposal: id('a') })).toBe('done')
    expect(room.kindOf(lena, openVoting)).toBe('done')
    expect(room.kindOf(priya, { do: 'withdrawProposal', proposal: id('b') })).toBe('ended')
  })
})

describe('checking', () => {
  it('[B34] is done by those who were asked to, of the card as they read it, with words unless it is fine', () => {
    const room = Room.proposed()
    expect(room.kindOf(priya, checkOf('a'))).toBe('notAllowed')
    expect(room.kindOf(moses, checkOf('z'))).toBe('notFound')
    expect(room.kindOf(moses, { ...checkOf('a', 'question'), words: '' })).toBe('invalid')
    room.must(asha, { do: 'changeProposal', proposal: id('a'), card: card('Lunch club', 500) })
    expect(room.kindOf(moses, checkOf('a'))).toBe('alreadyDone')
    expect(room.kindOf(moses, checkOf('a', 'fine', 2))).toBe('done')
    expect(room.kindOf(moses, checkOf('a', 'fine', 2))).toBe('nothing')
  })

  it('[B34] is not done by whoever has an interest in it, who proposed it or said so later', () => {
    const room = Room.proposed()
    room.must(lena, { do: 'setCheckers', checkers: [...room.round.checkers, { person: asha, capacity: 'usesServices' }] }) // prettier-ignore
    expect(room.kindOf(asha, checkOf('a'))).toBe('notAllowed')
    room.must(moses, checkOf('b'))
    expect(room.kindOf(moses, interest('b'))).toBe('done')
    expect(room.kindOf(moses, interest('b'))).toBe('nothing')
    expect(room.round.proposals[1]?.checks).toEqual([])
    expect(room.kindOf(moses, checkOf('b'))).toBe('notAllowed')
    expect(room.kindOf(moses, checkOf('c'))).toBe('done')
  })

  it('[B35] lets voting open once each card was found fine by a lay person and by another, and nothing is open', () => {
    const room = Room.proposed()
    const missing = () =>
      missingForVoting(room.round).map((one) =>
        'proposal' in one ? `${one.kind} ${one.proposal[0]}` : one.kind,
      )
    expect(missing()).toEqual([
      'layCheck a',
      'otherCheck a',
      'layCheck b',
      'otherCheck b',
      'layCheck c',
      'otherCheck c',
    ])
    room.checkAll()
    expect(missing()).toEqual([])
    room.must(sam, checkOf('b', 'question'))
    expect(missing()).toEqual(['otherCheck b', 'openQuestion b'])
    expect(room.kindOf(lena, openVoting)).toBe('notAllowed')
    room.must(sam, checkOf('b', 'unfit'))
    expect(missing()).toEqual(['otherCheck b', 'unfit b'])
    room.must(sam, checkOf('b'))
    room.must(lena, { do: 'setCheckers', checkers: [{ person: sam, capacity: 'frontlineStaff' }] })
    expect(missing()).toEqual(['layCheck a', 'layCheck b', 'layCheck c'])
    expect(missingForVoting(new Room({ voters: 'list' }).round)).toEqual([
      { kind: 'nothingToVoteOn' },
      { kind: 'listTooShort' },
    ])
    expect(Room.proposed().kindOf(asha, openVoting)).toBe('notAllowed')
    expect(new Room().kindOf(lena, openVoting)).toBe('notAllowed')
  })

  it('[B36] leaves a proposal off the vote only where it was found unfit, with a reason and a reply', () => {
    const room = Room.proposed()
    const leaveOff = { do: 'leaveOff', proposal: id('a'), reason: 'It was paid already.' } as const
    expect(room.kindOf(lena, leaveOff)).toBe('notAllowed')
    room.checkAll()
    room.must(sam, checkOf('a', 'unfit'))
    expect(room.kindOf(sam, leaveOff)).toBe('notAllowed')
    room.must(lena, interest('a'))
    expect(room.kindOf(lena, leaveOff)).toBe('notAllowed')
    const other = Room.proposed()
    other.checkAll()
    other.must(sam, checkOf('a', 'unfit'))
    const { checkers } = other.round
    other.must(lena, { do: 'setCheckers', checkers: checkers.filter(({ person }) => person !== sam) })
    expect(other.kindOf(lena, leaveOff)).toBe('notAllowed')
    other.must(lena, { do: 'setCheckers', checkers })
    expect(other.kindOf(lena, leaveOff)).toBe('done')
    expect(other.kindOf(lena, leaveOff)).toBe('nothing')
    expect(other.kindOf(priya, { do: 'replyToLeavingOff', proposal: id('a'), words: 'No.' })).toBe(
      'notAllowed',
    )
    other.must(lena, openVoting)
    expect(other.kindOf(asha, { do: 'replyToLeavingOff', proposal: id('a'), words: 'It was not.' })).toBe(
      'done',
    )
    expect(other.round.proposals[0]?.leftOff).toMatchObject({ by: lena, reply: 'It was not.' })
    expect(ballotPaperOf(other.round).proposals.map(({ title }) => title)).toEqual(['Minibus', 'Garden'])
    expect(other.vote(moses, 'a')).toBe('invalid')
    expect(other.kindOf(lena, { do: 'putBackOn', proposal: id('a') })).toBe('ended')
  })
})

describe('voting', () => {
  it('[B38] leaves no trace of a vote but in the box', () => {
    const room = Room.voting()
    const before = room.log.length
    for (const person of everybody) expect(room.vote(person, 'ab')).toBe('done')
    expect(room.vote(asha, 'c')).toBe('done')
    expect(room.takeBack(moses)).toBe('done')
    expect(room.log).toHaveLength(before)
    room.close()
    expect(counted(room)).toBe('ab ab ab ab c')
  })

  it('[B39] is for those on the list, for accounts, or for guests too, and for nobody else', () => {
    const votes = (voters: (typeof rules)['voters']) => {
      const room = Room.voting({ voters })
      return [asha, guest, id('stranger')].map((person) => room.vote(person, 'a'))
    }
    expect(votes('list')).toEqual(['done', 'notAllowed', 'notAllowed'])
    expect(votes('accounts')).toEqual(['done', 'notAllowed', 'notAllowed'])
    expect(votes('accountsAndGuests')).toEqual(['done', 'done', 'notAllowed'])
    expect(new Room().vote(asha, 'a')).toBe('notAllowed')
    const wrong = {
      do: 'vote',
      person: asha,
      capacity: 'clinician',
      ballot: picks('a'),
      votedAs: [],
      votedSelf: false,
    } as const
    expect(Room.voting().kindOf(asha, wrong)).toBe('invalid')
    expect(Room.voting().vote(asha, 'abc')).toBe('invalid')
  })

  it('[B39] counts somebody once who came as a guest and has an account, as themselves', () => {
    for (const [votes, expected] of [
      [
        [
          [guest, 'a'],
          [moses, 'b'],
        ],
        'b c c',
      ],
      [
        [
          [moses, 'b'],
          [guest, 'a'],
        ],
        'b c c',
      ],
      [[[guest, 'a']], 'a c c'],
    ] as const) {
      const room = Room.voting()
      for (const [person, said] of votes) room.vote(person, said)
      for (const person of [asha, priya]) room.vote(person, 'c')
      room.unite(guest, moses)
      room.close()
      expect(counted(room)).toBe(expected)
      expect(room.round.counted?.turnout?.ballots).toBe(3)
      expect(room.round.proposals[2]?.by).toBe(moses)
    }
  })

  it('[B90] counts what somebody voted as a guest where what lies under their account was never written', () => {
    for (const never of [JSON.stringify(['unpaidCarer', '1', 'byHand']), 'torn']) {
      const room = Room.voting()
      room.vote(guest, 'a')
      for (const person of [asha, priya]) room.vote(person, 'c')
      // By another's hand: the server ended before it wrote that down.
      room.box.set(moses, never)
      room.unite(guest, moses)
      room.close()
      expect(counted(room)).toBe('a c c')
    }
  })

  it('[B39] [B47] is taken back whole, also what somebody voted as a guest before it was known who they are', () => {
    for (const votes of [
      [[guest, 'a']],
      [
        [guest, 'a'],
        [moses, 'b'],
      ],
    ] as const) {
      const room = Room.voting()
      for (const [person, said] of votes) room.vote(person, said)
      for (const person of [asha, priya, lena]) room.vote(person, 'c')
      room.unite(guest, moses)
      expect(room.takeBack(moses)).toBe('done')
      room.close()
      expect(counted(room)).toBe('c c c')
    }
  })

  it('[B40] [B47] what somebody voted themselves stays theirs once it is known that they came as a guest too', () => {
    const room = Room.voting()
    room.vote(sam, 'a', guest)
    room.vote(moses, 'b')
    room.unite(guest, moses)
    expect(room.vote(sam, 'c', moses)).toBe('alreadyDone')
    expect(room.takeBack(sam, moses)).toBe('notAllowed')
    const asGuest = Room.voting()
    asGuest.vote(guest, 'a')
    asGuest.unite(guest, moses)
    expect(asGuest.vote(sam, 'c', moses)).toBe('alreadyDone')
  })

  it('[B40] [B47] what another hand put in for a guest can be put right for who they are', () => {
    const room = Room.voting()
    room.vote(sam, 'a', guest)
    room.unite(guest, moses)
    expect(room.vote(sam, 'b', moses)).toBe('done')
    expect(room.round.assisted).toMatchObject([{ person: moses, hand: sam }])
    expect(room.takeBack(sam, moses)).toBe('done')
    expect(room.votedAs(moses)).toEqual([])
  })

  it('[B40] by another’s hand is written down, heard by the two sides, and taken back by whose it is', () => {
    const room = Room.voting()
    expect(room.vote(priya, 'a', asha)).toBe('notAllowed')
    const before = room.log.length
    expect(room.vote(sam, 'a', asha)).toBe('done')
    expect(room.log.slice(before)).toEqual([
      { kind: 'votedFor', payload: { allocation: id('round'), person: asha, hand: sam } },
    ])
    for (const person of [asha, lena, sam]) expect(room.heardBy(person, before)).toHaveLength(1)
    expect(room.heardBy(moses, before)).toEqual([])
    expect(roundFor(room.round, room.seer(moses)).assisted).toEqual([])
    expect(roundFor(room.round, room.seer(asha)).assisted).toHaveLength(1)
    expect(room.takeBack(moses, asha)).toBe('notAllowed')
    expect(room.takeBack(asha)).toBe('done')
    expect(room.round.assisted).toEqual([])
    expect(room.box.has(asha)).toBe(false)
  })

  it('[B40] by another’s hand never takes the place of what somebody voted themselves', () => {
    const room = Room.voting()
    room.vote(asha, 'a')
    expect(room.vote(sam, 'b', asha)).toBe('alreadyDone')
    expect(room.takeBack(sam, asha)).toBe('notAllowed')
    room.vote(sam, 'b', moses)
    expect(room.vote(lena, 'c', moses)).toBe('done')
    expect(room.vote(moses, 'a')).toBe('done')
    expect(room.round.assisted).toEqual([])
    expect(room.vote(sam, 'b', moses)).toBe('alreadyDone')
  })

  it('[B41] on paper counts once another person has witnessed it, for those who are ticked off', () => {
    const room = Room.voting({ voters: 'list' })
    expect(room.kindOf(asha, paper('p', 'a', asha))).toBe('notAllowed')
    room.vote(asha, 'c')
    room.vote(lena, 'c')
    expect(room.kindOf(sam, paper('p', 'ab a', asha, moses))).toBe('done')
    expect(room.kindOf(sam, paper('p', 'ab a', asha, moses))).toBe('nothing')
    expect(room.kindOf(lena, closeVoting)).toBe('notAllowed')
    expect(room.kindOf(sam, { do: 'witnessPaper', batch: id('p') })).toBe('notAllowed')
    expect(room.kindOf(lena, { do: 'witnessPaper', batch: id('p') })).toBe('done')
    expect(room.vote(moses, 'c')).toBe('alreadyDone')
    expect(roundFor(room.round, room.seer(moses)).batches[0]?.people).toEqual([moses])
    room.close()
    expect(counted(room)).toBe('a ab c')
    expect(room.round.counted?.turnout).toEqual({
      ballots: 3,
      onPaper: 2,
      eligible: 5,
      groups: [
        {
          capacities: ['usesServices', 'unpaidCarer', 'layPartner', 'frontlineStaff', 'clinician'],
          eligible: 5,
          voted: 3,
        },
      ],
    })
  })

  it('[B41] on paper is refused where it does not fit the vote or the list', () => {
    const room = Room.voting({ voters: 'list' })
    for (const [written, ...people] of [
      ['abc', asha],
      ['a'],
      ['a', asha, moses],
      ['a a', asha, asha],
      ['a', guest],
    ] as const) {
      expect(room.kindOf(sam, paper('p', written, ...people))).toBe('invalid')
    }
    room.must(sam, paper('p', 'a', asha))
    expect(room.kindOf(sam, paper('q', 'a', asha))).toBe('invalid')
    expect(Room.voting().kindOf(sam, paper('p', 'a', asha))).toBe('invalid')
  })

  it('[B41] on paper that is dropped counts for nothing, and its people vote again', () => {
    const room = Room.voting({ voters: 'list' })
    room.must(sam, paper('p', 'a b', asha, moses))
    expect(room.kindOf(lena, { do: 'dropPaper', batch: id('p'), reason: 'Typed twice.' })).toBe('done')
    expect(room.kindOf(lena, { do: 'dropPaper', batch: id('p'), reason: 'Typed twice.' })).toBe('notFound')
    for (const person of [asha, moses, priya]) expect(room.vote(person, 'c')).toBe('done')
    room.close()
    expect(counted(room)).toBe('c c c')
  })

  it('[B41] on paper without a list is said in the turnout, and of whom is not known', () => {
    const room = Room.voting()
    room.must(sam, paper('p', 'a b c'))
    room.must(lena, { do: 'witnessPaper', batch: id('p') })
    for (const person of [asha, moses, guest]) room.vote(person, 'c')
    room.close()
    expect(room.round.counted?.turnout).toEqual({
      ballots: 6,
      onPaper: 3,
      eligible: null,
      groups: [{ capacities: ['usesServices', 'unpaidCarer'], eligible: null, voted: 3 }],
    })
  })

  it('[B42] after the close is told as late to whose it is, once, and changes nothing', () => {
    const room = Room.voting()
    for (const person of [asha, moses, priya]) room.vote(person, 'a')
    room.close()
    const { counted } = room.round
    const before = room.log.length
    expect(room.vote(guest, 'c')).toBe('done')
    expect(room.vote(guest, 'c')).toBe('nothing')
    expect(room.log.slice(before)).toEqual([
      { kind: 'allocationVoteLate', payload: { allocation: id('round'), person: guest } },
    ])
    expect(room.box.size).toBe(0)
    expect(room.round).toMatchObject({ late: [guest], counted })
    expect(room.heardBy(asha, before)).toEqual([])
    expect(room.heardBy(guest, before)).toHaveLength(1)
    expect(room.takeBack(asha)).toBe('ended')
  })

  it('[B42] is late when the last day is past, which whoever leads can move', () => {
    const room = Room.voting()
    room.today = '2026-03-10'
    for (const person of [asha, moses]) expect(room.vote(person, 'a')).toBe('done')
    room.today = '2026-03-11'
    expect(room.vote(priya, 'c')).toBe('done')
    expect(room.vote(sam, 'c', guest)).toBe('done')
    expect(room.takeBack(asha)).toBe('ended')
    expect(room.round.late).toEqual([priya, guest])
    expect([room.box.has(priya), room.box.has(guest), room.box.has(asha)]).toEqual([false, false, true])
    expect(room.kindOf(sam, paper('p', 'b'))).toBe('done')
    room.must(lena, { do: 'extendVoting', until: '2026-03-12' })
    expect(room.round.late).toEqual([])
    expect(room.vote(priya, 'c')).toBe('done')
    room.must(lena, { do: 'witnessPaper', batch: id('p') })
    room.close()
    expect(counted(room)).toBe('a a b c')
  })

  it('[B43] is closed once by those who lead, counted from the box, and counted again from what was kept', () => {
    const room = Room.voting()
    room.vote(asha, 'ac')
    room.vote(moses, 'b')
    room.vote(priya, 'ac')
    expect(room.kindOf(asha, closeVoting)).toBe('notAllowed')
    room.close()
    expect(room.kindOf(lena, closeVoting)).toBe('nothing')
    const { result, turnout, seed: drawnFrom } = room.round.counted!
    expect(result).toMatchObject({ is: 'counted', awarded: 900, left: 100 })
    const { ballots } = closingFrom(room.round, room.rows)
    const file = ballotsFileOf({ ...ballotPaperOf(room.round), title: 'Round', oneEach: rules.voters, again: 0, seed: drawnFrom, turnout: turnout!, ballots }) // prettier-ignore
    expect(recount(JSON.stringify(file))).toMatchObject({ ok: true, isSame: true, result })
  })

  it('[B43] is not counted from the rows of something else', () => {
    const room = Room.voting()
    for (const person of [asha, moses, priya]) room.vote(person, 'a')
    room.close()
    const [head, ...votes] = [room.rows.at(-1)!, ...room.rows.slice(0, -1)]
    expect(closingFrom(room.round, [...votes, head]).ballots).toHaveLength(3)
    for (const rows of [[], votes, [head, 'no JSON'], [head, '[null,"99"]'], [head, '{"turnout":null}']]) {
      expect(() => closingFrom(room.round, rows)).toThrow(RangeError)
    }
  })

  it('[B43] keeps no ballot where fewer voted than the rules ask for', () => {
    const room = Room.voting()
    room.vote(asha, 'a')
    room.vote(moses, 'b')
    room.close()
    expect(room.rows).toHaveLength(1)
    expect(room.round.counted).toMatchObject({ result: { is: 'tooFewBallots', least: 3 }, turnout: null })
  })

  it('[B44] keeps the seed of the lot in the box until it is counted, and its hash where all see it', () => {
    const room = Room.voting()
    expect(room.round.seedHash).toBe(sha256(seed))
    expect(JSON.stringify(room.log)).not.toContain(seed)
    expect([...room.box.values()]).toEqual([seed])
    for (const person of [asha, moses, priya]) room.vote(person, 'a')
    room.close()
    expect(room.round.counted?.seed).toBe(seed)
    expect(Room.voting({ ties: 'cheaper' }).round.seedHash).toBeNull()
  })
})

describe('what came of a round', () => {
  const publish = { do: 'publishRound', page: id('page') } as const
  const withdraw = { do: 'withdrawRound', reason: 'A name stands in it.' } as const

  it('[B69] is made public by organisers and the chair once it is counted, and withdrawn', () => {
    const room = Room.voting()
    const chair = { ...room.context(lena), offices: ['chair'] as const }
    const ask = (asked: CompleteAllocationAsk) => {
      const decision = decideRound(room.round, asked, chair)
      if ('refusal' in decision) return decision.refusal.kind
      for (const event of decision.events) room.fold(event)
      return decision.events.length
    }
    expect(ask(publish)).toBe('notAllowed')
    for (const person of [asha, moses, priya]) room.vote(person, 'a')
    room.close()
    // Who leads as a facilitator does not.
    expect(room.kindOf(lena, publish)).toBe('notAllowed')
    expect([ask(publish), ask({ ...publish, page: id('other') })]).toEqual([1, 0])
    expect(standingPage(room.round)).toMatchObject({ id: id('page') })
    expect(room.kindOf(asha, withdraw)).toBe('notAllowed')
    expect([ask(withdraw), ask(withdraw)]).toEqual([1, 0])
    expect(standingPage(room.round)).toBeNull()
    expect(ask({ ...publish, page: id('other') })).toBe(1)
    expect(room.round.pages).toMatchObject([{ withdrawn: { reason: withdraw.reason } }, { withdrawn: null }])
  })

  it('[B69] is not public where too few voted', () => {
    const room = Room.voting()
    room.vote(asha, 'a')
    room.close()
    const chair = { ...room.context(lena), offices: ['chair'] as const }
    expect(decideRound(room.round, publish, chair)).toMatchObject({ refusal: { kind: 'notAllowed' } })
  })
})

describe('delivery', () => {
  const milestone = { do: 'agreeMilestone', proposal: id('a'), milestone: id('m'), words: 'A cook is found', due: '2026-06-01' } as const // prettier-ignore
  const told = { do: 'tellMilestone', proposal: id('a'), milestone: id('m'), status: 'done', evidence: 'She began in May.' } as const // prettier-ignore
  const naming = { do: 'nameEvaluation', proposal: id('a'), evaluation: id('evaluation') } as const

  /** Lunch club and garden were awarded money, and the minibus was not. */
  function countedRoom(): Room {
    const room = Room.voting()
    for (const person of [asha, moses, priya]) room.vote(person, 'ac')
    room.close()
    return room
  }

  it('[B50] is started once it is counted, of what was awarded', () => {
    const room = countedRoom()
    expect(room.kindOf(lena, milestone)).toBe('notAllowed')
    expect(room.kindOf(asha, { do: 'startDelivery' })).toBe('notAllowed')
    expect(room.kindOf(lena, { do: 'startDelivery' })).toBe('done')
    expect(room.kindOf(lena, { do: 'startDelivery' })).toBe('nothing')
    expect(room.round.deliveries.map(({ proposal }) => proposal).toSorted()).toEqual([id('a'), id('c')])
    expect(room.kindOf(lena, closeVoting)).toBe('nothing')
    expect(room.vote(guest, 'a')).toBe('done')
    expect(room.round.late).toEqual([guest])
    expect(Room.voting().kindOf(lena, { do: 'startDelivery' })).toBe('notAllowed')
    const none = Room.voting()
    for (const person of [asha, moses, priya]) none.vote(person, '')
    none.close()
    expect(none.kindOf(lena, { do: 'startDelivery' })).toBe('notAllowed')
  })

  it('[B50] has milestones, which those who lead and who handed it in agree and tell', () => {
    const room = countedRoom()
    room.must(lena, { do: 'startDelivery' })
    expect(room.kindOf(moses, milestone)).toBe('notAllowed')
    expect(room.kindOf(asha, { ...milestone, proposal: id('z') })).toBe('notFound')
    expect(room.kindOf(priya, { ...milestone, proposal: id('b') })).toBe('notAllowed')
    expect(room.kindOf(asha, milestone)).toBe('done')
    expect(room.kindOf(asha, milestone)).toBe('nothing')
    expect(room.kindOf(asha, { ...told, milestone: id('n') })).toBe('notFound')
    expect(room.kindOf(asha, { ...told, status: 'dropped', evidence: '' })).toBe('invalid')
    expect(room.kindOf(asha, told)).toBe('done')
    expect(room.kindOf(lena, told)).toBe('nothing')
    expect(room.kindOf(lena, { ...milestone, words: 'Two cooks are found' })).toBe('done')
    expect(room.round.deliveries.find(({ proposal }) => proposal === id('a'))?.milestones).toEqual([
      {
        id: id('m'),
        words: 'Two cooks are found',
        due: '2026-06-01',
        status: 'done',
        evidence: 'She began in May.',
      },
    ])
  })

  it('[B51] names an evaluation that whoever leads may see', () => {
    const room = countedRoom()
    room.must(lena, { do: 'startDelivery' })
    expect(room.kindOf(asha, naming)).toBe('notAllowed')
    expect(room.kindOf(lena, { ...naming, evaluation: id('hidden') })).toBe('notFound')
    expect(room.kindOf(lena, naming)).toBe('done')
    expect(room.kindOf(lena, naming)).toBe('nothing')
    expect(room.kindOf(lena, { ...naming, evaluation: null })).toBe('done')
  })
})

it('[B30] an event that does not fit the phase changes nothing', () => {
  const at = { allocation: id('round') }
  const result = { is: 'tooFewBallots', least: 3 } as const
  const events: readonly AllocationEvent[] = [
    { kind: 'votingClosed', payload: { ...at, result, turnout: null, seed: null } },
    { kind: 'votingOpened', payload: { ...at, seedHash: null } },
    { kind: 'proposalsTakenAgain', payload: { ...at, reason: 'r' } },
    { kind: 'deliveryStarted', payload: { ...at, proposals: [] } },
    {
      kind: 'milestoneAgreed',
      payload: { ...at, proposal: id('a'), milestone: id('m'), words: 'w', due: null },
    },
    {
      kind: 'proposalChecked',
      payload: { ...at, proposal: id('z'), person: moses, verdict: 'fine', words: '' },
    },
  ]
  for (const event of events) {
    const room = new Room()
    const before = structuredClone(room.round)
    room.fold(event)
    expect(room.round).toEqual(before)
  }
})
