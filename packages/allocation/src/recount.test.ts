import type { AllocationBallot } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ballotsFileOf, type BallotsFile } from './ballots-file.ts'
import { sha256 } from './hash.ts'
import { recount } from './recount.ts'
import type { BallotPaper, CountRules } from './rules.ts'
import { anyRound, ballotsOf, id, paperOf, seed } from './testing/rounds.ts'

function fileOf(paper: BallotPaper, ballots: readonly AllocationBallot[], withSeed: string | null = null) {
  const turnout = { ballots: ballots.length, onPaper: 0, eligible: null, groups: [] }
  const round = { title: 'Winter warmth', oneEach: 'list' as const, again: 0 }
  return ballotsFileOf({ ...round, ...paper, seed: withSeed, turnout, ballots })
}

const paper = paperOf('a:300 b:800 c:600')
const good = (): BallotsFile => fileOf(paper, ballotsOf('pick', 'ab b cb'))!
const lot: CountRules['ties'] = { by: 'lot', seedHash: sha256(seed) }
const drawn = (): BallotsFile =>
  fileOf(paperOf('a:300 b:800', { ties: lot }), ballotsOf('pick', 'ab a b'), seed)!

/** What is wrong with a file in which something is another value, or gone where that is `undefined`. */
function problemWith(path: string, value: unknown, file: BallotsFile = good()) {
  const at = path.split('.')
  const changed = (whole: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (step === undefined) return value
    if (Array.isArray(whole)) return whole.toSpliced(Number(step), 1, changed(whole[Number(step)], rest))
    const fields = whole as Readonly<Record<string, unknown>>
    return { ...fields, [step]: changed(fields[step], rest) }
  }
  const counted = recount(JSON.stringify(changed(file, at)))
  return counted.ok ? null : counted.problem
}

describe('a file of ballots', () => {
  it('[B22] is counted again to the result that it says, for any round', () => {
    fc.assert(
      fc.property(anyRound, ({ paper, ballots, seed }) => {
        const file = fileOf(paper, ballots, seed)
        if (file === null) {
          expect(ballots.length).toBeLessThan(3)
          return
        }
        const counted = recount(JSON.stringify(file))
        expect(counted).toMatchObject({ ok: true, isSame: true, result: file.result })
      }),
    )
  })

  it('[B22] is the same with its fields in another order, and not with another result', () => {
    const file = good()
    const turned = JSON.stringify(file, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    )
    expect(recount(turned)).toMatchObject({ ok: true, isSame: true })
    if (file.result.is !== 'counted') throw new Error('is counted')
    const { result } = file
    for (const other of [
      { ...result, left: result.left + 1 },
      { ...result, nearMisses: [] },
      { ...result, proposals: result.proposals.toReversed() },
      { is: 'tooFewBallots' as const, least: 3 },
    ]) {
      expect(recount(JSON.stringify({ ...file, result: other }))).toMatchObject({ isSame: false, result })
    }
    const moved = { ...file, ballots: [...ballotsOf('pick', 'a a'), ...file.ballots.slice(2)] }
    expect(recount(JSON.stringify(moved))).toMatchObject({ ok: true, isSame: false })
  })

  it('[B20] is the same byte for byte in whatever order people voted and ticked', () => {
    const one = JSON.stringify(fileOf(paper, ballotsOf('pick', 'ab b cb -')))
    expect(JSON.stringify(fileOf(paper, ballotsOf('pick', 'bc - ba b')))).toBe(one)
    const scores = paperOf('a:300 b:800 c:600', { method: { by: 'score', highest: 4 } })
    expect(JSON.stringify(fileOf(scores, ballotsOf('score', 'a1b2 c4 b0a0')))).toBe(
      JSON.stringify(fileOf(scores, ballotsOf('score', 'a0b0 b2a1 c4'))),
    )
  })

  it('[B16] is none where too few voted', () => {
    expect(fileOf(paper, ballotsOf('pick', 'ab b'))).toBeNull()
  })

  it('[B23] is refused when it is none, or of another version', () => {
    const of = (text: string) => recount(text)
    expect(of('{')).toEqual({ ok: false, problem: { kind: 'notJson' } })
    for (const none of ['', 'null', '[]', '{}', '{"schema":"alongside/minutes","version":1}']) {
      expect(of(none)).toEqual({ ok: false, problem: { kind: none === '' ? 'notJson' : 'notBallots' } })
    }
    expect(problemWith('version', 2)).toEqual({ kind: 'otherVersion', version: 2 })
  })

  it('[B23] is refused when a field is missing, wrong or too many, and says where', () => {
    for (const [path, value] of [
      ['rules.pot', undefined],
      ['proposals.1.cost', 1.5],
      ['ballots.2.chosen', 'a'],
      ['rules.leastBallots', 2],
    ] as const) {
      expect(problemWith(path, value)).toMatchObject({ kind: 'field', at: path })
    }
    expect(problemWith('ballots.1.person', id('mary'))).toMatchObject({
      kind: 'field',
      at: 'ballots.1',
      says: expect.stringContaining('person'),
    })
  })

  it('[B23] is refused when its proposals or ballots are not of one vote', () => {
    expect(problemWith('proposals.1.id', id('a'))).toEqual({ kind: 'proposalTwice', proposal: id('a') })
    expect(problemWith('rules.pot', 799)).toEqual({ kind: 'costsMoreThanPot', proposal: id('b') })
    expect(problemWith('ballots.1', ballotsOf('pick', 'az')[0])).toEqual({
      kind: 'ballot',
      number: 2,
      problem: { kind: 'unknownProposal', proposal: id('z') },
    })
  })

  it('[B23] [B13] is refused without the seed of its lot, with another, or with one that nobody asked for', () => {
    expect(recount(JSON.stringify(drawn()))).toMatchObject({ ok: true, isSame: true })
    expect(problemWith('seed', null, drawn())).toEqual({ kind: 'seedMissing' })
    expect(problemWith('seed', sha256('chosen later'), drawn())).toEqual({ kind: 'seedIsAnother' })
    expect(problemWith('seed', seed)).toEqual({ kind: 'seedNotNeeded' })
  })

  it('[B23] is refused when its turnout is of other ballots', () => {
    expect(problemWith('ballots', good().ballots.slice(1))).toEqual({
      kind: 'turnoutDiffers',
      ballots: 2,
      turnout: 3,
    })
    const group = { capacities: ['clinician'], eligible: null, voted: 4 }
    expect(problemWith('turnout.groups', [group])).toEqual({ kind: 'turnoutDoesNotAddUp' })
    expect(problemWith('turnout.onPaper', 4)).toEqual({ kind: 'turnoutDoesNotAddUp' })
  })
})
