import * as fc from 'fast-check'
import { whats, type Act } from './script.ts'
import { withReads, type Patch, type Trace } from './trace.ts'

const turns = 400

/** So many acts at an editor, the same for each seed. */
export function anyActs(many: number, seed: number): readonly Act[] {
  const number = fc.nat({ max: 999_999 })
  const act = fc.record({ what: fc.constantFrom(...whats), at: number, to: number })
  return many === 0 ? [] : fc.sample(act, { numRuns: many, seed })
}

/** A recording of two people who take turns at one text: they write words anywhere and take words away. */
export function madeUp(seed: number): Trace {
  const turn = fc.record({
    agent: fc.constantFrom(0, 1),
    at: fc.nat({ max: 999_999 }),
    words: fc.constantFrom('the bus ', 'and a bench, ', 'is late ', 'we walk home\n', 'in the dark. '),
    takes: fc.constantFrom(0, 0, 0, 5),
  })
  let endContent = ''
  const txns = fc.sample(turn, { numRuns: turns, seed }).map(({ agent, at, words, takes }, index) => {
    const from = at % (endContent.length + 1)
    const taken = Math.min(takes, endContent.length - from)
    endContent = endContent.slice(0, from) + words + endContent.slice(from + taken)
    const patch: Patch = [from, taken, words]
    return { agent, patches: [patch], parents: index === 0 ? [] : [index - 1] }
  })
  return { agents: 2, transactions: withReads(txns), endContent }
}
