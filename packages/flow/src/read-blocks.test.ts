import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { textOf } from './block.ts'
import { bodyOf, createFlowDoc } from './doc.ts'
import { insertText, joinBlock, setBlock, setMark, splitBlock } from './edit.ts'
import { readBlocks } from './read-blocks.ts'
import { meet, Sheet } from './sheet.ts'
import type { NewBlock } from './write-blocks.ts'

const read = (...blocks: NewBlock[]) => new Sheet(7, blocks).lines
const box = (id: string, kind: 'quote' | 'callout' = 'quote') => ({ id, kind })

/** A flow that was written by someone with another version: markers as they please. */
function foreign(...content: (string | Record<string, unknown>)[]): Sheet {
  const sheet = new Sheet(7)
  for (const part of content) {
    const body = bodyOf(sheet.doc)
    if (typeof part === 'string') body.insert(body.length, part)
    else body.insertEmbed(body.length, new Y.Map(Object.entries(part)))
  }
  return sheet
}

describe('the beginning', () => {
  it('[F1] an empty flow reads as one empty paragraph', () => {
    expect(readBlocks(createFlowDoc())).toMatchObject([{ kind: 'paragraph', id: null, runs: [] }])
  })

  it('[F1] words before the first marker read as a paragraph', () => {
    expect(foreign('loose', { kind: 'heading', level: 3 }, 'title').lines).toEqual([
      '"loose"',
      'heading3 "title"',
    ])
  })

  it('[F1] nothing before the first marker reads as nothing', () => {
    expect(read({ kind: 'heading', text: 'title' })).toEqual(['heading1 "title"'])
  })
})

it('[F5] reading any flow writes nothing', () => {
  const sheet = foreign(
    'loose',
    { kind: 'divider' },
    'rest',
    { kind: 'poll', depth: -1 },
    { depth: 7, list: 'bullet' },
  )
  const before = Y.encodeStateAsUpdate(sheet.doc)
  sheet.doc.on('update', () => expect.unreachable('reading has written'))
  expect(readBlocks(sheet.doc).length).toBe(sheet.flow.count)
  expect(Y.encodeStateAsUpdate(sheet.doc)).toEqual(before)
})

describe('the same flow', () => {
  it('[F6] reads the same in whatever order its updates came', () => {
    const ground = new Sheet(9, [{ text: 'some words' }, { list: 'bullet', text: 'item' }])
    const [a, b, c] = [new Sheet(1, ground), new Sheet(2, ground), new Sheet(3, ground)]
    a.write((writing) => setMark(writing, { block: 0, offset: 0 }, 7, 'bold', true))
    a.write((writing) => splitBlock(writing, { block: 0, offset: 4 }))
    b.write((writing) => setMark(writing, { block: 0, offset: 3 }, 7, 'bold', true))
    b.write((writing) => joinBlock(writing, 1))
    c.write((writing) => setMark(writing, { block: 0, offset: 2 }, 3, 'link', { href: 'https://a.example' }))
    c.write((writing) => setBlock(writing, 1, { kind: 'code' }))
    meet(a, b, c)
    meet(c, b, a)
    expect([readBlocks(b.doc), readBlocks(c.doc)]).toEqual([readBlocks(a.doc), readBlocks(a.doc)])
  })

  it('[F6] keeps runs to one client and its clocks in a row', () => {
    const ground = new Sheet(9, [{ text: 'ab' }])
    const other = new Sheet(3, ground)
    other.write((writing) => insertText(writing, { block: 0, offset: 1 }, 'xy'))
    expect(readBlocks(other.doc)[0]?.runs).toMatchObject([
      { text: 'a', client: 9, clock: 0 },
      { text: 'xy', client: 3, clock: 0 },
      { text: 'b', client: 9, clock: 1 },
    ])
  })

  it('[F6] a link that leads to a script reads as none', () => {
    const sheet = new Sheet(7, [
      { text: [{ text: 'click', marks: { link: { href: 'javascript:alert(1)' } } }] },
    ])
    expect(readBlocks(sheet.doc)[0]?.runs).toMatchObject([{ text: 'click', marks: {} }])
  })
})

describe('what this version does not know', () => {
  it('[F7] a kind reads as a placeholder that keeps all its marker says, and its words as a paragraph after it', () => {
    const sheet = foreign({ kind: 'poll', question: 'When?', options: new Y.Map([['a', 1]]) }, 'words')
    expect(sheet.lines).toEqual(['placeholder ""', '"words"'])
    const { unknown } = sheet.flow.block(0)
    expect(unknown).toEqual({
      kind: 'poll',
      attributes: {
        kind: { value: 'poll' },
        question: { value: 'When?' },
        options: { map: { a: { value: 1 } } },
      },
    })
    sheet.write((writing) => setBlock(writing, 0, { box: box('q') }))
    expect(sheet.flow.block(0).unknown?.attributes).toMatchObject(unknown?.attributes ?? {})
  })

  it('[F7] a placeholder that is made anew elsewhere says all that it said before', () => {
    const { unknown } = foreign({ kind: 'poll', options: new Y.Map([['a', 1]]) }).flow.block(0)
    const moved = new Sheet(8, [{ kind: 'placeholder', unknown }])
    expect(moved.flow.block(0).unknown).toEqual(unknown)
  })

  it('[F7] marks and embeds survive every edit around them', () => {
    const sheet = foreign({ kind: 'paragraph' }, 'hello')
    const body = bodyOf(sheet.doc)
    body.format(1, 5, { sparkle: 3 })
    body.insertEmbed(4, { kind: 'emoji', name: 'wave' }, { sparkle: 3 })
    sheet.write((writing) => insertText(writing, { block: 0, offset: 2 }, 'X', {}))
    sheet.write((writing) => setMark(writing, { block: 0, offset: 0 }, 6, 'bold', true))
    sheet.write((writing) => splitBlock(writing, { block: 0, offset: 3 }))
    const sparkling = body
      .toDelta()
      .filter((part: { attributes?: object }) => part.attributes && 'sparkle' in part.attributes)
    expect(
      sparkling
        .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : '*'))
        .join(''),
    ).toBe('heX*l*lo')
    expect(sheet.flow.block(1).runs.map(({ embed }) => embed?.value ?? null)).toContainEqual({
      kind: 'emoji',
      name: 'wave',
    })
  })

  it('[F16] a value reads as the default', () => {
    expect(
      foreign({ kind: 4, list: 'tree', depth: 'deep', box: { id: '', kind: 'quote' } }, 'a').lines,
    ).toEqual(['"a"'])
    expect(foreign({ kind: 'heading', level: 9 }, 'a').lines).toEqual(['heading1 "a"'])
  })
})

describe('lists', () => {
  it('[F16] an item is at most one deeper than the one above, and the first is at the margin', () => {
    const item = { list: 'bullet' } as const
    expect(
      read({ ...item, depth: 3 }, { ...item, depth: 4 }, { ...item, depth: 4 }, item, { ...item, depth: 2 }),
    ).toEqual(['bullet ""', 'bullet >1 ""', 'bullet >2 ""', 'bullet ""', 'bullet >1 ""'])
  })

  it('[F16] a further paragraph belongs to the nearest item above of its depth or less, else it is a plain one', () => {
    const item = { list: 'bullet' } as const
    expect(
      read(
        { cont: true, depth: 1 },
        item,
        { ...item, depth: 1 },
        { cont: true },
        { ...item, depth: 2 },
        { cont: true, depth: 5 },
      ),
    ).toEqual(['""', 'bullet ""', 'bullet >1 ""', 'cont ""', 'bullet >1 ""', 'cont >1 ""'])
  })

  it('[F16] numbers go on over deeper items and further paragraphs', () => {
    const one = { list: 'ordered' } as const
    expect(
      read(one, { ...one, depth: 1 }, { ...one, depth: 1 }, { cont: true }, one, { ...one, depth: 1 }),
    ).toEqual(['ordered1 ""', 'ordered1 >1 ""', 'ordered2 >1 ""', 'cont ""', 'ordered2 ""', 'ordered1 >1 ""'])
  })

  it('[F16] numbers begin anew after any other block, at another list, in another box and where told', () => {
    const one = { list: 'ordered' } as const
    expect(
      read(one, {}, one, { list: 'bullet' }, one, { ...one, start: 7 }, one, { ...one, box: box('q') }, one),
    ).toEqual([
      'ordered1 ""',
      '""',
      'ordered1 ""',
      'bullet ""',
      'ordered1 ""',
      'ordered7 ""',
      'ordered8 ""',
      'ordered1 quote:q ""',
      'ordered1 ""',
    ])
  })

  it('[F16] headings, code and dividers are in no list, and only tasks are done', () => {
    const asked = { list: 'task', depth: 1, checked: true } as const
    expect(
      read({ kind: 'heading', ...asked }, { kind: 'code', ...asked }, { kind: 'divider', ...asked }),
    ).toEqual(['heading1 ""', 'code ""', 'divider ""'])
    expect(read({ ...asked, list: 'bullet' }, asked)).toEqual(['bullet ""', 'task >1 x ""'])
  })
})

describe('boxes, code and dividers', () => {
  it('[F16] neighbours with one id are one box, of the first one’s kind', () => {
    expect(read({ box: box('a') }, { box: box('a', 'callout') }, {}, { box: box('a', 'callout') })).toEqual([
      'quote:a ""',
      'quote:a ""',
      '""',
      'callout:a ""',
    ])
  })

  it('[F16] a break is a character, and code is one block with its marks asleep', () => {
    const sheet = new Sheet(7, [{ text: [{ text: 'a\nb', marks: { bold: true } }] }])
    sheet.write((writing) => setBlock(writing, 0, { kind: 'code' }))
    expect(sheet.lines).toEqual(['code "a\\nb"'])
    sheet.write((writing) => setBlock(writing, 0, { kind: 'paragraph' }))
    expect(readBlocks(sheet.doc)[0]?.runs).toMatchObject([{ text: 'a\nb', marks: { bold: true } }])
  })

  it('[F16] characters left in a divider read as a paragraph after it, in its box', () => {
    const sheet = foreign({ kind: 'divider', box: box('q') }, 'left', { kind: 'paragraph' }, 'next')
    expect(sheet.lines).toEqual(['divider quote:q ""', 'quote:q "left"', '"next"'])
    sheet.write((writing) => splitBlock(writing, { block: 1, offset: 2 }))
    expect(sheet.lines.slice(1, 3)).toEqual(['quote:q "le"', 'quote:q "ft"'])
    sheet.write((writing) => setBlock(writing, 1, { kind: 'heading', level: 1 }))
    expect(sheet.lines.slice(0, 3)).toEqual(['divider quote:q ""', 'heading1 quote:q "le"', 'quote:q "ft"'])
  })

  it('[F16] pictures are in no list, and characters left in one read as a paragraph after it', () => {
    const asked = { list: 'task', depth: 1, checked: true, box: box('q') }
    const sheet = foreign({ kind: 'image', ...asked }, 'left', { kind: 'paragraph' }, 'next')
    expect(sheet.lines).toEqual(['image quote:q ""', 'quote:q "left"', '"next"'])
  })

  it('[F16] marks that were put on markers are ignored', () => {
    const sheet = new Sheet(7, [{ text: 'a' }, { text: 'b' }])
    bodyOf(sheet.doc).format(0, 4, { bold: true })
    expect(sheet.flow.blocks().map((block) => [block.kind, textOf(block)])).toEqual([
      ['paragraph', 'a'],
      ['paragraph', 'b'],
    ])
  })
})

describe('pictures', () => {
  const file = 'abcdefghijklmnop'
  const picturesIn = (sheet: Sheet) =>
    readBlocks(sheet.doc).map(({ kind, file, alt, decorative }) => ({ kind, file, alt, decorative }))
  const empty = { kind: 'image', file: null, alt: '', decorative: false }

  it('[F12] name a file, say what can be seen in them, and hold no bytes', () => {
    const sheet = new Sheet(7, [{ kind: 'image', file, alt: 'A bench' }])
    expect(picturesIn(sheet)).toEqual([{ ...empty, file, alt: 'A bench' }])
    expect(sheet.write((writing) => setBlock(writing, 0, { decorative: true }))).toEqual({
      made: ['marker Any'],
      deleted: 0,
    })
    expect(picturesIn(sheet)).toEqual([{ kind: 'image', file, alt: 'A bench', decorative: true }])
  })

  it('[F12] read as empty where what they say cannot be', () => {
    const odd = [
      { file: '../../etc/passwd', alt: 7, decorative: 'yes' },
      { file: 'https://a.example/a.png', alt: 'x'.repeat(501), decorative: 1 },
      {},
    ]
    const sheet = foreign(...odd.map((says) => ({ kind: 'image', ...says })))
    expect(picturesIn(sheet)).toEqual([empty, empty, empty])
  })

  it('[F12] say nothing more once their block is of another kind', () => {
    const sheet = new Sheet(7, [{ kind: 'image', file, alt: 'A bench' }])
    sheet.write((writing) => setBlock(writing, 0, { kind: 'paragraph', file: null, alt: '' }))
    expect(picturesIn(sheet)).toEqual([{ ...empty, kind: 'paragraph' }])
    sheet.write((writing) => setBlock(writing, 0, { kind: 'image' }))
    expect(picturesIn(sheet)).toEqual([empty])
  })
})
