import { describe, expect, it } from 'vitest'
import type { AllocationAskTo } from './ask.ts'
import { papersIn } from './box.ts'
import { closingFrom } from './closing.ts'
import { decideRound } from './decide.ts'
import { sha256 } from './hash.ts'
import { asha, guest, lena, moses, picks, priya, Room, sam } from './testing/room.ts'
import { id } from './testing/rounds.ts'

const paper = (batch: string, written: string): AllocationAskTo<'enterPaper'> => ({
  do: 'enterPaper',
  batch: id(batch),
  ballots: written.split(' ').map(picks),
  people: [],
})

/** Under what votes on paper lie. */
const places = (room: Room, batch: string, ballots: number) =>
  papersIn(room.round.id, { id: id(batch), ballots })

/** What somebody voted by another's hand was put in, and a server that was killed then wrote nothing of it. */
function putInAndKilled(room: Room, written: string, person: string): void {
  room.vote(sam, written, person)
  room.fold({ kind: 'assistedVoteEnded', payload: { allocation: id('round'), person } })
}

const chosenIn = (room: Room): string =>
  closingFrom(room.round, room.rows)
    .ballots.flatMap((ballot) => (ballot.by === 'pick' ? ballot.chosen.map((one) => one[0]) : ['?']))
    .toSorted()
    .join(' ')

describe('the box of a round', () => {
  it('[B60] holds things that were never written, and these count for nothing', () => {
    const room = Room.voting()
    room.must(sam, paper('p', 'b b'))
    const [typed = ''] = places(room, 'p', 2)
    room.box.set(places(room, 'q', 1)[0] ?? '', room.box.get(typed) ?? '')
    room.must(lena, { do: 'dropPaper', batch: id('p'), reason: 'Typed twice.' })
    putInAndKilled(room, 'c', guest)
    for (const person of [asha, moses, priya]) room.vote(person, 'a')
    room.close()
    expect(chosenIn(room)).toBe('a a a')
  })

  it('[B60] lets a vote by another’s hand that was never written be put in again, and taken back', () => {
    const room = Room.voting()
    putInAndKilled(room, 'c', asha)
    expect(room.vote(sam, 'b', asha)).toBe('done')
    expect(room.round.assisted).toMatchObject([{ person: asha, hand: sam }])
    putInAndKilled(room, 'c', asha)
    expect(room.takeBack(sam, asha)).toBe('done')
    expect(room.votedAs(asha)).toEqual([])
  })

  it('[B60] holds votes on paper until it is written that they are dropped', () => {
    const room = Room.voting()
    room.must(sam, paper('p', 'a b'))
    const drop = { do: 'dropPaper', batch: id('p'), reason: 'Typed twice.' } as const
    const decision = decideRound(room.round, drop, room.context(lena))
    expect(decision).toMatchObject({ unsealed: places(room, 'p', 2) })
    expect(decision).not.toHaveProperty('sealed')
  })

  it('[B61] that nobody can open has everybody vote again, and only then', () => {
    const room = Room.voting()
    const again = { do: 'voteAgain', reason: 'The key is gone.', seed: sha256('another') } as const
    room.vote(sam, 'a', guest)
    room.must(sam, paper('p', 'b b'))
    expect(room.kindOf(lena, { ...again, isLost: false })).toBe('notAllowed')
    expect(room.kindOf(asha, { ...again, isLost: true })).toBe('notAllowed')
    room.box.clear()
    expect(room.kindOf(lena, { ...again, isLost: true })).toBe('done')
    expect(room.round).toMatchObject({
      phase: 'voting',
      assisted: [],
      batches: [],
      seedHash: sha256(sha256('another')),
      again: [{ reason: 'The key is gone.' }],
    })
    for (const person of [asha, moses, priya]) expect(room.vote(person, 'a')).toBe('done')
    room.close()
    expect(room.round.counted?.seed).toBe(sha256('another'))
    expect(room.kindOf(lena, { ...again, isLost: true })).toBe('ended')
  })
})
