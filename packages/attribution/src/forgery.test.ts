import { deleteRange, insertPieces, insertText, splitBlock } from '@alongside/flow'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { piecesOf } from './origins.ts'
import type { Declared } from './testing/room.ts'
import { Scene } from './testing/scene.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2 }
const cy = { hand: 'cy', pen: 3 }
const start = { block: 0, offset: 0 }
const sentence = 'The bus is late. '

describe('what somebody else says of words', () => {
  let scene: Scene
  let said: Declared['from']
  beforeEach(() => {
    scene = new Scene()
    scene.type(asha, sentence)
    said = scene.find(sentence)
  })

  const end = { block: 0, offset: sentence.length }
  const erase = (by: typeof asha, from: number, to: number): void =>
    scene.act(by, (writing) => deleteRange(writing, { block: 0, offset: from }, { block: 0, offset: to }))

  it('[A4] a source with another text makes nobody else the author', () => {
    scene.paste(bo, 'The bus is fine. ', said, end)
    expect(scene.told()).toEqual(['asha: The bus is late. ', 'bo: The bus is fine. '])
  })

  it('[A4] a source that the hand may not read does not stand in the row, and one that is not found counts for nothing', () => {
    const there = { block: 0, offset: 0 }
    scene.act(asha, (writing) => insertText(writing, there, 'Secret'), [], 'there')
    const secret = scene.find('Secret', 'there')
    scene.paste(bo, 'Secret', { ...secret, clock: secret.clock + 1 }, end)
    scene.type(bo, 'Secret', end)
    expect(scene.told()).toEqual(['asha: The bus is late. ', 'bo: Secret', 'bo: Secret'])
  })

  it('[A4] a source of another section with another text makes nobody else the author', () => {
    scene.act(asha, (writing) => insertText(writing, start, 'Public'), [], 'there')
    scene.paste(bo, 'Secret', scene.find('Public', 'there'), end)
    expect(scene.told()[1]).toBe('bo: Secret')
  })

  it('[A4] words of the same row are no source', () => {
    const { client, clock } = scene.next(bo)
    const from = { section: 'here', client, clock }
    const again = { client, clock: clock + 2, length: 2, from }
    scene.act(bo, (writing) => insertText(writing, end, 'abab'), [again])
    expect(scene.told()[1]).toBe('bo: abab')
  })

  it('[A4] guessing at a private section by pasting tells nothing: what is credited is the same, guessed or not', () => {
    scene.act(asha, (writing) => insertText(writing, start, 'Secret'), [], 'there')
    scene.type(bo, 'Secret', end)
    const guessed = scene.told()
    const other = new Scene()
    other.type(asha, sentence)
    other.type(bo, 'Secret', end)
    expect(guessed).toEqual(other.told())
  })

  it('[A4] words that nobody wrote are never somebody else’s, whatever they claim to come from', () => {
    for (const from of [
      { ...said, clock: 900 },
      { ...said, client: 99 },
      { ...said, section: 'there' },
    ])
      scene.paste(bo, 'I agree to all of it. ', from, end)
    expect(
      new Set(
        scene
          .runs()
          .slice(1)
          .map(({ writer }) => writer.hand),
      ),
    ).toEqual(new Set(['bo']))
  })

  it('[A4] part of a word that was moved is its author’s, and what stays is too', () => {
    erase(bo, 4, 6)
    scene.paste(bo, 'bu', { ...said, clock: said.clock + 4 }, { block: 0, offset: 0 })
    expect(scene.told()).toEqual(['asha, put by bo: bu', 'asha: The s is late. '])
  })

  it('[A4] sentences in another order are all their author’s', () => {
    const more = 'The driver is kind. '
    scene.type(asha, more, end)
    const second = scene.find(more)
    erase(bo, sentence.length, sentence.length + more.length)
    scene.paste(bo, more, second)
    expect(scene.told()).toEqual(['asha, put by bo: The driver is kind. ', 'asha: The bus is late. '])
  })

  it('[A4] a word that is hidden in a sentence while it is moved is visibly its writer’s', () => {
    erase(bo, 0, sentence.length)
    const [head, tail] = ['The bus is ', 'late. ']
    const { client, clock } = scene.next(bo)
    const sources = [
      { client, clock, length: head.length, from: said },
      {
        client,
        clock: clock + head.length + 4,
        length: tail.length,
        from: { ...said, clock: said.clock + head.length },
      },
    ]
    scene.act(bo, (writing) => insertText(writing, start, `${head}not ${tail}`), sources)
    expect(scene.told()).toEqual(['asha, put by bo: The bus is ', 'bo: not ', 'asha, put by bo: late. '])
  })

  it('[A4] a source over all of a sentence with a word hidden in it counts for nothing', () => {
    scene.paste(bo, 'The bus is not late. ', said, end)
    expect(scene.told()).toEqual(['asha: The bus is late. ', 'bo: The bus is not late. '])
  })

  it('[A4] of declarations that overlap or repeat the first that fits counts, and of one that goes beyond what is new the part that is new', () => {
    const { client, clock } = scene.next(bo)
    const at = (skip: number, length: number, from = said.clock + skip): Declared => ({
      client,
      clock: clock + skip,
      length,
      from: { ...said, clock: from },
    })
    const sources = [at(-1, 3, said.clock - 1), at(4, 4), at(4, 4), at(6, 5), at(11, 5), at(16, 5)]
    scene.act(bo, (writing) => insertText(writing, end, sentence), sources)
    expect(scene.told().slice(1)).toEqual([
      'asha, put by bo: Th',
      'bo: e ',
      'asha, put by bo: bus ',
      'bo: is ',
      'asha, put by bo: late. ',
    ])
  })

  it.each(['here', 'there'] as const)(
    '[A4] one source over words that the beginning of a block parts counts for each part that is the same, from %s',
    (section) => {
      const words = 'One. Two. Six.'
      if (section === 'here') scene.type(asha, words, end)
      else scene.act(asha, (writing) => insertText(writing, start, words), [], section)
      const from = scene.find(words, section)
      const before = scene.told()
      for (const put of ['Two. ', 'Ten. ']) {
        const { client, clock } = scene.next(bo)
        scene.act(
          bo,
          (writing) =>
            insertPieces(writing, start, [
              { text: 'One. ', marks: null },
              { block: writing.flow.block(0) },
              { text: put, marks: null },
              { block: writing.flow.block(0) },
              { text: 'Six.', marks: null },
              { block: writing.flow.block(0) },
            ]),
          [{ client, clock, length: words.length, from }],
        )
        const credited = (text: string) => (text === 'Ten. ' ? `bo: ${text}` : `asha, put by bo: ${text}`)
        expect(scene.told().slice(0, 3)).toEqual(['One. ', put, 'Six.'].map(credited))
      }
      expect(scene.told().slice(6)).toEqual(before)
    },
  )

  it('[A4] a character of two units is moved whole or not at all', () => {
    scene.type(asha, '😀😁', end)
    const faces = scene.find('😀😁')
    scene.paste(bo, '😀😁', faces)
    expect(scene.told()[0]).toBe('asha, put by bo: 😀😁')
    for (const [skip, length] of [
      [1, 3],
      [0, 3],
      [1, 2],
    ] as const) {
      const { client, clock } = scene.next(cy)
      const from = { ...faces, clock: faces.clock + skip }
      const half = { client, clock: clock + skip, length, from }
      scene.act(cy, (writing) => insertText(writing, start, '😀😁'), [half])
      expect(scene.told()[0]).toBe('cy: 😀😁')
    }
  })

  it('[A4] a declaration over something that is no letter counts for the letters on either side, and one from over it for nothing', () => {
    const embed = { embed: { kind: 'x' }, marks: null }
    const pieces = [{ text: 'ab', marks: null }, embed, { text: 'cd', marks: null }]
    scene.act(asha, (writing) => insertPieces(writing, end, pieces))
    const from = scene.find('ab')
    const { client, clock } = scene.next(bo)
    scene.act(bo, (writing) => insertPieces(writing, start, pieces), [{ client, clock, length: 5, from }])
    expect(scene.told().slice(0, 3)).toEqual(['asha, put by bo: ab', 'bo: \uFFFC', 'asha, put by bo: cd'])
    scene.paste(cy, 'ab\uFFFCcd', from)
    expect(scene.told()[0]).toBe('cy: ab\uFFFCcd')
  })

  it('[A4] sections that name each other as sources make no circle: each is from before', () => {
    const length = sentence.length
    const put = (from: Declared['from'], section: 'here' | 'there', by: typeof asha): Declared['from'] => {
      const { doc } = scene.page(by, section).flow
      const id = { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) }
      const edit = (writing: Parameters<Parameters<Scene['act']>[1]>[0]) =>
        insertText(writing, start, sentence)
      scene.act(by, edit, [{ ...id, length, from }], section)
      return { section, ...id }
    }
    const away = put(said, 'there', bo)
    const back = put(away, 'here', cy)
    put(back, 'there', bo)
    expect(scene.told()).toEqual(['asha, put by cy: The bus is late. ', 'asha: The bus is late. '])
    // What names its own later words, or the other way round, names nothing.
    const early = { section: 'there', client: bo.pen, clock: 400 }
    put(put(early, 'here', cy), 'there', bo)
    expect(scene.runs()[0]?.writer.hand).toBe('cy')
  })

  it('[A4] what came back from another section is from here again, where it was first written', () => {
    const { client, clock } = scene.next(bo)
    const id = { client, clock: 0 }
    scene.act(
      bo,
      (writing) => insertText(writing, start, sentence),
      [{ ...id, length: 17, from: said }],
      'there',
    )
    scene.paste(cy, sentence, { section: 'there', ...id }, end)
    const put = scene.find(sentence.slice(0, -1))
    expect(piecesOf(scene.known(), cy.pen, 0, 17)).toEqual([
      {
        length: 17,
        origin: { is: 'here', client: put.client, clock: put.clock },
        placed: { client: cy.pen, clock: 0 },
      },
    ])
    expect(clock).toBe(0)
  })

  it('[A7] whoever types a sentence letter by letter is its author, online and offline', () => {
    erase(cy, 0, sentence.length)
    const letters = (): void => {
      for (const [offset, letter] of Array.from(sentence).entries())
        scene.type(bo, letter, { block: 0, offset })
    }
    letters()
    scene.leave(bo)
    letters()
    scene.comeBack(bo)
    expect(scene.told().join('').replaceAll('bo: ', '')).toBe(sentence + sentence)
  })

  it('[A7] a deleted sentence that comes from outside with one word changed is whoever’s brought it', () => {
    const long = 'The bus is late every day of the week. '
    scene.type(asha, long)
    erase(bo, 0, long.length)
    scene.type(bo, 'The bus is late each day of the week. ')
    expect(scene.runs()[0]?.writer.hand).toBe('bo')
  })

  it('[A7] a deleted sentence that comes again in a later row proves nothing', () => {
    const long = 'The bus is late every day of the week. '
    scene.type(asha, long)
    erase(bo, 0, long.length)
    scene.type(bo, long)
    expect(scene.runs()[0]?.writer.hand).toBe('bo')
  })

  it.each([
    ['24 letters', 'abcdefghijklmnopqrstuvwx', 'update', 'asha'],
    ['23 letters', 'abcdefghijklmnopqrstuvw', 'update', 'bo'],
    ['24 letters handed in late', 'abcdefghijklmnopqrstuvwx', 'step2', 'bo'],
  ] as const)(
    '[A7] of %s taken away and put elsewhere in one row, %s in a row of kind %s are %s’s',
    (_, long, kind, hand) => {
      scene.type(asha, long)
      scene.leave(bo)
      scene.act(bo, (writing) => {
        insertText(writing, { block: 0, offset: long.length + sentence.length }, long)
        deleteRange(writing, start, { block: 0, offset: long.length })
      })
      scene.comeBack(bo, kind)
      expect(scene.runs().at(-1)).toMatchObject({ text: long, writer: { hand } })
    },
  )

  it('[A7] words that are put in two places at once are from nowhere', () => {
    const long = 'abcdefghijklmnopqrstuvwx'
    scene.type(asha, long)
    scene.act(bo, (writing) => {
      insertText(writing, { block: 0, offset: long.length }, long + long)
      deleteRange(writing, start, { block: 0, offset: long.length })
    })
    expect(scene.runs()[0]?.writer.hand).toBe('bo')
  })

  it('[A6] whoever forges the trace of an undo of what another deleted is told as the writer', () => {
    erase(cy, 0, sentence.length)
    const { flow } = scene.page(bo)
    scene.act(bo, ({ body, transaction }) => {
      const { doc } = transaction
      const gone = body._start
      const id = Y.createID(bo.pen, Y.getState(doc.store, bo.pen))
      const item = new Y.Item(id, null, null, gone, said, body, null, new Y.ContentString(sentence))
      item.integrate(transaction, 0)
    })
    flow.close()
    expect(scene.told()).toEqual([`bo: ${sentence}`])
  })

  it('[A2] a row that another page of somebody hands in again, or that another person does, credits nobody anew', () => {
    scene.leave(bo)
    scene.type(bo, 'And cold. ', end)
    const { doc } = scene.page(bo).flow
    const all = Y.encodeStateAsUpdate(doc)
    scene.comeBack(bo)
    const before = scene.told()
    for (const by of [{ ...bo, pen: 12 }, cy]) {
      scene.page(by)
      const { rows } = scene.rooms.here
      for (const kind of ['update', 'step2'] as const)
        rows.push({ seq: rows.length + 1, at: 9e9, pen: by.pen, kind, bytes: all, sources: [] })
    }
    expect(scene.told()).toEqual(before)
    expect(before).toEqual(['asha: The bus is late. ', 'bo: And cold. '])
  })

  it('[A2] who changes capacity changes nothing that they wrote before', () => {
    scene.type({ ...asha, pen: 11, capacity: 'frontlineStaff' } as const, 'And full. ', end)
    expect(scene.runs().map(({ writer }) => writer.capacity)).toEqual(['usesServices', 'frontlineStaff'])
  })

  it('[A3] a sentence that was parted between two blocks by another is no move', () => {
    scene.act(bo, (writing) => splitBlock(writing, { block: 0, offset: 8 }))
    expect(scene.told()).toEqual(['asha: The bus ', 'asha: is late. '])
  })
})
