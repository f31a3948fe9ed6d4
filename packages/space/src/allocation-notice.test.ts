import { describe, expect, it } from 'vitest'
import { noticesFor } from './hear.ts'
import { isEssential } from './notice.ts'
import { asksForAct } from './reminder.ts'
import { allocate, card, openedRound, openVoting, voting } from './testing/allocations.ts'
import { asha, id, lena, omar, sam, type Board } from './testing/board.ts'

const ofRounds = /^(card|vote)/

/** What somebody hears of the round, the latest first, and whether it waits. */
const hears = (board: Board, person: string): readonly string[] =>
  noticesFor(board.space, person, () => false)
    .filter(({ notice }) => ofRounds.test(notice.why))
    .map(({ notice, standing }) => `${notice.why}${standing === 'waits' ? '' : ' done'}`)

const asks = (board: Board, person: string): readonly string[] =>
  noticesFor(board.space, person, () => false)
    .filter(({ notice, standing }) => standing === 'waits' && asksForAct(board.space, person, notice))
    .map(({ notice }) => notice.why)

const closing = { ballots: [], turnout: null, seed: 'ab'.repeat(32) }

describe('those who check', () => {
  it('[M246] hear that there are cards to check, until they have said of each how it is', () => {
    const { board, allocation } = openedRound()
    const must = (person: string, ask: Parameters<typeof allocate>[1]) =>
      board.must(person, allocate(allocation, ask))
    const seat = { capacity: 'layPartner' } as const
    must(lena, { do: 'setCheckers', checkers: [{ person: sam, ...seat }] })
    expect(hears(board, sam)).toEqual([])
    must(asha, { do: 'propose', proposal: id('a'), card: card('A', 1) })
    must(sam, { do: 'propose', proposal: id('own'), card: card('Own', 1) })
    expect([hears(board, sam), asks(board, sam)]).toEqual([['cardsToCheck'], ['cardsToCheck']])
    must(sam, { do: 'check', proposal: id('a'), version: 1, verdict: 'fine', words: '' })
    expect(hears(board, sam)).toEqual(['cardsToCheck done'])
    must(asha, { do: 'changeProposal', proposal: id('a'), card: card('A', 2) })
    expect(hears(board, sam)).toEqual(['cardsToCheck', 'cardsToCheck done'])
    must(lena, { do: 'setCheckers', checkers: [] })
    expect(hears(board, sam)).toEqual(['cardsToCheck done', 'cardsToCheck done'])
    must(lena, { do: 'setCheckers', checkers: [{ person: sam, ...seat }] })
    expect(hears(board, sam)[0]).toBe('cardsToCheck')
    expect(hears(board, lena)).toEqual([])
  })

  it('[M246] are answered: whoever handed a card in hears what is open, and that it is left off and why', () => {
    const { board, allocation } = openedRound()
    const must = (person: string, ask: Parameters<typeof allocate>[1]) =>
      board.must(person, allocate(allocation, ask))
    must(lena, { do: 'setCheckers', checkers: [{ person: sam, capacity: 'layPartner' }] })
    must(asha, { do: 'propose', proposal: id('a'), card: card('A', 1) })
    must(sam, { do: 'check', proposal: id('a'), version: 1, verdict: 'unfit', words: 'Not ours.' })
    expect(hears(board, asha)).toEqual(['cardQuestioned'])
    must(lena, { do: 'leaveOff', proposal: id('a'), reason: 'Not ours to pay.' })
    expect(hears(board, asha)[0]).toBe('cardLeftOff')
    expect(noticesFor(board.space, asha, () => false)[0]?.notice).toMatchObject({
      reason: 'Not ours to pay.',
    })
    expect(isEssential({ why: 'cardLeftOff' })).toBe(true)
    must(asha, { do: 'replyToLeavingOff', proposal: id('a'), words: 'It was last year.' })
    expect(hears(board, asha)[0]).toBe('cardLeftOff done')
  })
})

describe('those who vote', () => {
  it('[M247] hear that they can, also for longer and again, and the same whether or not they have voted', () => {
    const { board, allocation } = openedRound()
    openVoting(board, allocation)
    const must = (person: string, ask: Parameters<typeof allocate>[1]) =>
      board.must(person, allocate(allocation, ask))
    expect(hears(board, asha)).toEqual(['voteOpen'])
    must(asha, voting(asha, id('a')))
    const from = board.log.length
    expect([hears(board, asha), hears(board, sam)]).toEqual([['voteOpen'], ['voteOpen']])
    must(lena, { do: 'extendVoting', until: '2026-03-30' })
    for (const person of [asha, sam]) {
      expect(hears(board, person)).toEqual(['voteMoved', 'voteOpen done'])
      // Nobody is reminded: that would tell who has not voted.
      expect(asks(board, person)).toEqual([])
    }
    must(lena, { do: 'voteAgain', reason: 'The key is gone.', seed: 'cd'.repeat(32), isLost: true })
    expect(hears(board, asha)[0]).toBe('voteAgain')
    must(lena, { do: 'closeVoting', closing })
    expect(hears(board, sam)).toEqual(['votesCounted', 'voteAgain done', 'voteMoved done', 'voteOpen done'])
    expect(board.kindsSince(from)).toEqual(['votingExtended', 'voteBegunAgain', 'votingClosed'])
  })

  it('[M247] are those on the list where there is one, and no others hear of it', () => {
    const { board, allocation } = openedRound({ voters: 'list' })
    const list = [lena, asha, omar].map((person) => ({ person, capacity: 'layPartner' }) as const)
    board.join(omar)
    board.must(lena, allocate(allocation, { do: 'setList', list }))
    openVoting(board, allocation)
    expect(hears(board, asha)).toEqual(['voteOpen'])
    expect(hears(board, sam)).toEqual([])
    board.must(lena, allocate(allocation, { do: 'closeVoting', closing }))
    // Sam handed a card in, and hears what came of it.
    expect(hears(board, sam)).toEqual(['votesCounted'])
  })

  it('[M248] hear that another put in their vote, until they took it back or voted themselves', () => {
    const { board, allocation } = openedRound()
    openVoting(board, allocation)
    board.must(lena, allocate(allocation, voting(sam, id('a'))))
    expect(hears(board, sam)).toEqual(['votedForYou', 'voteOpen'])
    expect(hears(board, asha)).toEqual(['voteOpen'])
    expect(hears(board, lena)).not.toContain('votedForYou')
    board.must(sam, allocate(allocation, voting(sam, id('b'), { votedSelf: false })))
    expect(hears(board, sam)).toEqual(['votedForYou done', 'voteOpen'])
  })

  it('[M249] hear nothing any more where they may not see the round', () => {
    const { board, allocation } = openedRound()
    openVoting(board, allocation)
    const keep = { do: 'giveRight', on: { what: 'document', document: allocation }, reason: null } as const
    board.must(lena, { ...keep, grantee: { to: 'person', person: sam }, permission: null })
    expect(hears(board, sam)).toEqual([])
  })
})
