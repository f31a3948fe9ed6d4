import { roundFor } from '@alongside/allocation'
import type { AllocationBallot } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { roundSeer } from './allocation.ts'
import { isInAudience } from './in-audience.ts'
import { allocate, card, openedRound, openVoting, rules, voting } from './testing/allocations.ts'
import { asha, id, lena, omar, openBoard, sam, type Board } from './testing/board.ts'
import { toldTo } from './told.ts'

const opening = { do: 'openAllocation', title: 'Grants', rules } as const
const mary = id('mary')

function cameByLink(board: Board, document: string, person: string): void {
  const terms = { permission: 'comment', label: 'l', lastDay: '2026-12-31', visitors: false } as const
  const link = board.must(lena, { do: 'makeLink', document, ...terms })
  board.must(person, { do: 'joinByLink', link, capacity: 'unpaidCarer', isVouchedFor: false })
}

describe('opening a round', () => {
  it('[M240] is for those who lead, and gives it the rules, and a section for what people ask', () => {
    const board = openBoard()
    expect(board.refused(sam, opening)).toBe('notAllowed')
    const days = { proposeUntil: '2026-03-20', voteUntil: '2026-03-10' }
    expect(board.refused(lena, { ...opening, rules: { ...rules, ...days } })).toBe('invalid')
    const allocation = board.must(lena, opening)
    expect(board.document(allocation)).toMatchObject({ kind: 'allocation', slug: 'grants' })
    expect(board.document(allocation).sections.map(({ key }) => key)).toEqual(['questions'])
    expect(board.space.allocations.get(allocation)).toMatchObject({ phase: 'proposing', rules })
  })
})

describe('what is asked of a round', () => {
  it('[M241] is nothing where it was put away, or may not be seen', () => {
    const { board, allocation } = openedRound()
    const propose = allocate(allocation, { do: 'propose', proposal: id('a'), card: card('A', 1) })
    expect(board.refused(omar, propose)).toBe('notFound')
    const keep = { do: 'giveRight', on: { what: 'document', document: allocation }, reason: null } as const
    board.must(lena, { ...keep, grantee: { to: 'person', person: sam }, permission: null })
    expect(board.refused(sam, propose)).toBe('notFound')
    board.must(asha, propose)
    board.must(lena, { do: 'putDocumentAway', document: allocation })
    expect(board.refused(asha, propose)).toBe('ended')
  })

  it('[M241] is answered to guests of it too, each for themselves', () => {
    const { board, allocation } = openedRound()
    cameByLink(board, allocation, mary)
    board.must(mary, allocate(allocation, { do: 'propose', proposal: id('c'), card: card('C', 1) }))
    openVoting(board, allocation)
    const seat = voting(mary, id('a'), { capacity: 'unpaidCarer' })
    expect(board.ask(mary, allocate(allocation, seat))).toMatchObject({ effects: [{ type: 'sealVotes' }] })
    expect(board.refused(mary, allocate(allocation, voting(sam, id('a'))))).toBe('notAllowed')
  })

  it('[M242] brings files of the round alone, which whoever hands them in may read', () => {
    const { board, allocation } = openedRound()
    const other = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Other' })
    const allowance = { perSection: 9, bytesPerSpace: 1_000_000 }
    const add = (document: string, name: string, type: string) => {
      const file = {
        hash: 'f'.repeat(64),
        name,
        type,
        bytes: 9,
        picture: null,
        use: 'list',
        allowance,
      } as const
      return board.must(lena, { do: 'addFile', section: board.section(document).id, ...file })
    }
    const [sound, picture, elsewhere] = [
      add(allocation, 'a.mp3', 'audio/mpeg'),
      add(allocation, 'b.png', 'image/png'),
      add(other, 'c.mp3', 'audio/mpeg'),
    ]
    const made = (audio: string | null, file: string | null) =>
      allocate(allocation, {
        do: 'propose',
        proposal: id('a'),
        card: { ...card('A', 1), audio, picture: file === null ? null : { file, shows: 'A garden' } },
      })
    for (const audio of [elsewhere, picture, id('none')]) {
      expect(board.refused(sam, made(audio, null))).toBe('invalid')
    }
    expect(board.refused(sam, made(null, sound))).toBe('invalid')
    board.must(sam, made(sound, picture))
    openVoting(board, allocation)
    const remove = { do: 'removeFile', section: board.section(allocation).id, file: sound } as const
    expect(board.refused(lena, remove)).toBe('notAllowed')
  })

  it('[M243] what somebody votes is an effect for its box, and in no event', () => {
    const { board, allocation } = openedRound()
    openVoting(board, allocation)
    const from = board.log.length
    const decision = board.ask(sam, allocate(allocation, voting(sam, id('a'))))
    expect(board.log).toHaveLength(from)
    expect(decision).toMatchObject({
      effects: [{ type: 'sealVotes', allocation, sealed: [{ person: sam }] }],
    })
  })
})

describe('what is heard of a round', () => {
  it('[M244] that somebody voted by another’s hand or too late is theirs, and of those who lend a hand', () => {
    const { board, allocation } = openedRound()
    openVoting(board, allocation)
    const from = board.log.length
    board.must(lena, allocate(allocation, voting(sam, id('a'))))
    board.must(
      sam,
      allocate(allocation, { do: 'takeVoteBack', person: sam, votedAs: [sam], votedSelf: false }),
    )
    board.today = '2026-03-21'
    board.must(sam, allocate(allocation, voting(sam, id('a'))))
    expect(board.kindsSince(from)).toEqual(['votedFor', 'assistedVoteEnded', 'allocationVoteLate'])
    for (const event of board.log.slice(from)) {
      const hear = [lena, sam, asha].map((person) => isInAudience(board.space, event, person))
      expect(hear).toEqual([true, true, false])
    }
    expect(board.log[from]).toMatchObject({ actor: sam, hand: lena })
    const seenBy = (person: string) =>
      roundFor(board.space.allocations.get(allocation)!, roundSeer(board.space, person, allocation))
    expect([lena, sam, asha].map((person) => seenBy(person).late)).toEqual([[sam], [sam], []])
  })

  it('[M244] who is ticked off as having voted on paper is told to them, and to those who lend a hand', () => {
    const { board, allocation } = openedRound({ voters: 'list' })
    const list = [lena, sam, asha].map((person) => ({ person, capacity: 'layPartner' }) as const)
    board.must(lena, allocate(allocation, { do: 'setList', list }))
    openVoting(board, allocation)
    const blank: AllocationBallot = { by: 'pick', chosen: [] }
    const people = [sam, asha]
    board.must(
      lena,
      allocate(allocation, { do: 'enterPaper', batch: id('p'), ballots: [blank, blank], people }),
    )
    const heard = [lena, sam, id('clinician')].map(
      (person) => toldTo(board.space, board.log.at(-1)!, person)?.payload,
    )
    expect(heard).toMatchObject([{ people }, { people: [sam] }, { people: [] }])
  })
})

describe('a guest who turns out to be somebody with an account', () => {
  it('[M245] is in the round in their place, once', () => {
    const { board, allocation } = openedRound()
    cameByLink(board, allocation, mary)
    board.must(mary, allocate(allocation, { do: 'propose', proposal: id('c'), card: card('C', 1) }))
    board.must(sam, { do: 'uniteGuest', guest: mary })
    expect(board.space.allocations.get(allocation)?.proposals[0]?.by).toBe(sam)
  })
})
