import { describe, expect, it } from 'vitest'
import { joinCodeLength, joinCodeLetters, joinCodeSchema } from './join-code.ts'

describe('the code of a link', () => {
  it.each([
    'FHJ234',
    'fhj234',
    ' fhj 234\n',
    'F-H-J-2-3-4',
    'fhj\u2011234', // as word processors break lines
    'ＦＨＪ２３４', // as some keyboards write
    'f.h.j. 2.3.4.',
  ])('[M150] is the same typed as %j', (typed) => {
    expect(joinCodeSchema.parse(typed)).toBe('FHJ234')
  })

  it('[M150] is the same typed as it sounds or looks', () => {
    expect(joinCodeSchema.parse('dns 0z5')).toBe(joinCodeSchema.parse('pmf q29'))
    expect(joinCodeSchema.parse('bcegtv')).toBe('PPPPPP')
    expect(joinCodeSchema.parse('oul1i5')).toBe('QQLLL9')
  })

  it('[M150] holds nothing that is taken for something else in it', () => {
    const letters = Array.from(joinCodeLetters)
    expect(new Set(letters).size).toBe(letters.length)
    for (const one of letters) {
      expect(joinCodeSchema.parse(one.repeat(joinCodeLength))).toBe(one.repeat(joinCodeLength))
    }
    expect(joinCodeLetters).not.toMatch(/[AEIOUÅÆØ]/)
  })

  it.each(['', 'FHJ23', 'FHJ2345', '- - - - - -', 'x'.repeat(41)])('[M150] is not %j', (typed) => {
    expect(joinCodeSchema.safeParse(typed).success).toBe(false)
  })
})
