import { askToSignInSchema, commandSchema } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { misfitWords } from './misfit.ts'

const renamed = (name: unknown) => commandSchema.safeParse({ do: 'renameSpace', name })

it.each([
  ['too long', renamed('a'.repeat(121)), 'This is too long. Write 120 characters at most.'],
  ['empty', renamed(' '), 'Something needs to be written here.'],
  ['of another kind', renamed(7), 'This is not what this address takes.'],
  ['nothing known', commandSchema.safeParse({ do: 'x' }), 'This is not what this address takes.'],
  [
    'no address',
    askToSignInSchema.safeParse({ email: 'mary@' }),
    'This is not a whole e-mail address, as name@example.org.',
  ],
  ['no day', z.iso.date().safeParse('28/3'), 'This is not a day, as 2026-03-28.'],
  ['too many', z.array(z.number()).max(2).safeParse([1, 2, 3]), 'These are too many. Send 2 at most.'],
  ['too few', z.array(z.number()).min(1).safeParse([]), 'These are too few. Send 1 at least.'],
  ['too short', z.string().length(8).safeParse('abc'), 'This is too short. Write 8 characters at least.'],
])('what does not fit is refused in plain words: %s', (_, { error }, words) => {
  expect(misfitWords(error?.issues[0])).toBe(words)
})
