/**
 * What it costs to judge an update, measured by hand: `node packages/sync/src/update/scan.bench.ts`. Prints
 * microseconds per update, the best of several rounds.
 */
import { createFlowDoc } from '@alongside/flow'
import * as Y from 'yjs'
import { emptyKnown, enter } from '../known/known.ts'
import { review } from '../known/review.ts'
import { writersOf } from '../known/writers.ts'
import { scan } from './scan.ts'

const count = 20_000
const rounds = 15

/** Typing in bursts, with a deletion now and then: each an update of its own, as it comes over the wire. */
function typing(): Uint8Array[] {
  const doc = createFlowDoc()
  const body = doc.getText('body')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0, at = 0; i < count; i++) {
    if (i % 40 === 0) at = Math.floor(body.length * ((i * 0.618) % 1))
    if (i % 15 === 14) body.delete(--at, 1)
    else body.insert(at++, 'x')
  }
  return updates
}

function measure(name: string, times: number, run: () => void): void {
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    run()
    best = Math.min(best, performance.now() - start)
  }
  process.stdout.write(`${name.padEnd(44)} ${((best * 1000) / times).toFixed(2)} µs\n`)
}

const updates = typing()
const whole = Y.mergeUpdates(updates.slice(0, 4_000))

measure('a small update: scan', count, () => updates.forEach((update) => scan(update)))
measure('a small update: scan, pens, review, enter', count, () => {
  const known = emptyKnown()
  for (const update of updates) {
    const scanned = scan(update)
    if (scanned.type !== 'scanned') throw new RangeError(scanned.why)
    writersOf(known, scanned)
    const result = review(known, scanned)
    if (result.type !== 'new') throw new RangeError(result.type)
    enter(known, result.change)
  }
})
measure('a small update: Y.decodeUpdate', count, () => updates.forEach((update) => Y.decodeUpdate(update)))
measure('an update of 4,000 keystrokes: scan', 1, () => scan(whole))
measure('an update of 4,000 keystrokes: Y.decodeUpdate', 1, () => Y.decodeUpdate(whole))
