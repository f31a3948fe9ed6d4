import { describe, expect, it } from 'vitest'
import { namesInMinutes } from './names-in.ts'
import type { PublicMinutes } from './public-minutes.ts'

const paragraph = (text: string) => ({
  kind: 'paragraph' as const,
  list: null,
  depth: 0,
  checked: false,
  cont: false,
  number: null,
  box: null,
  text,
  runs: [{ text, marks: [] }],
})

const minutes: PublicMinutes = {
  space: 'Board',
  timeZone: 'Europe/London',
  title: 'March with Zoë',
  startsAt: 0,
  place: 'The library',
  approvedOn: '2026-04-01',
  publishedOn: '2026-04-02',
  present: [],
  items: [
    {
      title: 'The bus',
      sort: 'discussion',
      purpose: '',
      notes: [paragraph('asha’s bus is late. Jo said so. It is jo lly, and ashamed.')],
      votes: [
        {
          by: 'majority',
          question: 'As Okafor says?',
          secret: false,
          counts: [{ words: 'Mortens plan', count: 1 }],
          abstentions: 0,
          result: 'won',
        },
      ],
      decisions: [{ words: 'ZOE asks.', effective: null, review: null, isQuorate: null, against: 0 }],
      actions: [{ words: 'Asha writes.', due: null }],
    },
  ],
}

describe('names in the public copy', () => {
  it('[G157] are found part by part in all that is to be public, with the place', () => {
    const found = namesInMinutes(minutes, ['Asha Okafor', 'Jo (carer)', 'Zoe', 'Morten'])
    expect(found.map(({ words, places }) => [words, places.map(({ item }) => item)])).toEqual([
      ['Zoë', [null, 0]],
      ['asha’s', [0, 0]],
      ['Jo', [0]],
      ['Okafor', [0]],
      ['Mortens', [0]],
    ])
    expect(found[1]?.places[0]?.around).toContain('bus is late')
    expect(namesInMinutes(minutes, [])).toEqual([])
  })
})
