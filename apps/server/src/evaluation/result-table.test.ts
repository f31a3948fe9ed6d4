import type { EvaluationResult } from '@alongside/evaluation'
import { describe, expect, it } from 'vitest'
import { resultTable } from './result-table.ts'

const result: EvaluationResult = {
  title: 'Support at home',
  timeZone: 'Europe/London',
  service: { name: 'Support', provider: 'Homeward', commissioner: null, about: '' },
  period: { from: '2026-01-01', to: '2026-06-30' },
  rules: { providerStaffAgree: true },
  panel: { people: 8, fromProvider: 0 },
  criteria: [
    {
      title: '=cmd|calc, "quoted"',
      question: 'Is it\nnear?',
      groups: [
        {
          capacities: ['usesServices', 'unpaidCarer'],
          people: 5,
          median: 2.5,
          counts: [{ answer: 2, count: 5 }],
        },
        { capacities: ['frontlineStaff'], people: 3, median: null, counts: null },
      ],
      rounds: 2,
      agreed: { score: 3, words: '-ish' },
      notAgreeing: 1,
      before: 'cannotSay',
    },
    { title: 'Kind', question: 'Kind?', groups: [], rounds: 1, agreed: null, notAgreeing: 0, before: null },
  ],
  choices: [],
  actions: [],
  reply: null,
}

describe('a result as a table', () => {
  it('[Y69] has a line for each group that is shown, and one for a criterion of which none is', () => {
    const table = resultTable(result, 'en')
    expect(table.startsWith('\uFEFFCriterion,Question,')).toBe(true)
    expect(table.split('\r\n').slice(1)).toEqual([
      `"'=cmd|calc, ""quoted""","Is it\nnear?",2,A person who uses services + An unpaid carer,5,2.5,,,5,,,,3 Mostly,'-ish,1,Cannot say`,
      `"'=cmd|calc, ""quoted""","Is it\nnear?",2,A member of staff,3,,,,,,,,3 Mostly,'-ish,1,Cannot say`,
      'Kind,Kind?,1,,,,,,,,,,,,0,',
      '',
    ])
    expect(resultTable(result, 'da')).toContain('Kriterium,Spørgsmål,')
  })
})
