// @vitest-environment jsdom
import { suggest, suggestRemoval } from '@alongside/flow'
import { clientIdOf, clipSchema, suggestionIdOf } from '@alongside/protocol'
import { describe, expect, it, vi } from 'vitest'
import { Hand, lettersOf, openBound, said, type Bound } from '../testing/open-bound.ts'
import { shown } from '../testing/open-editor.ts'
import { clipAttribute } from './clip.ts'

const here = 'aaaaaaaaaaaaaaaa'
const there = 'bbbbbbbbbbbbbbbb'

/** What the clipboard says of where its words were taken from. */
function clipIn({ html }: Hand) {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const raw = body.querySelector(`[${clipAttribute}]`)?.getAttribute(clipAttribute)
  return raw === null || raw === undefined ? null : clipSchema.parse(JSON.parse(raw))
}

const select = ({ editor }: Bound, from: number, to: number): unknown =>
  editor.commands.setTextSelection({ from, to })
const lettersIn = ({ flow }: Bound) => lettersOf(flow.blocks())
const lines = ({ editor }: Bound) => shown(editor).map((line) => line.replaceAll(/[|[\]]/gu, ''))

describe('what is copied', () => {
  it('[E31] says from which section and under which ids its words come, in order, each writer’s own', () => {
    const page = openBound(
      [
        [1, { text: 'Ann wrote' }],
        [2, { text: 'Ben too' }],
      ],
      { section: here },
    )
    const hand = new Hand()
    select(page, 5, 15)
    hand.do('copy', page)
    expect(clipIn(hand)).toEqual({
      section: here,
      words: [
        [1, 4, 'wrote'],
        [2, 0, 'Ben'],
      ],
    })
    expect(hand.getData('text/plain')).toBe('wrote\nBen')
  })

  it('[E31] says so of one word, of whole blocks, of line breaks, and of no embed', () => {
    const page = openBound(
      [[1, { kind: 'heading', level: 2, text: 'one two' }, { list: 'bullet', text: 'a\nb' }]],
      { section: here },
    )
    const hand = new Hand()
    select(page, 5, 8)
    hand.do('copy', page)
    expect(clipIn(hand)?.words).toEqual([[1, 4, 'two']])
    page.editor.commands.insertContentAt(12, { type: 'unknownEmbed', attrs: { kind: 'star', data: {} } })
    page.editor.commands.selectAll()
    hand.do('copy', page)
    expect(clipIn(hand)?.words).toEqual([[1, 0, 'one twoa\nb']])
    page.editor.commands.setNodeSelection(0)
    hand.do('copy', page)
    expect(clipIn(hand)?.words).toEqual([[1, 0, 'one two']])
  })

  it('[E31] leaves out what is suggested to go, as the words do; what is cut has it', () => {
    const page = openBound([[1, { text: 'keep drop keep' }, { text: 'next' }]], { section: here })
    const ben = { pen: 2, suggestion: suggestionIdOf(2, 0) }
    const place = (offset: number) => ({ block: 0, offset })
    suggest(page.flow, ben, (suggesting) => suggestRemoval(suggesting, place(5), place(10)))
    const hand = new Hand()
    page.editor.commands.selectAll()
    hand.do('copy', page)
    expect(clipIn(hand)?.words).toEqual([
      [1, 0, 'keep '],
      [1, 10, 'keepnext'],
    ])
    select(page, 6, 11)
    hand.do('copy', page)
    expect(clipIn(hand)?.words).toEqual([[1, 5, 'drop ']])
    select(page, 1, 15)
    hand.do('cut', page)
    expect(clipIn(hand)?.words).toEqual([
      [1, 0, 'keep '],
      [1, 5, 'drop ', null, [[ben.suggestion, { type: 'remove' }]]],
      [1, 10, 'keep'],
    ])
  })

  it('[E31] says nothing where the editor knows no section, and nothing in its words', () => {
    const page = openBound([[1, { text: 'one two' }]])
    const hand = new Hand()
    select(page, 1, 8)
    hand.do('copy', page)
    expect(clipIn(hand)).toBeNull()
    expect(hand.html).toMatch(/^<p data-pm-slice="[^"]*">one two<\/p>$/u)
  })
})

describe('words that are put in again', () => {
  it('[E32] are declared, each from where it stood: cut and pasted within a section', () => {
    const page = openBound(
      [
        [1, { text: 'one two three' }],
        [2, { text: 'four' }],
      ],
      { section: here },
    )
    const before = lettersIn(page)
    const hand = new Hand()
    select(page, 5, 20)
    hand.do('cut', page)
    select(page, 1, 1)
    hand.do('paste', page)
    expect(lines(page)).toEqual(['p: two three', 'p: fourone'])
    expect(page.heard).toMatchObject([
      { client: 7, length: 9, from: { section: null, client: 1, clock: 4 } },
      { client: 7, length: 4, from: { section: null, client: 2, clock: 0 } },
    ])
    expect(said(page.heard, lettersIn(page), before)).toEqual(['two three < two three', 'four < four'])
  })

  it('[E32] are declared in another section, by the HTML alone, so in another tab and after a reload', () => {
    const source = openBound([[1, { text: 'one' }, { list: 'task', text: 'two ☂ 😀' }]], { section: here })
    const hand = new Hand()
    select(source, 1, 14)
    hand.do('copy', source)
    const page = openBound([[2, { list: 'bullet', text: 'ab' }]], { section: there })
    select(page, 2, 2)
    hand.do('paste', page)
    expect(lines(page)).toEqual(['bullet: aone', 'task: two ☂ 😀b'])
    expect(page.heard.map(({ from }) => from.section)).toEqual([here, here])
    expect(said(page.heard, lettersIn(page), lettersIn(source))).toEqual(['one < one', 'two ☂ 😀 < two ☂ 😀'])
  })

  it('[E32] are declared to the last letter, whatever the blocks are that they stand in', () => {
    const box = { id: 'q', kind: 'quote' as const }
    const bold = { bold: true as const }
    const source = openBound(
      [
        [
          1,
          { kind: 'heading', level: 2, text: 'Title ' },
          {
            list: 'ordered',
            start: 4,
            text: [{ text: ' four ' }, { text: 'bold  ', marks: bold }, { text: 'e\n\nnd' }],
          },
          { list: 'task', depth: 1, checked: true, text: 'done' },
          { cont: true, depth: 1, text: 'still' },
        ],
        [
          2,
          { kind: 'code', text: 'a\n  b' },
          { kind: 'divider' },
          { text: 'said', box },
          { text: 'more', box },
        ],
        [
          3,
          { text: 'a [link](x) & <b>', box: { id: 'c', kind: 'callout' } },
          { text: '' },
          { text: 'end 😀' },
        ],
      ],
      { section: here },
    )
    const hand = new Hand()
    source.editor.commands.selectAll()
    hand.do('copy', source)
    const page = openBound([[4, { text: '' }]], { section: there })
    hand.do('paste', page)
    expect(page.editor.state.doc.textContent).toBe(source.editor.state.doc.textContent)
    const [now, before] = [lettersIn(page), lettersIn(source)]
    const declared = page.heard.reduce((sum, { length }) => sum + length, 0)
    expect([declared, now.size]).toEqual([before.size, before.size])
    for (const line of said(page.heard, now, before)) {
      const [put, taken] = line.split(' < ')
      expect(put).toBe(taken)
    }
  })

  it('[E32] are declared from where they stand now, when they were pasted before themselves', () => {
    const source = openBound([[1, { text: 'words' }]], { section: here })
    const middle = openBound([[2, { text: '' }]], { section: there })
    const hand = new Hand()
    source.editor.commands.selectAll()
    hand.do('copy', source)
    hand.do('paste', middle)
    const pasted = middle.heard[0]
    middle.editor.commands.selectAll()
    hand.do('copy', middle)
    const last = openBound([[3, { text: '' }]], { section: 'cccccccccccccccc' })
    hand.do('paste', last)
    expect(last.heard).toMatchObject([
      { length: 5, from: { section: there, client: pasted?.client, clock: pasted?.clock } },
    ])
  })

  it('[E32] are declared as far as they are put in anew: what stood in the same place stays', () => {
    const page = openBound([[1, { text: 'the cat sat' }, { text: 'the cow sat' }]], { section: here })
    const before = lettersIn(page)
    const hand = new Hand()
    select(page, 1, 12)
    hand.do('copy', page)
    select(page, 14, 25)
    hand.do('paste', page)
    expect(lines(page)).toEqual(['p: the cat sat', 'p: the cat sat'])
    expect(said(page.heard, lettersIn(page), before)).toEqual(['at < at'])
  })

  it('[E32] are not declared where something on the way changed them', () => {
    const source = openBound([[1, { text: 'one two three four' }]], { section: here })
    const hand = new Hand()
    source.editor.commands.selectAll()
    hand.do('copy', source)
    hand.setData('text/html', hand.html.replace('>one two three', '>one\u00a0two thre'))
    const page = openBound([[2, { text: '' }]], { section: there })
    hand.do('paste', page)
    expect(said(page.heard, lettersIn(page), lettersIn(source))).toEqual([
      'one < one',
      'two thr < two thr',
      'e four < e four',
    ])
  })

  it('[E32] are declared when they are suggested, under the ids of suggestions', () => {
    const page = openBound([[1, { text: 'one two' }, { text: 'end' }]], { section: here })
    const before = lettersIn(page)
    page.suggesting = true
    const hand = new Hand()
    select(page, 1, 5)
    hand.do('cut', page)
    select(page, 13, 13)
    hand.do('paste', page)
    expect(lines(page)).toEqual(['p: one two', 'p: endone '])
    expect(page.heard[0]?.client).toBe(clientIdOf(7, { marker: false, suggestion: true }))
    expect(said(page.heard, lettersIn(page), before)).toEqual(['one  < one '])
  })

  it('[E32] are declared when they are dragged, moved or copied, here and into another editor', () => {
    const page = openBound([[1, { text: 'one two' }, { text: 'end' }]], { section: here })
    const other = openBound([[2, { text: 'other' }]], { section: there })
    const before = lettersIn(page)
    const hand = new Hand()
    select(page, 1, 5)
    hand.drag(page, other, 6)
    expect(lines(other)).toEqual(['p: otherone '])
    expect(said(other.heard, lettersIn(other), before)).toEqual(['one  < one '])
    hand.drag(page, page, 13, { ctrlKey: true })
    expect(lines(page)).toEqual(['p: one two', 'p: endone '])
    expect(said(page.heard, lettersIn(page), before)).toEqual(['one  < one '])
    page.heard.length = 0
    select(page, 1, 5)
    hand.drag(page, page, 10)
    expect(lines(page)).toEqual(['p: two', 'p: one endone'])
    expect(said(page.heard, lettersIn(page), before)).toEqual(['one  < one '])
    expect(page.heard[0]?.from.section).toBeNull()
  })
})

describe('nothing is declared', () => {
  it('[E32] of plain text, of words that come from elsewhere, and of what is typed afterwards', () => {
    const page = openBound([[1, { text: 'one two' }]], { section: here })
    const hand = new Hand()
    page.editor.commands.selectAll()
    hand.do('copy', page)
    const plain = new Hand()
    plain.setData('text/plain', hand.getData('text/plain'))
    plain.do('paste', page)
    const foreign = new Hand()
    foreign.setData('text/html', '<p>one two</p>')
    foreign.do('paste', page)
    page.editor.commands.insertContent('one two')
    expect(page.heard).toEqual([])
  })

  it('[E34] of what fits no clip, whatever it is', () => {
    const clip = { section: here, words: [[1, 0, 'one']] }
    const long = { ...clip, words: [[1, 0, 'x'.repeat(5_000_000)]] }
    const strange: readonly unknown[] = [
      'no JSON',
      'null',
      '[]',
      { ...clip, section: '../x' },
      { ...clip, words: [] },
      { ...clip, words: [[0, 0, 'one']] },
      { ...clip, words: [[2 ** 32 + 1, 0, 'one']] },
      { ...clip, words: [[1, -1, 'one']] },
      { ...clip, words: [[1, 0.5, 'one']] },
      { ...clip, words: [[1, 0, '']] },
      { ...clip, words: [[1, 0, { length: 3 }]] },
      long,
    ]
    for (const said of strange) {
      const page = openBound([[2, { text: '' }]], { section: there })
      const hand = new Hand()
      const element = document.createElement('p')
      element.textContent = 'one'
      element.setAttribute(clipAttribute, typeof said === 'string' ? said : JSON.stringify(said))
      hand.setData('text/html', element.outerHTML)
      hand.do('paste', page)
      expect([lines(page), page.heard]).toEqual([['p: one'], []])
    }
  })

  it('[E34] and nothing fails, where the clipboard has no HTML, nothing at all, or cannot be asked', () => {
    const page = openBound([[2, { text: 'a' }]], { section: there })
    new Hand().do('paste', page)
    // ProseMirror then lets the browser paste into a field of its own, which there is none of here.
    vi.useFakeTimers()
    page.editor.view.dom.dispatchEvent(new Event('paste', { cancelable: true, bubbles: true }))
    vi.clearAllTimers()
    vi.useRealTimers()
    const hand = new Hand()
    hand.setData('text/plain', 'b')
    hand.do('paste', page)
    expect(lines(page)).toEqual(['p: ba'])
    expect(page.heard).toEqual([])
  })
})
