import * as fc from 'fast-check'
import { Table, type Act, type What } from './table.ts'

const number = fc.nat({ max: 9_999 })
const words = fc
  .array(fc.constantFrom('a', 'e', 't', ' ', '\n', '😀', '🏿', 'the ', 'and '), {
    minLength: 1,
    maxLength: 16,
  })
  .map((parts) => parts.join(''))

/** Long sessions in which several people do such things; all have few words, so that theirs are often the same. */
export function anyActs(whats: readonly What[]): fc.Arbitrary<readonly Act[]> {
  const act = fc.record({
    who: number,
    section: fc.constantFrom(0, 0, 0, 1, 2),
    what: fc.constantFrom(...whats),
    from: number,
    to: number,
    words,
  })
  return fc.array(act, { minLength: 10, maxLength: 200, size: 'max' })
}

/** What comes of it once all have met. */
export function play(acts: readonly Act[], table = new Table()): Table {
  for (const act of acts) table.do(act)
  table.end()
  return table
}
