import { abstain } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { both, bread, choice, closedWith, consent, opens, roses, voteIn } from './testing.ts'
import { meetingAfter } from '../testing.ts'
import { answerName, quorumStood, resultWords } from './vote-words.ts'

describe('what came of a vote, in a sentence', () => {
  it.each([
    [['happy', 'canLive'], 'Consent: everyone who answered can go along with it.'],
    [['happy', 'notSure'], 'Not settled: 1 person is not sure yet.'],
    [['cannotAgree', 'notSure', 'cannotAgree'], 'Objections: 2 people cannot agree.'],
    [[], 'No outcome: nobody answered.'],
  ])('is by consent of %j: %s', (answers, words) => {
    expect(resultWords(closedWith(consent, ...answers))).toBe(words)
  })

  it.each([
    ['mostVotes', [bread, bread, roses], '“Bread” is chosen, with 2 of 3 votes.'],
    ['mostVotes', [bread, roses, abstain], 'A tie: “Bread” and “Roses” have 1 vote each.'],
    [
      'twoThirds',
      [bread, bread, bread, roses, roses],
      '“Bread” has the most votes, 3 of 5. That is not enough: it takes two thirds.',
    ],
    ['moreThanHalf', [abstain], 'No outcome: nobody chose any of these.'],
    // Who chooses none is in no share.
    ['moreThanHalf', [bread, abstain, abstain], '“Bread” is chosen, with 1 of 1 vote.'],
  ] as const)('is by %s of %j: %s', (threshold, answers, words) => {
    expect(resultWords(closedWith(choice(threshold), ...answers))).toBe(words)
  })

  it('is nothing before it is closed', () => {
    expect(resultWords(voteIn(meetingAfter(...both, opens())))).toBe('')
  })
})

describe('the words of a vote', () => {
  it('name each answer wholly', () => {
    expect(answerName(consent, 'canLive')).toBe('I can live with this')
    expect(answerName(choice('mostVotes'), roses)).toBe('Roses')
    expect(answerName(choice('mostVotes'), abstain)).toBe('I choose none of these')
  })

  it('say how the quorum stood, and who was missing', () => {
    expect(quorumStood({ isMet: true, have: 4, need: 3, missing: [] })).toBe(
      'Enough people were there to decide (4, needed 3).',
    )
    // Where no number was set there is nothing to say.
    expect(quorumStood({ isMet: true, have: 0, need: 0, missing: [] })).toBe('')
    const missing = [
      { who: null, short: 2 },
      { who: 'unpaidCarer' as const, short: 1 },
    ]
    expect(quorumStood({ isMet: false, have: 1, need: 3, missing })).toBe(
      'Not enough people were there to decide: 2 people were missing, among them: unpaid carer (1).',
    )
    expect(quorumStood({ isMet: false, have: 2, need: 3, missing: [{ who: null, short: 1 }] })).toBe(
      'Not enough people were there to decide: 1 person was missing.',
    )
  })
})
