// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { fit } from './arriving.ts'
import { copied, openEditor, paste, shown } from '../testing/open-editor.ts'

/** What the editor shows after HTML was pasted into these lines. */
function pasted(html: string, ...lines: string[]): string[] {
  const editor = openEditor(lines)
  paste(editor, { html })
  return shown(editor)
}

describe('pasted blocks', () => {
  it('[E7] go whole into an empty block', () => {
    expect(pasted('<ul><li>a</li><li>b</li></ul>', 'p: |', 'p: z')).toEqual([
      'bullet: a',
      'bullet: b|',
      'p: z',
    ])
    expect(pasted('<h2>a</h2>', 'bullet: |')).toEqual(['h2: a|'])
  })

  it('[E7] join the words around them elsewhere', () => {
    expect(pasted('<p>1</p><h1>2</h1><p>3</p>', 'h2: a|b')).toEqual(['h2: a1', 'h1: 2', 'p: 3|b'])
    expect(pasted('<b>1</b>', 'bullet: a|b')).toEqual(['bullet: a1|b'])
  })

  it('[E7] stay in the box that they are pasted into', () => {
    expect(pasted('<p>1</p><p>2</p>', 'p {quote q}: a|b')).toEqual(['p {quote q}: a1', 'p {quote q}: 2|b'])
  })

  it('[E7] go in as deep as the item that they are pasted into', () => {
    expect(pasted('<ul><li>1</li><li>2<ul><li>3</li></ul></li></ul>', 'bullet: x', 'bullet 1: a|')).toEqual([
      'bullet: x',
      'bullet 1: a1',
      'bullet 1: 2',
      'bullet 2: 3|',
    ])
  })

  it('[E7] get new ids for their boxes, one for each', () => {
    const editor = openEditor(['p {quote q}: [a', 'p {quote q}: b', 'p {quote r}: c]', 'p: '])
    const clip = copied(editor)
    editor.commands.setTextSelection(editor.state.doc.content.size - 1)
    paste(editor, clip)
    expect(shown(editor).slice(3)).toEqual(['p {quote n3}: a', 'p {quote n3}: b', 'p {quote n4}: c|'])
  })

  it('[E7] keep their boxes when they are only moved, and join the box that they are moved into', () => {
    const { doc } = openEditor(['p {quote q}: a', 'p: b', 'p {callout c}: d']).state
    const move = { newId: () => 'new', isMove: true, replacesSelection: false }
    const boxes = (from: number, to: number, at: number): unknown[] =>
      fit(doc.slice(from, to), { ...move, $at: doc.resolve(at) }).content.content.map(
        (node) => node.attrs['box'],
      )
    expect(boxes(1, 5, 4)).toEqual([{ id: 'q', kind: 'quote' }, null])
    expect(boxes(1, 5, 7)).toEqual([
      { id: 'q', kind: 'quote' },
      { id: 'c', kind: 'callout' },
    ])
  })

  it('[E7] tell the page what could not be taken over', () => {
    const told: string[] = []
    const editor = openEditor(['p: |'], { onPasteDropped: (kinds) => told.push(...kinds) })
    paste(editor, { html: '<p>a<img src="https://example.org/a.png"></p>' })
    expect(told).toEqual(['picture'])
    paste(editor, { html: '<p>b</p>' })
    expect(told).toEqual(['picture'])
  })
})

describe('pasted plain text', () => {
  const plain = (text: string, ...lines: string[]): string[] => {
    const editor = openEditor(lines)
    paste(editor, { text })
    return shown(editor)
  }

  it('[E7] becomes a paragraph for every line, without blank ones', () => {
    expect(plain('one\r\ntwo\n\n\nthree\n', 'p: |')).toEqual(['p: one', 'p: two', 'p: three|'])
  })

  it('[E7] becomes items in a list, lines in code, and is never read as Markdown', () => {
    expect(plain('one\ntwo', 'task x 1: a|')).toEqual(['task 1 x: aone', 'task 1: two|'])
    expect(plain('one\n\n two', 'code: a|')).toEqual(['code: aone⏎⏎ two|'])
    const editor = openEditor(['p: |'])
    paste(editor, { text: '**not bold** # - `x`' })
    expect(editor.state.doc.firstChild?.childCount).toBe(1)
    expect(shown(editor)).toEqual(['p: **not bold** # - `x`|'])
  })

  it('[E7] makes a link of the selected words when it is an address', () => {
    const editor = openEditor(['p: see [this]'])
    paste(editor, { text: 'https://example.org/a' })
    expect(editor.getAttributes('link')).toEqual({ href: 'https://example.org/a' })
    expect(editor.state.doc.textContent).toBe('see this')
  })
})

describe('what was copied here', () => {
  it('[E8] comes back the same', () => {
    const lines = [
      'h2: [Title',
      'bullet: one',
      'ordered 1: two',
      'cont 1: still two',
      'ordered =4: four',
      'task x: done',
      'task: open',
      'p {quote a}: said',
      'bullet {quote a}: item',
      'p {callout b}: note',
      'p:',
      'code: a⏎  b',
      'hr:',
      'unknown: poll',
      'p: a⏎⏎b  c▪',
      'p: end]',
    ]
    const source = openEditor(lines)
    const target = openEditor(['p: |'])
    paste(target, copied(source))
    const same = (line: string): string =>
      line
        .replaceAll(/[|[\]]/gu, '')
        .replace(/ \w+\}/u, '}')
        .trimEnd()
    expect(shown(target).map(same)).toEqual(lines.map(same))
  })

  it('[E8] words from within one item are only words', () => {
    const source = openEditor(['bullet: one [two] three'])
    const target = openEditor(['p: |'])
    paste(target, copied(source))
    expect(shown(target)).toEqual(['p: two|'])
  })

  it('[E8] keeps an unknown block with all that was said of it', () => {
    const data = { kind: { value: 'poll' }, options: { map: { a: { value: 'yes' } } } }
    const source = openEditor(['p: a', 'p: b'])
    const poll = source.schema.node('placeholder', { kind: 'poll', data })
    source.view.dispatch(source.state.tr.insert(3, poll))
    source.commands.selectAll()
    const target: Editor = openEditor(['p: |'])
    paste(target, copied(source))
    expect(target.state.doc.child(1).attrs).toMatchObject({ kind: 'poll', data })
  })
})
