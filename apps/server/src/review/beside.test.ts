import { freshEvaluation } from '@alongside/evaluation'
import { decide } from '@alongside/space'
import { expect, it } from 'vitest'
import { createCountsOutside } from './beside.ts'

const id = (name: string): string => name.padEnd(16, 'x')

it('[R13] counts once a minute for everyone, and anew where that failed', async () => {
  const opened = decide(
    null,
    { do: 'openSpace', name: 'Board', slug: 'board', capacities: ['layPartner'] },
    {
      space: id('board'),
      actor: id('lena'),
      hand: id('lena'),
      at: 0,
      today: '2026-02-20',
      newId: () => id('made'),
      hourly: { guests: 5, acts: 5 },
      language: 'en',
    },
  )
  if ('refusal' in opened || opened.space === null) throw new Error('no space')
  const { space } = opened
  const period = { from: '2026-01-01', to: '2026-12-31' }
  const review = { scope: 'The board', claim: { rung: 'told' as const, words: '' } }
  const facts = { evaluation: id('review'), service: id('review'), period, from: null, review }
  const evaluation = freshEvaluation(facts)
  let now = 0
  const reader = { read: () => Promise.reject(new Error('broken')), suggested: () => Promise.resolve([]) }
  const count = createCountsOutside({ reader, now: () => now })
  const first = await count(space, evaluation)
  now = 59_999
  expect(await count(space, evaluation)).toBe(first)
  now = 60_000
  expect(await count(space, evaluation)).not.toBe(first)
})
