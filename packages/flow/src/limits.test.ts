import { defaultLimits } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { checkLimits, type Size } from './limits.ts'

const now: Size = { chars: 10, blocks: 2, depth: 0, updateBytes: 0 }
const limits = { ...defaultLimits, maxChars: 20, maxBlocks: 3, maxDepth: 2, maxUpdateBytes: 100 }

it.each([
  [{ chars: 21 }, { limit: 'maxChars', allowed: 20, asked: 21 }],
  [{ blocks: 4 }, { limit: 'maxBlocks', allowed: 3, asked: 4 }],
  [{ depth: 3 }, { limit: 'maxDepth', allowed: 2, asked: 3 }],
  [{ updateBytes: 101 }, { limit: 'maxUpdateBytes', allowed: 100, asked: 101 }],
])('[F13] %o is refused and said which limit it was', (more, reached) => {
  expect(checkLimits(now, { ...now, ...more }, limits)).toEqual(reached)
})

it('[F13] what fits exactly may go on, and what is over a limit may become smaller', () => {
  expect(checkLimits(now, { chars: 20, blocks: 3, depth: 2, updateBytes: 100 }, limits)).toBeNull()
  expect(checkLimits({ ...now, chars: 90 }, { ...now, chars: 89 }, limits)).toBeNull()
})
