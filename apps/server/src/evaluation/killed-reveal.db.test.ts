import { readEvaluationEvent, type Criterion } from '@alongside/evaluation'
import { scoreNumbers, scores, type Score } from '@alongside/protocol'
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scoring } from '../testing/hold-evaluation.ts'
import { openScoringHall, type ScoringHall } from './testing/scoring-hall.ts'

const leads = ['olga', 'priya'] as const
const panel = ['asha', 'moses', 'sam', 'ines', 'omar', 'zoe', 'tom'] as const
/** On the panel too; has not scored when the reveal is pressed. */
const last = 'nona'

/** One of two, and never the same for all: what people of one mind scored would be held back. */
const someScore = (at: number): Score => scoreNumbers[(at + randomInt(2)) % scoreNumbers.length] ?? 0

const inOrder = (given: readonly Score[]): string =>
  scores.flatMap((score) => given.filter((one) => one === score)).join()

describe('an evaluation whose server is killed', () => {
  let hall: ScoringHall
  beforeAll(async () => {
    hall = await openScoringHall([...leads, ...panel, last])
  }, 120_000)
  afterAll(() => hall.close())

  const criterionNow = async (id: string): Promise<Criterion> => {
    const { evaluation } = await hall.held.seen('olga')
    const found = evaluation.criteria.find((one) => one.id === id)
    if (found === undefined) throw new Error('there is no such criterion')
    return found
  }

  /** Everybody scores a few times, and some take it back, while the server is killed; what stands at the end. */
  async function scoreThroughKill(criterion: string): Promise<ReadonlyMap<string, Score>> {
    const stands = new Map<string, Score>()
    const all = panel.map(async (name, at) => {
      for (let turn = 0; turn < 3; turn += 1) {
        if (randomInt(4) === 0) await hall.press(name, { do: 'takeScoreBack', criterion })
        const score = someScore(at + turn)
        const { status } = await hall.press(name, scoring(criterion, score))
        expect(status).toBe(200)
        stands.set(name, score)
      }
    })
    await pause(randomInt(150))
    await hall.restart()
    await Promise.all(all)
    return stands
  }

  /** What each may have scored in the end, by what they were answered; all ways in which the counts may come out. */
  function waysOf(each: readonly (readonly Score[])[]): ReadonlySet<string> {
    const ways = each.reduce<readonly (readonly Score[])[]>(
      (before, scores) => before.flatMap((way) => scores.map((score) => [...way, score])),
      [[]],
    )
    return new Set(ways.map(inOrder))
  }

  it('[Y66] as it is scored and as two press the reveal, counts each score once or tells of it as late, and reveals once', async () => {
    const criteria = hall.held.criteria.slice(0, 3)
    for (const criterion of criteria) {
      const stood = await scoreThroughKill(criterion)
      for (const name of panel) {
        const own = (await hall.held.mine(name)).find((one) => one.criterion === criterion)
        expect(own?.score).toBe(stood.get(name))
      }
      // Everybody thinks again in the moment in which it is revealed, and the server dies in it.
      const changed = panel.map((name, at) => ({ name, score: someScore(at) }))
      const pressed = [
        ...leads.map((name) => hall.press(name, { do: 'reveal', criterion })),
        ...[...changed, { name: last, score: 2 as const }].map(({ name, score }) =>
          hall.press(name, scoring(criterion, score)),
        ),
      ]
      await pause(randomInt(60))
      await hall.restart()
      const [one, other, ...answers] = await Promise.all(pressed)
      expect([one?.status, other?.status]).toEqual([200, 200])
      const isLate = answers.pop()
      expect([200, 410]).toContain(isLate?.status)

      const { revealed, late, state } = await criterionNow(criterion)
      const counts = revealed?.groups.flatMap((group) => group.counts ?? []) ?? []
      const shown = counts.flatMap(({ answer, count }) => Array.from({ length: count }, () => answer))
      const lastCounts = shown.length === panel.length + 1
      expect([state, lastCounts ? [] : [hall.held.idOf(last)]]).toEqual(['revealed', late])
      const each: readonly (readonly Score[])[] = changed.map(({ name, score }, at) => {
        const before = stood.get(name) ?? 0
        const answer = answers[at]
        expect([200, 410]).toContain(answer?.status)
        if (answer?.status === 200) return [score]
        return answer?.wasBroken === true ? [before, score] : [before]
      })
      if (shown.length > 0) {
        expect(waysOf([...each, ...(lastCounts ? [[2 as const]] : [])])).toContain(inOrder(shown))
      }
    }
    const happened = (await hall.events()).flatMap((event) => readEvaluationEvent(event) ?? [])
    const revealedOnes = happened.flatMap((one) => (one.kind === 'revealed' ? [one.payload.criterion] : []))
    expect(revealedOnes).toEqual(criteria)
    const lateOnes = happened.flatMap((one) => (one.kind === 'scoreLate' ? [one.payload.criterion] : []))
    expect(new Set(lateOnes).size).toBe(lateOnes.length)
  }, 300_000)
})
