import { expect, it } from 'vitest'
import { onceEach } from './once-each.ts'

it('each key is asked for once, also while its answer is on the way', async () => {
  const asked: string[] = []
  const ask = onceEach((key) => {
    asked.push(key)
    return Promise.resolve(key.length)
  })
  expect(await Promise.all([ask('one'), ask('three'), ask('one')])).toEqual([3, 5, 3])
  expect(await ask('three')).toBe(5)
  expect(asked).toEqual(['one', 'three'])
})
