import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompleteAllocationAsk } from './ask.ts'
import { ballotPaperOf } from './ballot-paper.ts'
import { closingFrom } from './closing.ts'
import { readAllocationEvent } from './event.ts'
import { evolveRound } from './evolve.ts'
import { roundFor } from './hearing.ts'
import { freshRound, hasInterest } from './round.ts'
import { countByHand } from './testing/reference.ts'
import { asha, card, everybody, guest, lena, moses, picks, priya, Room, rules, sam } from './testing/room.ts'
import { id, seed } from './testing/rounds.ts'
import { uniteInRound } from './unite.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 200)
const fixed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }

interface Step {
  readonly actor: number
  readonly what: number
  readonly a: number
  readonly b: number
}

const step: fc.Arbitrary<Step> = fc.record({ actor: fc.nat(5), what: fc.nat(35), a: fc.nat(5), b: fc.nat(5) })
/** What is asked while people vote, mostly by who may vote for others. */
const votingStep: fc.Arbitrary<Step> = fc.record({
  actor: fc.constantFrom(0, 1, 0, 1, 2, 3, 4, 5),
  what: fc.oneof({ weight: 12, arbitrary: fc.nat(13) }, { weight: 1, arbitrary: fc.constant(14) }),
  a: fc.nat(5),
  b: fc.nat(5),
})
const voters = fc.constantFrom<(typeof rules)['voters']>('list', 'accounts', 'accountsAndGuests')
/** From the start, with proposals, or while people vote. */
const beginning = fc.constantFrom('new', 'proposed', 'voting')

function begin(from: string, who: (typeof rules)['voters']): Room {
  if (from === 'new') return new Room({ voters: who })
  return from === 'proposed' ? Room.proposed({ voters: who }) : Room.voting({ voters: who })
}

const written = ['a', 'b', 'ab', 'bc', 'ca', 'c'] as const

/** `says` is which of two things everybody votes wherever they vote something. */
function askOf({ what, a, b }: Step, room: Room, says: 'this' | 'that'): CompleteAllocationAsk {
  const person = room.selfOf(everybody[a]!)
  const proposal = id('abcz'[a % 4]!)
  const ballot = picks(written[(b + (says === 'this' ? 0 : 1)) % written.length]!)
  const capacity = room.context(person).capacitiesOf(person)[0]!
  const asks: readonly CompleteAllocationAsk[] = [
    ...Array.from({ length: 8 }, (_, at): CompleteAllocationAsk => {
      const voter = room.selfOf(everybody[(a + at) % everybody.length]!)
      const own = room.context(voter).capacitiesOf(voter)[0]!
      return { do: 'vote', person: voter, capacity: own, ballot, ...room.inBox(voter) }
    }),
    { do: 'vote', person, capacity, ballot, ...room.inBox(person) },
    { do: 'takeVoteBack', person, ...room.inBox(person) },
    { do: 'enterPaper', batch: id(`p${a % 3}`), ballots: [ballot, ballot], people: [] },
    { do: 'enterPaper', batch: id(`p${a % 3}`), ballots: [ballot], people: [person] },
    { do: 'witnessPaper', batch: id(`p${a % 3}`) },
    { do: 'dropPaper', batch: id(`p${a % 3}`), reason: 'r' },
    { do: 'closeVoting', closing: null },
    { do: 'openVoting', seed },
    { do: 'propose', proposal, card: card('t', 100 * (b + 1)) },
    { do: 'changeProposal', proposal, card: card('u', 100 * (b + 1)) },
    { do: 'withdrawProposal', proposal },
    { do: 'closeProposals' },
    { do: 'takeProposalsAgain', reason: 'r' },
    { do: 'declareInterest', proposal, sort: 'personal', nature: `${b}` },
    { do: 'check', proposal, version: 1 + (b % 2), verdict: (['fine', 'question', 'unfit'] as const)[b % 3]!, words: 'w' }, // prettier-ignore
    { do: 'check', proposal, version: 1, verdict: 'fine', words: '' },
    { do: 'leaveOff', proposal, reason: 'r' },
    { do: 'putBackOn', proposal },
    { do: 'replyToLeavingOff', proposal, words: 'w' },
    { do: 'setRules', rules: { ...room.round.rules, pot: 500 + 100 * b } },
    { do: 'setList', list: [asha, moses, sam].map((one) => ({ person: one, capacity: room.context(one).capacitiesOf(one)[0]! })) }, // prettier-ignore
    { do: 'setCheckers', checkers: [moses, sam].map((one) => ({ person: one, capacity: room.context(one).capacitiesOf(one)[0]! })) }, // prettier-ignore
    { do: 'extendVoting', until: `2026-03-1${b}` },
    { do: 'startDelivery' },
    { do: 'publishRound', page: id(`g${b}`) },
    { do: 'withdrawRound', reason: 'r' },
    { do: 'agreeMilestone', proposal, milestone: id(`m${b}`), words: `${a}`, due: null },
    { do: 'tellMilestone', proposal, milestone: id(`m${b}`), status: 'done', evidence: `${a}` },
  ]
  return asks[what % asks.length]!
}

describe('a round, whatever is asked of it', () => {
  it('[B30] follows from its events alone, also where some are missing', () => {
    fc.assert(
      fc.property(beginning, voters, fc.array(step, { maxLength: 60 }), fc.nat(), (from, who, steps, gap) => {
        const room = begin(from, who)
        for (const one of steps) room.ask(everybody[one.actor]!, askOf(one, room, 'this'))
        const fold = (log: Room['log']) =>
          log.reduce(
            (round, event) => evolveRound(round, readAllocationEvent(event)!, { at: 1 }),
            freshRound(id('round'), { ...rules, voters: who }),
          )
        const timeless = (round: unknown) =>
          JSON.stringify(round, (key, value: unknown) => (key === 'at' || key === 'openedAt' ? 0 : value))
        expect(timeless(fold(room.log))).toBe(timeless(room.round))
        expect(() => fold(room.log.filter((_, at) => at % 7 !== gap % 7))).not.toThrow()
      }),
      { numRuns, ...fixed },
    )
  })

  it('[B31] writes nothing when the same is asked once more', () => {
    fc.assert(
      fc.property(beginning, voters, fc.array(step, { maxLength: 60 }), (from, who, steps) => {
        const room = begin(from, who)
        for (const one of steps) {
          const actor = everybody[one.actor]!
          const ask = askOf(one, room, 'this')
          const decision = room.ask(actor, ask)
          if ('refusal' in decision || ask.do === 'vote') continue
          const length = room.log.length
          room.ask(actor, ask)
          expect({ ask, more: room.log.slice(length) }).toEqual({ ask, more: [] })
        }
      }),
      { numRuns, ...fixed },
    )
  })

  it('[B34] holds no check by somebody who has an interest in it', () => {
    fc.assert(
      fc.property(beginning, fc.array(step, { maxLength: 80 }), (from, steps) => {
        const room = begin(from, 'accounts')
        for (const one of steps) {
          room.ask(everybody[one.actor]!, askOf(one, room, 'this'))
          for (const proposed of room.round.proposals) {
            for (const { person } of proposed.checks) expect(hasInterest(proposed, person)).toBe(false)
          }
        }
      }),
      { numRuns, ...fixed },
    )
  })

  it('[B38] tells the same to everybody until the count, whatever is voted', () => {
    fc.assert(
      fc.property(voters, fc.array(votingStep, { maxLength: 50 }), (who, steps) => {
        const [one, other] = [begin('voting', who), begin('voting', who)]
        for (const step of steps) {
          if (askOf(step, one, 'this').do === 'closeVoting') continue
          const actor = everybody[step.actor]!
          const answer = one.ask(actor, askOf(step, one, 'this'))
          const otherAnswer = other.ask(actor, askOf(step, other, 'that'))
          if ('refusal' in answer || 'refusal' in otherAnswer) expect(otherAnswer).toEqual(answer)
        }
        expect(JSON.stringify(other.log)).toBe(JSON.stringify(one.log))
        expect(JSON.stringify(other.round)).toBe(JSON.stringify(one.round))
      }),
      { numRuns, ...fixed },
    )
  })

  it('[B39] [B40] [B41] [B42] [B43] [B47] counts each vote that stands once, and never exceeds the pot', () => {
    fc.assert(
      fc.property(
        voters,
        fc.array(votingStep, { minLength: 10, maxLength: 50 }),
        fc.nat(50),
        (who, steps, unitedAt) => {
          const room = begin('voting', who)
          /** What each has voted, kept as one would on a sheet of paper. */
          const stands = new Map<string, string>()
          const onPaper = new Map<string, { ballots: string[]; people: string[] }>()
          for (const person of [asha, moses, priya]) {
            room.vote(person, 'a')
            stands.set(person, JSON.stringify(picks('a')))
          }
          /** Those whose vote that stands is by their own hand. */
          const byThemselves = new Set([asha, moses, priya])
          for (const [at, one] of steps.entries()) {
            if (at === unitedAt && room.round.phase === 'voting') {
              room.unite(guest, moses)
              const asGuest = stands.get(guest)
              if (asGuest !== undefined && !stands.has(moses)) {
                stands.set(moses, asGuest)
                if (byThemselves.has(guest)) byThemselves.add(moses)
              }
              stands.delete(guest)
            }
            const actor = room.selfOf(everybody[one.actor]!)
            const ask = askOf(one, room, 'this')
            const isVoting = room.round.phase === 'voting'
            const decision = room.ask(actor, ask)
            if ('refusal' in decision || !isVoting) continue
            if (ask.do === 'vote' || ask.do === 'takeVoteBack') {
              if (ask.person !== actor) expect(byThemselves).not.toContain(ask.person)
              if (ask.do === 'vote') stands.set(ask.person, JSON.stringify(ask.ballot))
              else stands.delete(ask.person)
              if (ask.do === 'vote' && ask.person === actor) byThemselves.add(actor)
              else byThemselves.delete(ask.person)
            }
            if (ask.do === 'enterPaper' && !onPaper.has(ask.batch)) {
              const ballots = ask.ballots.map((ballot) => JSON.stringify(ballot))
              onPaper.set(ask.batch, { ballots, people: ask.people })
            }
            if (ask.do === 'dropPaper') onPaper.delete(ask.batch)
          }
          if (room.round.phase === 'voting') {
            for (const { id: batch, by, witness } of room.round.batches) {
              if (witness !== null) continue
              if (batch === id('p0')) {
                room.must(lena, { do: 'dropPaper', batch, reason: 'r' })
                onPaper.delete(batch)
              } else room.must(by === sam ? lena : sam, { do: 'witnessPaper', batch })
            }
            room.close()
          }
          const ticked = [...onPaper.values()].flatMap(({ people }) => people)
          const expected = [
            ...[...stands].flatMap(([person, ballot]) => (ticked.includes(person) ? [] : [ballot])),
            ...[...onPaper.values()].flatMap(({ ballots }) => ballots),
          ]
          const { ballots } = closingFrom(room.round, room.rows)
          const { result, turnout } = room.round.counted!
          if (expected.length < rules.leastBallots) {
            expect({ ballots, turnout, is: result.is }).toEqual({
              ballots: [],
              turnout: null,
              is: 'tooFewBallots',
            })
            return
          }
          expect(ballots.map((ballot) => JSON.stringify(ballot)).toSorted()).toEqual(expected.toSorted())
          expect(turnout?.ballots).toBe(expected.length)
          if (result.is !== 'counted') throw new Error('there were enough')
          expect(result.awarded).toBeLessThanOrEqual(rules.pot)
          const byHand = countByHand(ballotPaperOf(room.round), ballots, seed)
          expect(result.proposals.map(({ proposal, support, outcome: { is } }) => ({ proposal, support, is }))).toEqual(byHand) // prettier-ignore
        },
      ),
      { numRuns, ...fixed },
    )
  })

  it('[B45] folds from what somebody may know and hears to what they may know then', () => {
    fc.assert(
      fc.property(
        beginning,
        voters,
        fc.array(step, { maxLength: 60 }),
        fc.nat(60),
        (from, who, steps, when) => {
          const room = begin(from, who)
          const knows = new Map<string, ReturnType<typeof roundFor>>()
          let heardFrom = 0
          for (const [at, one] of steps.entries()) {
            if (at === Math.min(when, steps.length - 1)) {
              for (const person of everybody) knows.set(person, roundFor(room.round, room.seer(person)))
              heardFrom = room.log.length
            }
            room.ask(everybody[one.actor]!, askOf(one, room, 'this'))
          }
          const timeless = (round: unknown) =>
            JSON.stringify(round, (key, value: unknown) => (key === 'at' || key === 'openedAt' ? 0 : value))
          for (const [person, known] of knows) {
            const folded = room.heardBy(person, heardFrom).reduce((round, event) => evolveRound(round, event, { at: 1 }), known) // prettier-ignore
            expect(timeless(folded)).toBe(timeless(roundFor(room.round, room.seer(person))))
          }
        },
      ),
      { numRuns, ...fixed },
    )
  })

  it('[B47] [B34] has one of somebody who came as a guest, once it is known who they are', () => {
    fc.assert(
      fc.property(beginning, voters, fc.array(step, { maxLength: 60 }), (from, who, steps) => {
        const room = begin(from, who)
        for (const one of steps) room.ask(everybody[one.actor]!, askOf(one, room, 'this'))
        const united = uniteInRound(room.round, guest, moses)
        expect(JSON.stringify(united)).not.toContain(guest)
        for (const proposed of united.proposals) {
          for (const { person } of proposed.checks) expect(hasInterest(proposed, person)).toBe(false)
        }
        for (const all of [
          united.list,
          united.checkers,
          united.assisted,
          ...united.proposals.map(({ checks }) => checks),
        ]) {
          const people = all.map(({ person }) => person)
          expect(people).toEqual([...new Set(people)])
        }
      }),
      { numRuns, ...fixed },
    )
  })
})
