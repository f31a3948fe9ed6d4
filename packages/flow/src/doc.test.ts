import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { bodyOf, createFlowDoc } from './doc.ts'

/** Two people bold the same words at once, which Yjs would tidy up when the changes meet. */
function meet(make: () => Y.Doc): Uint8Array[] {
  const [a, b] = [make(), make()]
  a.clientID = 1
  b.clientID = 2
  bodyOf(a).insert(0, 'some words')
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  bodyOf(a).format(0, 10, { bold: true })
  bodyOf(b).format(0, 10, { bold: true })
  const sent: Uint8Array[] = []
  a.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'remote' || sent.push(update)))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b), 'remote')
  return sent
}

it('[F5] a document of ours sends nothing of its own when a remote change arrives', () => {
  expect(meet(() => createFlowDoc())).toEqual([])
})

it('[F5] a plain Y.Doc still does, so turning it off is still needed and still works', () => {
  expect(meet(() => new Y.Doc()).length).toBeGreaterThan(0)
})

it('[F5] asking for the flow of a document writes nothing', () => {
  const doc = createFlowDoc()
  bodyOf(doc)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
})
