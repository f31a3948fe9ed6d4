// @vitest-environment jsdom
import type { Block } from '@alongside/flow'
import { writeBlocks } from '@alongside/flow'
import { penOf } from '@alongside/protocol'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { Hand, openBound, type Bound } from '../testing/open-bound.ts'
import { drawMoreWhose, redrawWhose, type WhoseRun } from './whose.ts'

const page = { shown: true, known: new Set([1, 2, 7]), asked: 0 }

/** Each run of a pen as it is known who has it. */
function whoseOf({ runs }: Block): readonly WhoseRun[] | null {
  page.asked++
  if (!page.shown) return null
  let at = 0
  return runs.flatMap(({ client, text }) => {
    const from = at
    at += text.length
    const pen = penOf(client) ?? 0
    return page.known.has(pen) ? [{ from, to: at, attributes: { class: 'whose', 'data-pen': `${pen}` } }] : []
  })
}

function open(): Bound {
  Object.assign(page, { shown: true, known: new Set([1, 2, 7]), asked: 0 })
  return openBound([[1, { text: 'We walk' }, { text: 'Each day' }, { list: 'task', text: 'Call' }]], {
    whoseOf,
  })
}

/** A block for each letter, by one pen. */
function openLines(letters: string): Bound {
  Object.assign(page, { shown: true, known: new Set([1, 2, 7]), asked: 0 })
  return openBound([[1, ...Array.from(letters, (text) => ({ text }))]], { whoseOf })
}

/** Has everything drawn that was not, beginning with one block. */
function begin({ editor: { view } }: Bound, index: number): void {
  page.shown = false
  view.dispatch(redrawWhose(view.state))
  page.shown = true
  view.dispatch(redrawWhose(view.state, { index, count: 1 }))
}

function more({ editor: { view } }: Bound, blocks: number): boolean {
  const drawing = drawMoreWhose(view.state, blocks)
  if (drawing) view.dispatch(drawing)
  return drawing !== null
}

/** The drawn words, block by block, as `pen:words`. */
function drawn({ editor }: Bound): readonly string[] {
  return [...editor.view.dom.children].map((block) =>
    [...block.querySelectorAll<HTMLElement>('.whose')]
      .map((element) => `${element.dataset['pen']}:${element.textContent}`)
      .join(' '),
  )
}

describe('whose words are whose', () => {
  it('[E40] stands in elements round the words of each run, in items too', () => {
    const bound = open()
    expect(drawn(bound)).toEqual(['1:We walk', '1:Each day', '1:Call'])
  })

  it('[E40] is drawn and taken off again without a change of text, selection, undo or what is copied', () => {
    const bound = open()
    const { editor, undo, doc } = bound
    page.shown = false
    editor.view.dispatch(redrawWhose(editor.state))
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 2, 13)))
    const updates: unknown[] = []
    doc.on('update', (update: unknown) => updates.push(update))
    const [before, text] = [editor.state, editor.view.dom.textContent]
    const plain = new Hand()
    plain.do('copy', bound)
    expect(drawn(bound)).toEqual(['', '', ''])

    page.shown = true
    editor.view.dispatch(redrawWhose(editor.state))
    expect(drawn(bound)).toEqual(['1:We walk', '1:Each day', '1:Call'])
    const hand = new Hand()
    hand.do('copy', bound)
    expect(hand.html).toBe(plain.html)
    expect(editor.view.dom.textContent).toBe(text)
    expect(editor.state.doc.eq(before.doc)).toBe(true)
    expect(editor.state.selection.eq(before.selection)).toBe(true)
    expect(undo.canUndo).toBe(false)
    expect(updates).toEqual([])
  })

  it('[E41] is drawn at once for what is typed here, in the middle of what another wrote', () => {
    const bound = open()
    const { editor } = bound
    editor.view.dispatch(editor.state.tr.insertText('all ', 4))
    expect(drawn(bound)[0]).toBe('1:We  7:all  1:walk')
    bound.undo.undo()
    expect(drawn(bound)[0]).toBe('1:We walk')
  })

  it('[E41] is drawn at once for what arrives, and anew once it is known whose it is', () => {
    const bound = open()
    writeBlocks(bound.doc, 2, [{ text: 'Ben was here' }])
    writeBlocks(bound.doc, 3, [{ text: 'Who is it?' }])
    expect(drawn(bound)).toContain('2:Ben was here')
    expect(drawn(bound)).toContain('')
    page.known.add(3)
    bound.editor.view.dispatch(redrawWhose(bound.editor.state))
    expect(drawn(bound)).toContain('3:Who is it?')
  })

  it('[E47] is drawn in some blocks first, and then in more on either side until all are drawn', () => {
    const bound = openLines('abcdef')
    begin(bound, 3)
    expect(drawn(bound)).toEqual(['', '', '', '1:d', '', ''])
    expect(more(bound, 1)).toBe(true)
    expect(drawn(bound)).toEqual(['', '', '1:c', '1:d', '1:e', ''])
    page.asked = 0
    expect(more(bound, 9)).toBe(true)
    expect(page.asked).toBe(3)
    expect(drawn(bound)).toEqual(['1:a', '1:b', '1:c', '1:d', '1:e', '1:f'])
    expect(more(bound, 9)).toBe(false)
  })

  it('[E47] what is written, parted and taken away meanwhile is drawn at once, and no block is passed over', () => {
    const bound = openLines('abcdefgh')
    const { editor } = bound
    begin(bound, 3)
    editor.view.dispatch(editor.state.tr.split(2).insertText('new', 4))
    expect(drawn(bound)).toEqual(['1:a', '7:new', '', '', '1:d', '', '', '', ''])
    more(bound, 1)
    expect(drawn(bound)).toEqual(['1:a', '7:new', '', '1:c', '1:d', '1:e', '', '', ''])
    const end = editor.state.doc.content.size
    editor.view.dispatch(editor.state.tr.delete(end - 6, end - 3))
    while (more(bound, 1));
    expect(drawn(bound)).toEqual(['1:a', '7:new', '1:b', '1:c', '1:d', '1:e', '1:f', '1:h'])
  })

  it('[E42] is asked of the block that changed alone, and the elements of the others stay', () => {
    const bound = open()
    const { editor } = bound
    const other = editor.view.dom.children[1]?.firstElementChild
    page.asked = 0
    editor.view.dispatch(editor.state.tr.insertText('!', 8))
    expect(page.asked).toBe(1)
    expect(editor.view.dom.children[1]?.firstElementChild).toBe(other)
    page.asked = 0
    editor.view.dispatch(redrawWhose(editor.state))
    expect(page.asked).toBe(3)
    expect(editor.view.dom.children[1]?.firstElementChild).toBe(other)
  })
})
