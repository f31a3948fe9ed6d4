import { clientIdOf } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { createFlowDoc } from './doc.ts'
import { takePen, type Presence } from './pen.ts'
import { Sheet } from './sheet.ts'

class Tracked implements Presence {
  clientID = 5
  readonly said: unknown[] = []
  #state: Record<string, unknown> | null = { name: 'Asha' }
  getLocalState(): Record<string, unknown> | null {
    return this.#state
  }
  setLocalState(state: Record<string, unknown> | null): void {
    this.#state = state
    this.said.push([this.clientID, state])
  }
}

it('[F2a] taking a pen takes presence back under the old id, sets it under the new one, then announces it', () => {
  const presence = new Tracked()
  const doc = createFlowDoc()
  takePen(doc, 77, presence, (pen) => void presence.said.push(['announced', pen]))
  expect(presence.said).toEqual([
    [5, null],
    [77, { name: 'Asha' }],
    ['announced', 77],
  ])
  expect(doc.clientID).toBe(77)
})

it('[F2a] what a pen inserts as a marker has a higher id than anything it writes as letters', () => {
  const { flow } = new Sheet(2 ** 32 - 1, [{ text: 'x' }])
  const { id, runs } = flow.block(0)
  expect([runs[0]?.client, id?.client]).toEqual([2 ** 32 - 1, 2 ** 33 - 1])
})

it('[F2a] a pen is not taken inside a transaction, nor twice, nor when it is none', () => {
  const doc = createFlowDoc()
  expect(() => doc.transact(() => takePen(doc, 77))).toThrow(RangeError)
  expect(() => takePen(doc, 0)).toThrow(RangeError)
  expect(() => takePen(doc, clientIdOf(77, { marker: true, suggestion: false }))).toThrow(RangeError)
  const used = new Sheet(7, [{ text: 'x' }])
  expect(() => takePen(used.doc, 7)).toThrow(RangeError)
})
