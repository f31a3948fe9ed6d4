import type { RunView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { readAuthor, whoseRead } from './whose-read.ts'

const run = (id: string, name: string, more: Partial<RunView> = {}): RunView => ({
  text: 'Words',
  author: { id, name },
  hand: { id, name },
  capacity: 'unpaidCarer',
  at: 1,
  marks: {},
  ...more,
})

it('[A16] whose words are is told with the capacity they were written in, the hand, and who put them there', () => {
  expect(readAuthor(run('a', 'Mary'))).toBe('Mary, Unpaid carer')
  expect(readAuthor(run('a', 'Mary', { hand: { id: 'b', name: 'Sam' } }))).toBe(
    'Mary, Unpaid carer, typed by Sam',
  )
  expect(readAuthor(run('a', 'Mary', { placed: { by: { id: 'b', name: 'Sam' }, at: 2 } }))).toBe(
    'Mary, Unpaid carer. Put here by Sam',
  )
})

it('[A16] who shows no name is told by the capacity alone, once', () => {
  expect(readAuthor(run('a', 'Unpaid carer'))).toBe('Unpaid carer')
  expect(
    readAuthor(run('a', 'Unpaid carer', { author: { id: 'a', name: 'Unpaid carer', guest: 'says' } })),
  ).not.toMatch(/Unpaid carer.*Unpaid carer/)
})

it('[A16] each author of a text has a look of their own, also who is no member any more', () => {
  const runs = [run('a', 'Mary'), run('gone', 'Unpaid carer'), run('away', 'Unpaid carer')]
  const whose = whoseRead([], [{ blocks: [{ runs }] }])
  const looks = runs.map((one) => `${whose(one)['data-author']} ${whose(one)['data-line']}`)
  expect(new Set(looks).size).toBe(3)
})
