import { expect, it } from 'vitest'
import { asks } from './ask.ts'

const [space, by, meeting, action] = ['space', 'lena', 'meeting', 'action'].map((name) =>
  name.padEnd(16, 'x'),
)

it('what was to be asked of an action before evaluations had any is still asked', async () => {
  const asked: unknown[] = []
  const kind = asks({
    run: (_, ask) => {
      asked.push(ask)
      return Promise.reject(new Error('nothing is asked twice'))
    },
  })
  const payload = { space, by, ask: { do: 'tellActionDue', meeting, action } }
  await expect(kind.run({ payload } as never, undefined as never)).rejects.toThrow('nothing is asked twice')
  expect(asked).toEqual([{ do: 'tellActionDue', document: meeting, action }])
})
