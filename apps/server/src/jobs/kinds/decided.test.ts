import { createFlowDoc, Flow, reject, suggest, suggestText, writeBlocks } from '@alongside/flow'
import { suggestionIdOf } from '@alongside/protocol'
import type { Batch } from '@alongside/storage'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { planDecided } from './decided.ts'

const section = 's'.repeat(16)
const minute = 60_000

/** Every update that a document makes while something is done to it. */
function updatesOf(doc: Y.Doc, act: (flow: Flow) => void): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', keep)
  const flow = new Flow(doc)
  act(flow)
  flow.close()
  doc.off('update', keep)
  return updates
}

const batch = (at: number, updates: readonly Uint8Array[]): Batch => ({
  section,
  head: 1,
  rows: updates.map((bytes) => ({ at, session: 's', pen: 7, kind: 'update', bytes })),
  bound: [],
  retired: [],
})

describe('what is to be told of rows of text', () => {
  const doc = createFlowDoc()
  writeBlocks(doc, 7, [{ text: 'There is a lift.' }])
  const ids = [suggestionIdOf(7, 0), suggestionIdOf(7, 1)]
  const suggested = updatesOf(doc, (flow) => {
    for (const suggestion of ids) {
      suggest(flow, { pen: 7, suggestion }, (by) => suggestText(by, { block: 0, offset: 16 }, ' Yes.'))
    }
  })
  const [first, second] = ids.map((id) => updatesOf(doc, (flow) => reject(flow, 9, [id])))

  it('[J20] follows from each update that decides suggestions, and from no suggestion', () => {
    expect(planDecided(batch(1, suggested), minute, 1)).toEqual([])
    for (const decided of [first, second]) {
      expect(decided).not.toEqual([])
      expect(planDecided(batch(1, decided ?? []), minute, 1)).toHaveLength(1)
    }
  })

  it('[J20] is one thing for all that is decided in one while, and is done soon after that', () => {
    const job = (at: number) => planDecided(batch(at, first ?? []), minute, at)[0]
    const [early, late, after] = [job(5 * minute), job(6 * minute - 1), job(6 * minute)]
    expect(early).toMatchObject({ dueAt: 6 * minute + 2_000, payload: { section, since: 5 * minute } })
    expect(late?.key).toBe(early?.key)
    expect(after?.key).not.toBe(early?.key)
  })
})
