import type { Capacity } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { countsOf, figuresByGroup, type FigureRules, type Figures } from '../figures.ts'
import type { Given } from '../told-figures.ts'
import { learned, type Happening, type Publisher } from './reader.ts'
import { teller } from './teller.ts'

/** `abc. d. -a. !ab.`: a, b and c answer, it is told; d does; a leaves; all are asked again, and a and b answer. */
const happenings = (written: string): readonly Happening[] =>
  [...written.replaceAll(' ', '').matchAll(/-?[a-z]|\.|!/g)].map(([sign]) => {
    if (sign === '.') return { what: 'tell' }
    if (sign === '!') return { what: 'askAgain' }
    return sign.startsWith('-') ? { what: 'leave', person: sign.slice(1) } : { what: 'answer', person: sign }
  })

const vote: FigureRules<string> = { answers: ['yes', 'no'], least: 3, oneVoice: 'shown' }
const own: FigureRules<string> = { ...vote, oneVoice: 'heldBack' }
/** Lower letters are carers, from `p` on clinicians, from `v` on commissioners. */
const capacityOf = (person: string): Capacity =>
  person < 'p' ? 'unpaidCarer' : person < 'v' ? 'clinician' : 'commissioner'

const learnedFrom = (
  written: string,
  rules: FigureRules<string>,
  publish: () => Publisher,
  isSteadfast = false,
) => learned({ happenings: happenings(written), capacityOf, answers: rules.answers, isSteadfast, publish })

/** Shows what was answered by a way of its own. */
const careless = (tell: Publisher['tell']) => (): Publisher => ({
  tell,
  askAgain: () => {},
  openTo: () => [],
})

describe('a reader of figures', () => {
  it('[G103] learns from a table that is counted anew what one said who came late, left or thought again', () => {
    const anew = careless((given) => figuresByGroup(given, own))
    for (const written of ['abcd. e.', 'abcd. -a.', 'abcd. a.', 'abc. defg. -b.']) {
      expect(learnedFrom(written, own, anew)).not.toEqual([])
      expect(learnedFrom(written, own, () => teller(own))).toEqual([])
      expect(learnedFrom(written, vote, () => teller(vote))).toEqual([])
    }
  })

  it('[G103] learns from a table that waits for three and is counted anew then what three said who were of one mind', () => {
    const waiting = (): Publisher => {
      let counted: readonly string[] = []
      return careless((given) => {
        const answers = given.map(({ person, answer }) => `${person} ${answer}`)
        if (answers.filter((one) => !counted.includes(one)).length < 3) return null
        counted = answers
        return figuresByGroup(given, own)
      })()
    }
    for (const written of ['abcde. abc.', 'abcd. efg.']) {
      expect(learnedFrom(written, own, waiting)).not.toEqual([])
      expect(learnedFrom(written, own, () => teller(own))).toEqual([])
    }
  })

  it('[G105] learns what a group held back from a total with it', () => {
    const withAll = careless((given) => [figuresByGroup(given, own), countsOf(given, own.answers)])
    expect(learnedFrom('abcpqr.', own, withAll)).not.toEqual([])
    expect(learnedFrom('abcpqr.', own, () => teller(own))).toEqual([])
  })

  it('[G105] learns of what groups are made that were put together since one was of one voice', () => {
    const together = careless((given) => {
      const { groups } = figuresByGroup(given, own)
      const mute = groups.findIndex(({ counts }) => counts === null)
      const other = groups.findIndex((_, at) => at !== mute)
      if (mute === -1) return groups
      const isIn = ({ capacity }: { capacity: Capacity }) =>
        [mute, other].some((at) => groups[at]?.capacities.includes(capacity) === true)
      return [
        countsOf(given.filter(isIn), own.answers),
        groups.filter((_, at) => at !== mute && at !== other),
      ]
    })
    expect(learnedFrom('abcpqrsvwxyz.', own, together)).not.toEqual([])
    expect(learnedFrom('abcpqrsvwxyz.', own, () => teller(own))).toEqual([])
  })

  it('[G105] learns from a total whose table is left out when a group is of one voice', () => {
    const three = { ...own, answers: ['yes', 'no', 'unsure'] }
    const leftOut = careless((given) => {
      const { groups } = figuresByGroup(given, three)
      return [countsOf(given, three.answers), groups.some(({ counts }) => counts === null) ? null : groups]
    })
    const total = '"count":3},{"answer":"no","count":2},{"answer":"unsure","count":2}'
    const certain = learnedFrom('abcpqrs.', three, leftOut).filter(({ seen }) => seen.includes(total))
    expect(certain).toContainEqual(expect.objectContaining({ person: 'a', answer: 'yes' }))
  })

  it('[G104] learns from groups that are made anew when all are asked again what one says who says the same', () => {
    const anew = careless((given) => figuresByGroup(given, own))
    for (const written of ['abcd. !abc.', 'abcd. !abcde.', 'abcd. !abc. !abde.']) {
      expect(learnedFrom(written, own, anew, true)).not.toEqual([])
      for (const isSteadfast of [true, false]) {
        expect(learnedFrom(written, own, () => teller(own), isSteadfast)).toEqual([])
      }
    }
  })

  it('[G101] learns from lay people beside another grouping what the one between them said', () => {
    const before = (end: string, given: readonly Given<string>[]) =>
      countsOf(
        given.filter((one) => one.person < end),
        own.answers,
      )
    const beside = careless((given) => [before('d', given), before('e', given)])
    expect(learnedFrom('abcd.', own, beside)).not.toEqual([])
  })

  it('[G106] learns of a vote of one voice, and only that, what each said', () => {
    const asIfSecret = (): Publisher => ({ ...teller(vote), openTo: () => [] })
    const certain = learnedFrom('abcpqr.', vote, asIfSecret)
    expect(certain.map(({ person }) => person)).toEqual(expect.arrayContaining('abcpqr'.split('')))
    for (const { person, answer, seen } of certain) {
      const [[{ groups }]] = JSON.parse(seen) as [[Figures<string>]]
      const group = groups.find(({ capacities }) => capacities.includes(capacityOf(person)))
      expect(group?.counts).toContainEqual({ answer, count: 3 })
    }
    expect(learnedFrom('abcpqr. ds. et. fu.', vote, () => teller(vote))).toEqual([])
  })
})
