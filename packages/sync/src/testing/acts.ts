import * as fc from 'fast-check'
import type { Act } from './authors.ts'

const at = fc.nat(40)
const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '語', '🙂'),
  minLength: 1,
  maxLength: 5,
})

/** Anything an author may do. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('type' as const), at, text }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('erase' as const), at, length: fc.nat(8) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('marker' as const), at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('kind' as const),
      marker: fc.nat(9),
      kind: fc.constantFrom('heading', 'list'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('bold' as const), at, length: fc.nat(6) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('rows' as const), marker: fc.nat(9), row: fc.nat(9) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('card' as const), key: fc.nat(9), value: fc.nat(9) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cell' as const), cell: fc.nat(9), text }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('undo' as const) }) },
)
