// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { flowSchema } from '../schema.ts'
import { printDoc } from '../testing/notation.ts'
import { type Flattened, flatten } from './flatten.ts'

const schema = flowSchema()

function read(html: string): Flattened {
  let ids = 0
  const dom = new DOMParser().parseFromString(html, 'text/html')
  return flatten(dom.body, schema, () => `n${(ids += 1)}`, false)
}

const fixture = (name: string): Flattened =>
  read(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.html`), 'utf8'))

const docOf = ({ blocks }: Flattened): Node => schema.node('doc', null, [...blocks])
const lines = (flattened: Flattened): string[] => printDoc(docOf(flattened))

/** Each piece of text with its marks, as `text: mark mark`. */
function marked(flattened: Flattened): string[] {
  const pieces: string[] = []
  docOf(flattened).descendants((node) => {
    if (node.marks.length === 0) return
    const marks = node.marks.map(({ type, attrs }) => (type.name === 'link' ? attrs['href'] : type.name))
    pieces.push(`${node.text}: ${marks.join(' ')}`)
  })
  return pieces
}

describe('HTML from Word', () => {
  it('[E6] reads headings, items with their level and number, quotes and blank lines', () => {
    expect(lines(fixture('word'))).toEqual([
      'h1: A good day',
      'p: Mary likes tea and the garden. See how.',
      'p:',
      'bullet: Breakfast',
      'bullet 1: Toast, not never porridge',
      'ordered =3: Walk',
      'ordered: Rest',
      'p {quote n1}: I decide when I go to bed.',
      'p {quote n1}: Always.',
      'p: Her garden',
      'p: Morning',
      'p: Evening',
    ])
  })

  it('[E6] reads marks from tags and from Word’s own properties', () => {
    expect(marked(fixture('word'))).toEqual([
      'tea: bold',
      'the garden: italic',
      'how: https://www.example.org/tea',
      'not: strike',
      'never: underline',
      'Always.: highlight',
    ])
  })

  it('[E6] says that pictures, comments and the shape of tables were left out', () => {
    expect([...fixture('word').dropped].sort()).toEqual(['comment', 'picture', 'table'])
  })
})

describe('HTML from Google Docs', () => {
  it('[E6] reads blocks, blank lines, nested lists and checklists', () => {
    const flattened = fixture('google-docs')
    expect(lines(flattened)).toEqual([
      'h2: What matters',
      'p: Plain, bold and slanted and marked, linked',
      'p:',
      'bullet: One',
      'bullet 1: Two',
      'ordered: First',
      'task x: Done',
    ])
    expect([...flattened.dropped]).toEqual([])
  })

  it('[E6] takes marks from styles and is not made bold by the wrapper', () => {
    expect(marked(fixture('google-docs'))).toEqual([
      'bold: bold',
      ' and slanted: italic',
      ' and marked: highlight',
      'linked: https://example.org/',
      'Done: strike',
    ])
  })
})

describe('HTML from web pages', () => {
  it('[E6] reads nested lists, soup of breaks, quotes, code and tables as blocks of a flow', () => {
    expect(lines(fixture('web-page'))).toEqual([
      'h1: Help at home',
      'p: Ask for an assessment, or press here, or read on.',
      'p: One line⏎and its second',
      'p: After a gap',
      'p:',
      'ordered =5: Five',
      'cont: more of five',
      'bullet 1: inner',
      'bullet 1: shouting',
      'ordered =9: Nine',
      'task x: Milk',
      'task: Bread',
      'p {quote n1}: Nothing about us',
      'p {quote n1}: without us',
      'code: let a = 1⏎  a += 1',
      'hr:',
      'p: Day',
      'p: Who',
      'p: Monday',
      'p: Sam⏎and Lena',
      'p: Smile 😀 please',
    ])
  })

  it('[E6] keeps only addresses that are absolute and safe', () => {
    expect(marked(fixture('web-page'))).toEqual(['read on: HTTPS://example.org/help'])
    expect(
      marked(read('<a href="data:text/html,x">a</a><a href="vbscript:x">b</a><a href="//x.org">c</a>')),
    ).toEqual([])
    expect(marked(read('<a href="mailto:a@example.org">a</a> <a href="tel:+4420">b</a>'))).toEqual([
      'a: mailto:a@example.org',
      'b: tel:+4420',
    ])
  })

  it('[E6] says what was left out', () => {
    expect([...fixture('web-page').dropped].sort()).toEqual(['media', 'picture', 'table'])
  })

  it('[E6] reads a block that looks like code as code, with its lines', () => {
    const html =
      '<div style="font-family: Menlo, monospace; white-space: pre;"><div>if (a) {</div><div>  b()</div><div>}</div></div>'
    expect(lines(read(html))).toEqual(['code: if (a) {⏎  b()⏎}'])
  })

  it('[E6] stops at the deepest level of a list and says so', () => {
    const deep = '<ul><li>x'.repeat(11) + '</li></ul>'.repeat(11)
    const flattened = read(deep)
    expect(lines(flattened).at(-1)).toBe('bullet 8: x')
    expect([...flattened.dropped]).toEqual(['deepList'])
  })

  it('[E6] begins an ordered list anew where another one ends', () => {
    expect(lines(read('<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>'))).toEqual([
      'ordered: a',
      'ordered: b',
      'ordered =1: c',
    ])
  })

  it('[E6] keeps an unknown block only when its data can be kept', () => {
    const block = (data: string) =>
      `<div data-unknown-block="" data-kind="poll" data-unknown='${data}'></div>`
    const dataOf = (html: string): unknown => docOf(read(html)).firstChild?.attrs['data']
    expect(dataOf(block('{"kind":{"value":"poll"}}'))).toEqual({ kind: { value: 'poll' } })
    expect(dataOf(block('{"kind":"poll"}'))).toBeNull()
    expect(dataOf(block('{'))).toBeNull()
  })
})
