import {
  clientIdOf,
  entryKeyOf,
  fateKeyOf,
  penOf,
  rootOfSuggestion,
  suggestionIdOf,
} from '@alongside/protocol'
import * as Y from 'yjs'
import { clockOf, type Known } from '../known/known.ts'
import type { UnitId } from '../update/struct.ts'
import { numbersUpTo, type Choose } from './choose.ts'
import type { Scribe } from './scribe.ts'
import type { MadeContent, MadeStruct, MadeUpdate } from './write-update.ts'

/** Who makes bytes up, with what she knows and can choose from. */
export interface Liar {
  readonly eve: Scribe
  readonly others: readonly Scribe[]
  readonly known: Known
  /** Ids to write under: mostly her own. */
  readonly ids: readonly number[]
  readonly choose: Choose
}

/** Bytes that Yjs would never write: each kind of lie that an update can tell (see "Why this is enough" in SPEC.md). */
export function lieOf(liar: Liar): MadeUpdate {
  return liar.choose(lies)(liar)
}

type Where = Omit<MadeStruct, 'content'>

/** A unit that is known, of anybody. */
function someUnit({ known, choose }: Liar): UnitId {
  const [client, strand] = choose([...known.strands])
  return { client, clock: choose(numbersUpTo(Math.min(strand.clock, 80))) }
}

/** The values under keys, of fates, entries and blocks, whether they count or not. */
function valuesIn({ eve }: Liar): readonly Y.Item[] {
  const structs = [...eve.doc.store.clients.values()].flat()
  return structs.filter((item): item is Y.Item => item instanceof Y.Item && item.parentSub !== null)
}

function idOf({ id }: Y.Item): UnitId {
  return { client: id.client, clock: id.clock }
}

/** A word that may enter. */
function honestWord({ eve, known }: Liar) {
  const client = clientIdOf(eve.pen, { marker: false, suggestion: true })
  return { client, clock: clockOf(known, client), structs: [{ content: word('h'), root: 'body' } as const] }
}

const word = (text: string): MadeContent => ({ type: 'text', text })

function someWhere(liar: Liar): Where {
  const { choose, ids } = liar
  const pen = penOf(choose(ids)) ?? 1
  const roots = ['body', 'title', 'fates', 'card:a', rootOfSuggestion(suggestionIdOf(pen, choose([0, 1])))]
  const key = choose(['kind', 'level', 'a'])
  const wheres: readonly (() => Where)[] = [
    () => ({ origin: someUnit(liar) }),
    () => ({ rightOrigin: someUnit(liar) }),
    () => ({ origin: someUnit(liar), rightOrigin: someUnit(liar) }),
    () => ({ root: choose(roots) }),
    () => ({ root: choose(roots), key }),
    () => ({ parent: someUnit(liar), key }),
    () => ({ parent: someUnit(liar) }),
  ]
  return choose(wheres)()
}

const contents: readonly MadeContent[] = [
  word('x'),
  word('xyz'),
  word('🙂'),
  { type: 'deleted', length: 1 },
  { type: 'deleted', length: 3 },
  { type: 'collected', length: 2 },
  { type: 'skip', length: 1 },
  { type: 'embed', json: '{}' },
  { type: 'format', key: 'bold', json: 'true' },
  { type: 'format', key: 'bold', json: 'null' },
  { type: 'type', ref: 1 },
  { type: 'type', ref: 2 },
  { type: 'any', values: ['heading'] },
  { type: 'any', values: [1, 2] },
  { type: 'json', values: ['1'] },
  { type: 'binary', bytes: new Uint8Array([1]) },
  { type: 'doc', guid: 'g' },
]

/** Two neighbours that nobody honest could have written between, more often than not. */
function neighbours(liar: Liar): Where {
  return { origin: someUnit(liar), rightOrigin: someUnit(liar) }
}

const lies: readonly ((liar: Liar) => MadeUpdate)[] = [
  // Anything anywhere, with deletions of anything.
  (liar) => {
    const client = liar.choose(liar.ids)
    const structs = numbersUpTo(liar.choose([0, 1, 1, 2, 4])).map(() => ({
      ...someWhere(liar),
      content: liar.choose(contents),
    }))
    const deleted = numbersUpTo(liar.choose([0, 0, 1, 2])).map(() => ({
      ...someUnit(liar),
      length: liar.choose([1, 1, 3]),
    }))
    const blocks = structs.length > 0 ? [{ client, clock: clockOf(liar.known, client), structs }] : []
    return { blocks, deleted }
  },
  // A word with neighbours that are none.
  (liar) => {
    const { client, clock } = honestWord(liar)
    return { blocks: [{ client, clock, structs: [{ content: word('n'), ...neighbours(liar) }] }] }
  },
  // What is known said again with other neighbours, beside a word that may enter.
  (liar) => {
    const own = honestWord(liar)
    const { client, clock } = someUnit(liar)
    const again = { client, clock, structs: [{ content: word('x'), ...someWhere(liar) }] }
    return { blocks: client === own.client ? [own] : [again, own] }
  },
  // What is known in part, with other neighbours than that part has.
  (liar) => {
    const { client, clock } = honestWord(liar)
    const back = Math.min(clock, liar.choose([1, 2, 3]))
    const where = liar.choose([neighbours, someWhere])(liar)
    return { blocks: [{ client, clock: clock - back, structs: [{ content: word('wxyz🙂'), ...where }] }] }
  },
  // Another value under a key that is there: a fate's, an entry's, a block's.
  (liar) => {
    const values = valuesIn(liar)
    if (values.length === 0) return { blocks: [honestWord(liar)] }
    const item = liar.choose(values)
    const where = liar.choose<Where>([{ origin: idOf(item) }, { rightOrigin: idOf(item) }])
    const client = liar.choose(liar.ids)
    const content = liar.choose(contents)
    return { blocks: [{ client, clock: clockOf(liar.known, client), structs: [{ content, ...where }] }] }
  },
  // An entry or a fate under the key of another, or under its own.
  (liar) => {
    const { known, choose, ids, eve } = liar
    const client = choose(ids)
    const clock = clockOf(known, client)
    const [item] = valuesIn(liar)
    const keys = [entryKeyOf(eve.pen, clock), fateKeyOf(client, clock), item?.parentSub ?? 'a']
    const root = choose(['fates', rootOfSuggestion(suggestionIdOf(choose([...eve.pens]), 0))])
    const ids0 = [[choose(ids), 0, choose([1, 4])]]
    const value = choose([
      { fate: 'accepted', suggestion: suggestionIdOf(eve.pen, 0), ids: ids0, entries: [] },
      { type: 'remove', ids: ids0 },
      { type: 'from', letters: 0, markers: 0 },
    ])
    const content = choose<MadeContent>([
      { type: 'any', values: [value] },
      { type: 'deleted', length: 1 },
    ])
    return { blocks: [{ client, clock, structs: [{ content, root, key: choose(keys) }] }] }
  },
  // Marks around words of others.
  (liar) => {
    const { client, clock } = honestWord(liar)
    const on: MadeStruct = { content: { type: 'format', key: 'bold', json: 'true' }, origin: someUnit(liar) }
    const off: MadeStruct = { content: { type: 'format', key: 'bold', json: 'null' }, origin: someUnit(liar) }
    return { blocks: [{ client, clock, structs: [on, off] }] }
  },
  // Deletions that begin or end in what is her own and reach into what is not.
  (liar) => {
    const { eve, known, choose } = liar
    const client = clientIdOf(choose([...eve.pens]), { marker: choose([true, false]), suggestion: true })
    const all = { client, clock: 0, length: Math.max(1, clockOf(known, client)) }
    const foreign = { ...someUnit(liar), length: choose([1, 2, 5]) }
    return { blocks: [], deleted: choose([[all], [all, foreign], [foreign, foreign], [all, all]]) }
  },
  // Maps in maps, and keys of blocks of others and of her own.
  (liar) => {
    const { eve, known, choose } = liar
    const client = clientIdOf(eve.pen, { marker: true, suggestion: true })
    const clock = clockOf(known, client)
    const map: MadeContent = { type: 'type', ref: choose([1, 1, 0, 2, 4]) }
    const inner = numbersUpTo(3).map((at): MadeStruct => ({
      content: choose([map, { type: 'any', values: [at] }]),
      parent: choose([{ client, clock: clock + at }, someUnit(liar)]),
      key: choose(['kind', 'rows', 'a']),
    }))
    return {
      blocks: [{ client, clock, structs: [{ content: { type: 'type', ref: 1 }, root: 'body' }, ...inner] }],
    }
  },
  // Holes, and things that wait for what is not there.
  (liar) => {
    const { client, clock } = honestWord(liar)
    const { choose, known } = liar
    const skip: MadeStruct = { content: { type: 'skip', length: choose([1, 5]) } }
    const early = { client: choose([...known.strands.keys(), 4_000]), clock: choose([200, 2 ** 31 - 5]) }
    const far: MadeStruct = { content: word('f'), origin: early }
    const structs = choose([[skip, far], [far], [{ content: word('a'), root: 'body' }, skip, far]])
    return {
      blocks: [{ client, clock: clock + choose([0, 0, 3]), structs }],
      deleted: choose([[], [{ ...early, length: 1 }]]),
    }
  },
  // Ids of others, of nobody, and clocks near the end of all numbers.
  (liar) => {
    const { choose, known, others } = liar
    const client = choose([...others.map(({ pen }) => pen), ...known.strands.keys(), 2 ** 34 + 5, 0, 7_777])
    const clock = choose([clockOf(known, client), 0, 2 ** 31 - 3])
    const far: MadeStruct = { content: { type: 'collected', length: choose([1, 900_000, 2 ** 30]) } }
    return {
      blocks: [
        honestWord(liar),
        { client, clock, structs: [choose([far, { content: word('o'), root: 'body' }])] },
      ],
    }
  },
  // Parts that wait for each other, of which one is what she may write.
  (liar) => {
    const { eve, known, choose } = liar
    const [letters, markers] = [false, true].map((marker) =>
      clientIdOf(eve.pen, { marker, suggestion: true }),
    )
    const [a, b] = [letters ?? 0, markers ?? 0]
    const behind = (client: number, by: number): MadeStruct => ({
      content: word('w'),
      origin: { client, clock: clockOf(known, client) + by },
    })
    return {
      blocks: [
        { client: a, clock: clockOf(known, a), structs: [behind(b, choose([0, 0, 1]))] },
        {
          client: b,
          clock: clockOf(known, b),
          structs: [choose([behind(a, 0), { content: word('v'), root: 'body' }])],
        },
      ],
    }
  },
]
