import type { EvaluationResult } from '@alongside/evaluation'
import { describe, expect, it } from 'vitest'
import { resultTable } from './result-table.ts'

const result: EvaluationResult = {
  title: 'Support at home',
  timeZone: 'Europe/London',
  service: { name: 'Support', provider: 'Homeward', commissioner: null, about: '' },
  claim: null,
  period: { from: '2026-01-01', to: '2026-06-30' },
  rules: { providerStaffAgree: true },
  panel: { people: 8, fromProvider: 0 },
  criteria: [
    {
      title: '=cmd|calc, "quoted"',
      scale: 'fully',
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
      lost: [1],
      agreed: { score: 3, words: '-ish' },
      notAgreeing: 1,
      before: 'cannotSay',
    },
    {
      title: 'Kind',
      scale: 'fully',
      question: 'Kind?',
      groups: [],
      rounds: 1,
      lost: [],
      agreed: null,
      notAgreeing: 0,
      before: null,
    },
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
      `"'=cmd|calc, ""quoted""","Is it\nnear?",2,1,A person who uses services + An unpaid carer,5,2.5,,,5,,,,3 Mostly,'-ish,1,Cannot say`,
      `"'=cmd|calc, ""quoted""","Is it\nnear?",2,1,A member of staff,3,,,,,,,,3 Mostly,'-ish,1,Cannot say`,
      'Kind,Kind?,1,0,,,,,,,,,,,,0,',
      '',
    ])
    expect(resultTable(result, 'da')).toContain('Kriterium,Spørgsmål,')
  })

  it('[Y81] says of each criterion how many of its rounds are lost, and what that means', () => {
    const [head = ''] = resultTable(result, 'en').split('\r\n')
    expect(head).toContain('Rounds of scoring,Rounds lost: nobody could open what was scored,')
    expect(resultTable(result, 'da')).toContain('Tabte runder: ingen kunne åbne svarene')
  })

  it('[Y50] [Y69] has columns of their own for levels, where there are any', () => {
    const counts = [
      { answer: 0, count: 4 },
      { answer: 1, count: 0 },
      { answer: 2, count: 1 },
      { answer: 'cannotSay', count: 2 },
    ] as const
    const level: EvaluationResult['criteria'][number] = {
      title: 'Level',
      scale: 'level',
      question: 'How far?',
      groups: [{ capacities: ['clinician'], people: 7, median: 0, counts: [...counts] }],
      rounds: 1,
      lost: [],
      agreed: { score: 2, words: 'w' },
      notAgreeing: 0,
      before: 0,
    }
    const [head, line] = resultTable({ ...result, criteria: [level] }, 'en').split('\r\n')
    expect(head).toContain('4 Fully,Cannot say,0 People get what others decided,1 People support it,2 People')
    expect(line).toBe(
      'Level,How far?,1,0,A clinician,7,0,,,,,,2,4,0,1,2 People change it,w,0,0 People get what others decided',
    )
  })
})
