import { scores, type Score } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOf, isHeldBack, tellsOthers } from './figure.ts'

const score = fc.constantFrom<Score>(...scores)

/** By counting upwards, as somebody would with a pencil. */
function slowMedian(given: readonly Score[]): number | null {
  const numbers = given.filter((one) => one !== 'cannotSay')
  if (numbers.length < 3) return null
  const ranked: number[] = []
  for (const value of [0, 1, 2, 3, 4]) {
    for (const one of numbers) if (one === value) ranked.push(value)
  }
  while (ranked.length > 2) {
    ranked.pop()
    ranked.shift()
  }
  return ranked.length === 2 ? (ranked[0]! + ranked[1]!) / 2 : ranked[0]!
}

describe('the figure of a group', () => {
  it('[Y21] is a median of three numbers or more, and a spread from five people up', () => {
    fc.assert(
      fc.property(fc.array(score, { maxLength: 12 }), (given) => {
        const { median, counts } = figureOf(given)
        const isOneVoice = given.length >= 5 && new Set(given).size === 1
        expect(median).toBe(isOneVoice ? null : slowMedian(given))
        expect(counts === null).toBe(given.length < 5 || isOneVoice)
        for (const { answer, count } of counts ?? []) {
          expect(count).toBe(given.filter((one) => one === answer).length)
        }
      }),
    )
  })

  it('[Y21] is held back where five were of one mind, and shown where three were', () => {
    expect(figureOf([2, 2, 2, 2, 2])).toEqual({ median: null, counts: null })
    expect(figureOf([2, 2, 2])).toEqual({ median: 2, counts: null })
    expect(figureOf([2, 2])).toEqual({ median: null, counts: null })
    const group = { capacities: [], people: 5, median: null, counts: null }
    expect([isHeldBack(group), isHeldBack({ ...group, people: 4 })]).toEqual([true, false])
  })

  it('[Y22] says of exactly those scores with names that somebody else’s follows from them', () => {
    // Every way in which four people can have scored, gone through.
    const all = (people: number): readonly (readonly Score[])[] =>
      people === 0 ? [[]] : all(people - 1).flatMap((some) => scores.map((one) => [...some, one]))
    for (const given of all(4)) {
      const group = { capacities: [], people: 4, ...figureOf(given) }
      for (const known of [given.slice(0, 1), given.slice(0, 2), given.slice(0, 3)]) {
        const fitting = all(4 - known.length).filter(
          (rest) => figureOf([...known, ...rest]).median === group.median,
        )
        const isKnown = fitting[0]!.some((_, at) => fitting.every((rest) => rest[at] === fitting[0]![at]))
        expect(tellsOthers(group, known)).toBe(isKnown)
      }
    }
  })

  it.each<[string, readonly Score[], readonly Score[], boolean]>([
    ['nobody said theirs', [4, 4, 4, 4, 0], [], false],
    ['the one who saw it otherwise says so', [4, 4, 4, 4, 0], [0], true],
    ['one of the many says so', [4, 4, 4, 4, 0], [4], false],
    ['all were of one mind', [4, 4, 4, 4, 4], [4], true],
    ['everybody says theirs', [4, 4, 4, 4, 0], [4, 4, 4, 4, 0], false],
  ])('[Y22] of five: %s', (_, given, known, tells) => {
    expect(tellsOthers({ capacities: [], people: given.length, ...figureOf(given) }, known)).toBe(tells)
  })
})
