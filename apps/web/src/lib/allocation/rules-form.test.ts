import type { RoundRules } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { answersOfRules, rulesFrom, rulesSteps, usualRules } from './rules-form.ts'

const rules: RoundRules = {
  pot: 1_200_050,
  currency: 'GBP',
  method: { by: 'rank', places: 5 },
  whenFull: 'stop',
  ties: 'earlier',
  leastSupport: 2,
  leastBallots: 10,
  source: 'The council',
  proposers: 'members',
  voters: 'list',
  proposeUntil: '2026-03-01',
  voteUntil: '2026-03-14',
}
const wrongIn = (name: string, changed: Record<string, string[]>): readonly string[] => {
  const values = { ...answersOfRules(rules), ...changed }
  const step = rulesSteps(values, false).find((one) => one.name === name)
  return step?.check(values).map(({ field }) => field) ?? ['no such question']
}

describe('the questions that make the rules of a round', () => {
  it('give the rules that they were filled with', () => {
    for (const method of [
      rules.method,
      { by: 'basket' },
      { by: 'pick', most: 3 },
      { by: 'score', highest: 5 },
    ] as const) {
      const some = { ...rules, method }
      expect(rulesFrom(answersOfRules(some))).toEqual(some)
    }
    const endless = { ...rules, proposeUntil: null, voteUntil: null, source: '' }
    expect(rulesFrom(answersOfRules(endless))).toEqual(endless)
  })

  it('need but a pot where nothing else is chosen', () => {
    expect(rulesFrom(usualRules)).toBeNull()
    expect(rulesFrom({ ...usualRules, pot: ['5,000'] })?.pot).toBe(500_000)
  })

  it('ask how many only where the method has such a number', () => {
    const names = (method: string) => rulesSteps({ method: [method] }, true).map(({ name }) => name)
    expect(names('basket')).not.toContain('count')
    for (const method of ['pick', 'rank', 'score']) expect(names(method)).toContain('count')
  })

  it('say what is wrong where it stands', () => {
    expect(wrongIn('pot', { pot: ['lots'] })).toEqual(['pot'])
    expect(wrongIn('pot', { currency: ['XXX'] })).toEqual(['currency'])
    expect(wrongIn('count', { count: ['21'] })).toEqual(['count'])
    expect(wrongIn('least', { leastBallots: ['2'], leastSupport: ['0'] })).toEqual([
      'leastSupport',
      'leastBallots',
    ])
    expect(wrongIn('days', { voteUntil: ['2026-02-01'] })).toEqual(['voteUntil'])
    expect(wrongIn('days', { voteUntil: [''] })).toEqual([])
  })
})
