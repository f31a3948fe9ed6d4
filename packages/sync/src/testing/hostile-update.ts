import { createFlowDoc } from '@alongside/flow'
import {
  clientIdOf,
  entryKeyOf,
  fateKeyOf,
  penOf,
  rootOfSuggestion,
  suggestionIdOf,
} from '@alongside/protocol'
import * as Y from 'yjs'
import type { Known } from '../known/known.ts'
import type { Scribe } from './scribe.ts'
import { chooserOf, numbersUpTo, type Choose, type Numbers } from './choose.ts'
import { lieOf } from './lies.ts'
import { writeUpdate } from './write-update.ts'

/** What a modified client may send, made from numbers: with Yjs under whatever ids, or byte by byte; null for nothing. */
export function hostileUpdate(
  eve: Scribe,
  others: readonly Scribe[],
  known: Known,
  numbers: Numbers,
): Uint8Array | null {
  const [what] = numbers
  const choose = chooserOf(numbers)
  const ids = idsOf(eve, others)
  eve.hear()
  return what % 2 === 0
    ? writeUpdate(lieOf({ eve, others, known, ids, choose }))
    : mixed(eve, others, ids, choose)
}

/** Ids to write under: mostly her own for suggestions, which is what may enter. */
function idsOf(eve: Scribe, others: readonly Scribe[]): readonly number[] {
  const suggested = [false, true].map((marker) => clientIdOf(eve.pen, { marker, suggestion: true }))
  const older = Array.from(eve.pens, (pen) => clientIdOf(pen, { marker: false, suggestion: true })).slice(-3)
  const plain = [false, true].map((marker) => clientIdOf(eve.pen, { marker, suggestion: false }))
  const foreign = others.map(({ pen }) => clientIdOf(pen, { marker: false, suggestion: true }))
  return [...Array(8).fill(suggested).flat(), ...older, ...plain, ...foreign, others[0]!.pen]
}

/** One to three changes by Yjs itself, each under another id, in one transaction. */
function mixed(
  eve: Scribe,
  others: readonly Scribe[],
  ids: readonly number[],
  choose: Choose,
): Uint8Array | null {
  const doc = createFlowDoc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(eve.doc))
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  doc.transact(() => {
    for (let left = choose([1, 1, 2, 3]); left > 0; left--) {
      doc.clientID = choose(ids)
      meddle(doc, eve, others, choose)
    }
  })
  return updates[0] ?? null
}

function meddle(doc: Y.Doc, eve: Scribe, others: readonly Scribe[], choose: Choose): void {
  const body = doc.getText('body')
  const { length } = body
  const at = choose(numbersUpTo(length + 1))
  const span = choose(numbersUpTo(Math.min(4, length - at) + 1))
  const ownRoot = rootOfSuggestion(suggestionIdOf(choose([...eve.pens]), 0))
  const foreignRoot = rootOfSuggestion(suggestionIdOf(choose(others).pen, 0))
  const fates = doc.getMap('fates')
  const own = clientIdOf(choose([...eve.pens]), { marker: false, suggestion: true })
  const fate = {
    fate: choose(['accepted', 'rejected']),
    suggestion: suggestionIdOf(eve.pen, 0),
    ids: [[own, 0, choose([1, 5, 1_000])]],
    entries: [],
  }
  const clock = Y.getState(doc.store, doc.clientID)
  const key = entryKeyOf(penOf(doc.clientID) ?? 1, clock)
  const entry = { type: 'remove', ids: [[own, 0, 1]] }
  const changes: readonly (() => unknown)[] = [
    () => body.insert(at, choose(['x', '🙂', 'évé'])),
    () => body.insert(at, 'x'),
    () => body.delete(at, span),
    () => deleteUnder(doc, own, choose),
    () => body.format(at, span, { bold: choose([true, null]) }),
    () => body.insertEmbed(at, new Y.Map([['kind', choose(['heading', 'paragraph'])]])),
    () => body.insertEmbed(at, { image: 'x' }),
    () => markerOf(body, choose)?.set('kind', choose(['heading', 'code'])),
    () => markerOf(body, choose)?.delete('kind'),
    () => markerOf(body, choose)?.set('rows', new Y.Map([['a', 1]])),
    () => fates.set(choose([fateKeyOf(doc.clientID, clock), ...fates.keys()]), fate),
    () => fates.delete(choose(['a', ...fates.keys()])),
    () => doc.getMap(ownRoot).set(choose([key, ...doc.getMap(ownRoot).keys()]), entry),
    () => doc.getMap(ownRoot).delete(choose([key, ...doc.getMap(ownRoot).keys()])),
    () => doc.getMap(ownRoot).set(key, new Y.Map([['a', 1]])),
    () => doc.getMap(foreignRoot).set(choose([key, ...doc.getMap(foreignRoot).keys()]), 1),
    () => doc.getMap(foreignRoot).delete(choose(['a', ...doc.getMap(foreignRoot).keys()])),
    () => doc.getText('title').insert(0, 'x'),
    () => doc.getMap('card:a').set('x', 1),
  ]
  choose(changes)()
}

/** Deletes what stands in the text under a client id, decided or not. */
function deleteUnder(doc: Y.Doc, client: number, choose: Choose): void {
  const items = (doc.store.clients.get(client) ?? []).filter(
    (item) => item instanceof Y.Item && !item.deleted,
  )
  const item = items.length > 0 ? choose(items) : null
  if (item instanceof Y.Item) doc.transact((transaction) => item.delete(transaction))
}

function markerOf(body: Y.Text, choose: Choose): Y.Map<unknown> | undefined {
  const markers = body
    .toDelta()
    .map(({ insert }: { insert: unknown }) => insert)
    .filter((insert: unknown) => insert instanceof Y.Map)
  return markers.length > 0 ? choose(markers) : undefined
}
