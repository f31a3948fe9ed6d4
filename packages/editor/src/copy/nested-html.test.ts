// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { copied, openEditor } from '../testing/open-editor.ts'

const html = (...lines: string[]): string =>
  copied(openEditor(lines)).html.replace(/ data-pm-slice="[^"]*"/u, '')
const text = (...lines: string[]): string => copied(openEditor(lines)).text

describe('what is copied', () => {
  it('[E8] has properly nested lists', () => {
    expect(html('bullet: [a', 'bullet 1: b', 'ordered 1: c', 'bullet: d', 'p: e]')).toBe(
      '<ul><li>a<ul><li>b</li></ul><ol><li>c</li></ol></li><li>d</li></ul><p>e</p>',
    )
  })

  it('[E8] has the numbers that are shown, and further paragraphs inside their items', () => {
    expect(html('ordered =3: [a', 'cont: b', 'ordered: c]')).toBe(
      '<ol start="3"><li><p>a</p><p>b</p></li><li>c</li></ol>',
    )
  })

  it('[E8] has quotes round what stands in them, and signs for tasks', () => {
    expect(html('p {quote a}: [a', 'task x {quote a}: b', 'p {quote c}: d]')).toBe(
      '<blockquote data-box="quote"><p>a</p><ul><li data-list="task" data-checked="true">' +
        '<span data-task-sign="">☑ </span>b</li></ul></blockquote>' +
        '<blockquote data-box="quote"><p>d</p></blockquote>',
    )
  })

  it('[E8] has headings of their own level, however the page shows them', () => {
    const editor = openEditor(['h1: [a', 'p: b]'], { headingBase: 3 })
    expect(editor.view.dom.querySelector('h3')?.textContent).toBe('a')
    expect(copied(editor).html).toMatch(/^<h1[^>]*>a<\/h1><p>b<\/p>$/u)
  })

  it('[E8] is plain text with signs and indents too', () => {
    expect(text('ordered: [a', 'bullet 1: b⏎c', 'cont 1: d', 'task x: e', 'hr:', 'code: f⏎g', 'p: h]')).toBe(
      '1. a\n  ◦ b\nc\n    d\n☑ e\n---\nf\ng\nh',
    )
    expect(text('bullet: a [b] c')).toBe('b')
  })
})
