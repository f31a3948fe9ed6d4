// @vitest-environment jsdom
import { readBlocks, sourcesIn, textOf } from '@alongside/flow'
import type { AnySource } from '@alongside/protocol'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { lettersOf, openBound } from '../testing/open-bound.ts'

const from = { file: 'plan.docx', claim: 'Jane Doe' }

/** An editor with a line of another's, the caret behind it, and what is declared of all that is written in it. */
function open() {
  const bound = openBound([[2, { text: 'The bus is late.' }]])
  const declared: AnySource[] = []
  bound.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    declared.push(...sourcesIn(transaction))
  })
  bound.editor.commands.setTextSelection(17)
  const put = (html: string) =>
    bound.editor.commands.insertFile({
      dom: new DOMParser().parseFromString(html, 'text/html').body,
      from,
    })
  /** The letters that are said to be from the file. */
  const said = () => {
    const letters = lettersOf(readBlocks(bound.doc, 'shown'))
    return declared.flatMap((source) => {
      expect(source.from).toEqual(from)
      return Array.from({ length: source.length }, (_, at) =>
        letters.get(`${source.client} ${source.clock + at}`),
      ).join('')
    })
  }
  const lines = () => bound.flow.blocks().map((block) => `${block.kind}: ${textOf(block)}`)
  return { bound, declared, put, said, lines }
}

it('[E43] what stands in a file is read as what is pasted is, and nothing comes in that could not be pasted', () => {
  const { put, lines, bound } = open()
  const html =
    '<h1>Plan</h1><p>One <b>bold</b> <a href="javascript:alert(1)">word</a><script>alert(1)</script></p><img src=x onerror=alert(1)><ul><li>Item</li></ul>'
  expect(put(html)).toBe(true)
  expect(lines()).toEqual(['paragraph: The bus is late.Plan', 'paragraph: One bold word', 'paragraph: Item'])
  expect(JSON.stringify(bound.editor.getJSON())).not.toMatch(/javascript|onerror|script/)
})

it('[E43] a file without words puts in nothing', () => {
  const { put, lines, declared } = open()
  expect(put('<p> </p><img src=x>')).toBe(false)
  expect([lines(), declared]).toEqual([['paragraph: The bus is late.'], []])
})

it('[E44] each letter is declared as from the file, whatever its marks and blocks, and what stands beside is not', () => {
  const { bound, put, said, declared } = open()
  put('<p> One <b>two</b></p><p>three</p>')
  expect(said().join('|').replaceAll('|', '')).toBe(' One twothree'.trimStart())
  const before = declared.length
  bound.editor.commands.insertContent('!')
  expect(declared).toHaveLength(before)
})

it('[E44] all of it is taken back by one undo, and nothing else is', () => {
  const { bound, put, lines } = open()
  bound.editor.commands.insertContent(' Mine.')
  put('<p>One</p><p>two</p>')
  bound.editor.commands.insertContent('!')
  bound.undo.undo()
  bound.undo.undo()
  expect(lines()).toEqual(['paragraph: The bus is late. Mine.'])
  bound.undo.redo()
  expect(lines()).toEqual(['paragraph: The bus is late. Mine.One', 'paragraph: two'])
})

it('[E44] whoever suggests suggests it, and says so as well', () => {
  const { bound, put, said } = open()
  bound.suggesting = true
  expect(put('<p>One two</p>')).toBe(true)
  expect(said()).toEqual(['One two'])
  expect(readBlocks(bound.doc).map(textOf)).toEqual(['The bus is late.'])
})
