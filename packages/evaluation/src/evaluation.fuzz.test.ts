import { scores, type Score } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompleteEvaluationAsk } from './ask.ts'
import { evolveEvaluation } from './evolve.ts'
import {
  asha,
  bo,
  everybody,
  facts,
  hana,
  id,
  lena,
  listens,
  panel,
  PanelRoom,
  reach,
} from './testing/panel-room.ts'
import { evaluationFrom, evaluationViewFor, evaluationViewSchema } from './view.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 150)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }

type Deed = (room: PanelRoom) => void

const anyone = fc.constantFrom(...everybody)
/** Those who may ask for something, for the most part. */
const asking = fc.constantFrom(lena, lena, hana, ...panel, ...everybody)
const anyScore = fc.constantFrom<Score>(...scores)
const criterion = fc.constantFrom(reach, listens, id('warm'))
const days = fc.constantFrom('2026-03-04', '2026-03-06', '2026-03-10')

/** Asked twice: the second time nothing happens. */
const deed =
  (ask: CompleteEvaluationAsk, by: string): Deed =>
  (room) => {
    const first = room.ask(by, ask)
    if ('refusal' in first) return
    const second = room.ask(by, ask)
    if ('events' in second) expect(second.events).toEqual([])
  }

const secret = 'a secret reason of'
const scoringDeed = fc
  .tuple(fc.constantFrom(...panel), criterion, anyScore, fc.boolean(), fc.boolean())
  .map(([by, which, score, show, isNamed]): Deed => (room) => {
    if (!room.evaluation.criteria.has(which)) return
    const from = room.log.length
    const more = { criterion: which, show, reasonIs: isNamed ? 'withName' : 'withoutName' } as const
    room.score(by, score, { ...more, reason: `${secret} ${by}` })
    if (JSON.stringify(room.log.slice(from)).includes(secret)) throw new Error('an event tells a reason')
  })
const revealDeed = fc.tuple(anyone, fc.option(criterion)).map(
  ([by, which]): Deed =>
    (room) =>
      void room.reveal(by, which),
)
const dayDeed = days.map((day): Deed => (room) => {
  if (day > room.today) room.today = day
})

const asked: fc.Arbitrary<Deed> = fc
  .tuple(asking, anyone, criterion, anyScore, fc.boolean(), days, fc.nat(1000))
  .map(([by, person, which, score, yes, day, pick]) => {
    const asks: readonly CompleteEvaluationAsk[] = [
      { do: 'putOnPanel', person, capacity: 'unpaidCarer', isFromProvider: yes },
      { do: 'takeOffPanel', person, reason: 'r' },
      { do: 'scoreAs', capacity: 'usesServices' },
      { do: 'setRules', rules: { providerStaffAgree: yes } },
      { do: 'addCriterion', criterion: which, title: 't', after: null, facts },
      { do: 'changeCriterion', criterion: which, title: which, facts: { ...facts, help: day } },
      { do: 'takeOutCriterion', criterion: which, reason: yes ? 'r' : null },
      { do: 'putCriterionBack', criterion: which },
      { do: 'agreeCriteria', version: pick % 4, agrees: yes },
      { do: 'startScoring', open: yes ? 'all' : 'oneByOne', deadline: yes ? day : null },
      { do: 'openCriterion', criterion: which },
      { do: 'setDeadline', deadline: yes ? day : null },
      { do: 'putOn', criterion: yes ? which : null },
      { do: 'takeScoreBack', criterion: which },
      { do: 'sayReady', criterion: yes ? which : null, ready: pick % 2 === 0 },
      { do: 'reopenCriterion', criterion: which, reason: 'r' },
      { do: 'sayMyScore', criterion: which, score: yes ? score : null },
      { do: 'sayMyReason', criterion: which, words: yes ? 'w' : null },
      { do: 'agreeScore', criterion: which, score, words: 'w' },
      { do: 'dissentFromScore', criterion: which, words: 'w' },
      { do: 'takeScoreDissentBack', criterion: which },
      { do: 'writeChoice', choice: id('c'), sort: 'keep', words: day },
      { do: 'removeChoice', choice: id('c') },
      {
        do: 'agreeAction',
        action: id(`a${pick % 2}`),
        criterion: yes ? which : null,
        words: 'w',
        owner: person,
        helper: null,
        due: day,
      },
      { do: 'tellAction', action: id(`a${pick % 2}`), status: 'done', evidence: day },
      { do: 'finish' },
      { do: 'takeUpAgain', reason: 'r' },
      { do: 'askReply', reply: id('r'), name: 'n', due: day },
      { do: 'publishResult', page: id(`p${pick % 30}`) },
      { do: 'withdrawResult', reason: 'r' },
    ]
    return deed(asks[pick % asks.length]!, by)
  })

const deeds = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: asked },
    { weight: 5, arbitrary: scoringDeed },
    { weight: 2, arbitrary: revealDeed },
    { weight: 1, arbitrary: dayDeed },
  ),
  { minLength: 60, maxLength: 160, size: 'max' },
)

/** What may never be, whatever was asked by whom. */
function check(room: PanelRoom): void {
  const { criteria, phase } = room.evaluation
  for (const one of criteria.values()) {
    expect(one.revealed !== null).toBe(one.state === 'revealed')
    expect(one.round).toBe(one.earlier.length + 1)
    if (one.revealed !== null) expect(['discussing', 'finished']).toContain(phase)
    for (const people of [one.ready, one.late, one.said.map(({ person }) => person)]) {
      expect(new Set(people).size).toBe(people.length)
    }
    const groups = one.revealed?.groups ?? []
    for (const { people, counts } of groups) {
      expect(people).toBeGreaterThanOrEqual(3)
      if (people < 5) expect(counts).toBeNull()
    }
    // One person, one answer.
    const counted = groups.reduce((sum, { people }) => sum + people, 0)
    const scored = room.boxes.get(`${one.id} ${one.round}`)?.scores.size ?? 0
    expect(counted).toBeLessThanOrEqual(scored)
  }
  if (phase === 'finished') {
    for (const { state } of criteria.values()) expect(['revealed', 'takenOut']).toContain(state)
  }
}

describe('an evaluation in which anybody asks for anything', () => {
  it('[Y1] follows from its events, of which none before the reveal holds a score or a reason', () => {
    fc.assert(
      fc.property(deeds, fc.boolean(), (all, isScored) => {
        const room = isScored ? PanelRoom.scored() : PanelRoom.prepared()
        for (const act of all) {
          act(room)
          check(room)
        }
        const first = room.log.findIndex(({ kind }) => kind === 'revealed')
        const unrevealed = first === -1 ? room.log : room.log.slice(0, first)
        const written = JSON.stringify(unrevealed)
        expect(written).not.toContain(secret)
        expect(written).not.toContain('"score"')
      }),
      { numRuns, ...seed },
    )
  })

  it('[Y4] folds for somebody who may not read a criterion to what they may see of it', () => {
    fc.assert(
      fc.property(deeds, fc.nat(40), fc.boolean(), (all, joinedAt, isScored) => {
        const room = isScored ? PanelRoom.scored() : PanelRoom.prepared()
        room.closedTo.add(`${bo} ${listens}`)
        const seer = { mayRead: (which: string) => which !== listens, maySee: () => true }
        const seen = () => evaluationViewFor(room.evaluation, seer)
        let from = room.log.length
        let folded = evaluationFrom(seen())
        for (const [at, act] of all.entries()) {
          act(room)
          if (at === joinedAt) {
            folded = evaluationFrom(evaluationViewSchema.parse(JSON.parse(JSON.stringify(seen()))))
            from = room.log.length
          }
          for (const event of room.log.slice(from)) {
            // As the space delivers them: of a criterion only to those who may read its note.
            const about = 'criterion' in event.payload ? event.payload.criterion : null
            if (about === listens) continue
            folded = evolveEvaluation(folded, event, event)
          }
          from = room.log.length
          expect(evaluationViewFor(folded, seer)).toEqual(seen())
        }
      }),
      { numRuns, ...seed },
    )
  })

  it('[Y1] is moved by no event about what is not there', () => {
    const room = PanelRoom.scored()
    const empty = new PanelRoom().evaluation
    for (const person of panel) room.score(person, 2)
    room.reveal()
    room.must(asha, { do: 'sayMyScore', criterion: reach, score: 2 })
    for (const event of room.log) {
      if (!('criterion' in event.payload) || event.kind === 'criterionAdded') continue
      expect(evolveEvaluation(empty, event, event)).toEqual(empty)
    }
  })
})
