import type { Comments } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { newest } from './newest.ts'

const at = (section: string, position: number): Comments => ({ section, position, threads: [] })

it('comments that were read before others do not take their place, whichever arrives first', () => {
  const [old, now, other] = [at('one', 4), at('one', 5), at('two', 1)]
  const shown = newest(newest(new Map(), [old, other]), [now])
  expect([...newest(shown, [old]).values()]).toEqual([now, other])
  const again = at('one', 5)
  expect(newest(shown, [again]).get('one')).toBe(again)
})
