import { expect, it } from 'vitest'
import { readAgain } from './read-again.ts'

it('what is asked for while it is being read is read once more, however often it was asked for', async () => {
  const ends: (() => void)[] = []
  const read: string[] = []
  const ask = readAgain((key) => {
    read.push(key)
    return new Promise((end) => ends.push(end))
  })
  const first = ask('one')
  await Promise.all([ask('one'), ask('one')])
  expect(read).toEqual(['one'])
  ends.shift()?.()
  await Promise.resolve()
  expect(read).toEqual(['one', 'one'])
  ends.shift()?.()
  await first
  void ask('one')
  expect(read).toHaveLength(3)
})

it('one that failed can be asked for again', async () => {
  const ask = readAgain(() => Promise.reject(new Error('no')))
  await expect(ask('one')).rejects.toThrow('no')
  await expect(ask('one')).rejects.toThrow('no')
})
