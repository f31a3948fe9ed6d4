import {
  evaluationFrom,
  evaluationViewFor,
  evolveEvaluation,
  readEvaluationEvent,
  type Evaluation,
} from '@alongside/evaluation'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { maySee, permissionOn } from './permission.ts'
import type { Space } from './space.ts'
import { asha, id, lena, sam, type Board } from './testing/board.ts'
import { evaluationAsks, secretReason } from './testing/evaluation-asks.ts'
import { openedEvaluation } from './testing/evaluations.ts'
import { pick } from './testing/pick.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 60)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }
const mary = id('mary')
const people = [lena, sam, asha, mary] as const

const stepsArbitrary = fc.array(
  fc.record({
    actor: fc.constantFrom(0, 0, 0, 1, 2, 3),
    what: fc.nat(500),
    picks: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)),
  }),
  { minLength: 20, maxLength: 120, size: 'max' },
)

/** An evaluation with a criterion that is kept from Asha, and Mary as a guest of it. */
function withGuest(): { readonly board: Board; readonly evaluation: string; readonly kept: string } {
  const { board, evaluation } = openedEvaluation()
  const kept = board.section(evaluation, 1).id
  board.must(lena, {
    do: 'giveRight',
    on: { what: 'section', section: kept },
    grantee: { to: 'person', person: asha },
    permission: null,
    reason: null,
  })
  const terms = { permission: 'edit', label: 'l', lastDay: '2026-12-31', visitors: false } as const
  const link = board.must(lena, { do: 'makeLink', document: evaluation, ...terms })
  board.must(mary, { do: 'joinByLink', link, capacity: 'observer', isVouchedFor: false })
  return { board, evaluation, kept }
}

function seenBy(space: Space, person: string, evaluation: Evaluation) {
  return evaluationViewFor(evaluation, {
    mayRead: (criterion) => permissionOn(space, person, criterion) !== null,
    maySee: (document) => maySee(space, person, document),
  })
}

describe('an evaluation in a space in which anybody asks for anything', () => {
  it('[M223] is for each who may see it what they hear of, and holds nothing of what lies in boxes', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        const { board, evaluation, kept } = withGuest()
        const now = (person: string) => seenBy(board.space, person, board.space.evaluations.get(evaluation)!)
        const folded = new Map<string, Evaluation>(people.map((one) => [one, evaluationFrom(now(one))]))
        for (const { actor, what, picks } of steps) {
          const from = board.log.length
          const asks = evaluationAsks(board.space, { person: pick(people, picks[0], sam) }, picks)
          board.ask(people[actor], pick(asks, what, asks[0]!))
          for (const logged of board.log.slice(from)) {
            expect(JSON.stringify(logged)).not.toContain(secretReason)
            const event = readEvaluationEvent(logged)
            if (event === null || event.payload.evaluation !== evaluation) continue
            for (const person of people) {
              if (!isInAudience(board.space, logged, person)) continue
              folded.set(person, evolveEvaluation(folded.get(person)!, event, logged))
            }
          }
          for (const person of people) {
            expect(seenBy(board.space, person, folded.get(person)!)).toEqual(now(person))
          }
          const told = JSON.stringify(now(asha))
          expect(told.replaceAll(`"on":"${kept}"`, '')).not.toContain(kept)
          const { sections } = board.document(evaluation)
          for (const criterion of board.space.evaluations.get(evaluation)!.criteria.values()) {
            const section = sections.find((one) => one.id === criterion.id)
            expect(section?.putAway).toBe(criterion.state === 'takenOut')
          }
        }
      }),
      { numRuns, ...seed },
    )
  })
})
