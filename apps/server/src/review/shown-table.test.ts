import { withoutSources, type Beside } from '@alongside/review'
import { describe, expect, it } from 'vitest'
import { shownTable } from './shown-table.ts'

const nothing = { figure: null, sources: [] }
const plan = 'plan'.padEnd(16, 'x')
const shown: Beside['shown'] = {
  evidence: {
    words: {
      figure: {
        people: 6,
        whole: 100,
        part: 0,
        groups: [{ capacities: ['usesServices', 'unpaidCarer'], people: 6, whole: 100, part: 0 }],
      },
      sources: [{ what: 'section', document: plan, section: plan }],
    },
    suggestions: {
      figure: {
        people: 3,
        whole: 12,
        part: 4,
        groups: [{ capacities: ['clinician'], people: 3, whole: 12, part: 4 }],
      },
      sources: [],
    },
    chairing: nothing,
    deciding: nothing,
    money: [
      {
        round: plan,
        told: { ballots: 11, groups: [{ capacities: ['layPartner'], eligible: 12, voted: 11 }] },
      },
      { round: null, told: null },
    ],
    answers: nothing,
    promises: nothing,
    papers: nothing,
    needs: nothing,
    beginnings: [
      { document: plan, told: { firstLayAt: Date.UTC(2026, 2, 3, 12), whole: 100, before: 20 } },
      { document: null, told: null },
    ],
  },
  documents: [{ id: plan, slug: 'plan', kind: 'strategy', title: '=The plan' }],
  knowsNeeds: true,
}
const block = {
  kind: 'paragraph' as const,
  list: null,
  depth: 0,
  checked: false,
  cont: false,
  number: null,
  box: null,
  text: 'We laugh a lot.',
  runs: [],
}
const review = {
  claim: { rung: 'involved' as const, words: 'We write.' },
  beside: { shown, pieces: [{ title: 'Culture', prompt: 'How?', blocks: [block, { ...block, text: ' ' }] }] },
  actions: [{ words: 'Pay for time', due: '2027-03-01', status: 'open' as const }],
  timeZone: 'Europe/London',
}

describe('what a space shows, as a table', () => {
  it('[R11] has a line for each thing that is told, and one in words for what there is too little of', () => {
    expect(shownTable(review, 'en').split('\r\n').slice(1)).toEqual([
      'How far the work is said to go,People are involved,,,,,We write.,',
      `Whose words stand,,Everyone,6,100,,,'=The plan`,
      'Whose words stand,,A person who uses services + An unpaid carer,6,100,,,',
      `When the first lay words came,'=The plan,,,100,20,3 March 2026,`,
      'When the first lay words came,,,,,,Too little of this for numbers,',
      'Whose suggestions were taken up,,Everyone,3,12,4,,',
      'Whose suggestions were taken up,,A clinician,3,12,4,,',
      'Who chaired,,,,,,Too little of this for numbers,',
      'Who had a say in decisions,,,,,,Too little of this for numbers,',
      `Who shared out money,'=The plan,Everyone,,11,,,`,
      `Who shared out money,'=The plan,A lay partner,12,11,,,`,
      'Who shared out money,,,,,,Too little of this for numbers,',
      'Whose comments were answered,,,,,,Too little of this for numbers,',
      'What was promised and done,,,,,,Too little of this for numbers,',
      'Papers,,,,,,Too little of this for numbers,',
      'Needs,,,,,,Too little of this for numbers,',
      'The four pieces of the jigsaw,Culture,,,,,We laugh a lot.,',
      'Commitments,Pay for time,,,,,"2027-03-01, open",',
      '',
    ])
  })

  it('[R12] says nothing of needs, and names no document, to those outside', () => {
    const outside = { ...review.beside, shown: withoutSources(shown.evidence) }
    const table = shownTable({ ...review, beside: outside }, 'da')
    expect(table).toContain('Hvis ord der står,,Alle,6,100,,,\r\n')
    expect(table).not.toMatch(/Behov|The plan/)
  })
})
