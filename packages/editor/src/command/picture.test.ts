// @vitest-environment jsdom
import { NodeSelection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import type { DroppedKind } from '../paste/reading.ts'
import { copied, openEditor, paste, shown, stepsOf } from '../testing/open-editor.ts'

const file = 'abcdefghijklmnop'
const picture = { file, alt: 'A bench', decorative: false }
const select = ({ view }: Editor, pos: number) =>
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
const figureOf = ({ view }: Editor) => view.dom.querySelector('figure')

describe('a picture', () => {
  it.each([
    [['p {quote a}: |ab'], ['img {quote a}: A bench', 'p {quote a}: |ab']],
    [['p: a|b'], ['p: a', 'img: A bench', 'p: |b']],
    [['p: ab|'], ['p: ab', 'img: A bench', 'p: |']],
    [
      ['p: ab|', 'h1: c'],
      ['p: ab', 'img: A bench', 'h1: |c'],
    ],
  ])('[E1] is put where the caret is: %j', (before, after) => {
    const editor = openEditor(before)
    editor.commands.insertImage(picture)
    expect(shown(editor)).toEqual(after)
  })

  it('[E1] is put after a selected block without text', () => {
    const editor = openEditor(['hr {quote a}:', 'p: b'])
    select(editor, 0)
    editor.commands.insertImage(picture)
    expect(shown(editor)).toEqual(['hr {quote a}:', 'img {quote a}: A bench', 'p: |b'])
    const last = openEditor(['p: a', 'img: b'])
    select(last, 3)
    last.commands.insertDivider()
    expect(shown(last)).toEqual(['p: a', 'img: b', 'hr:', 'p: |'])
  })

  it('[F12] is described by setting keys of its marker alone, and stays selected', () => {
    const editor = openEditor(['p: a', 'img: b'])
    expect(editor.commands.describeImage({ alt: 'c', decorative: false })).toBe(false)
    select(editor, 3)
    const steps = stepsOf(editor, () => editor.commands.describeImage({ alt: 'c', decorative: true }))
    expect(steps).toEqual(['attr', 'attr'])
    expect(shown(editor)).toEqual(['p: a', 'img: c (selected)'])
    editor.commands.describeImage({ alt: 'x'.repeat(600), decorative: true })
    expect(editor.state.doc.child(1).attrs['alt']).toHaveLength(500)
  })

  it('[E13] is shown with its description, with nothing when it decorates, and says when it has none', () => {
    const editor = openEditor(['img: A bench'])
    const img = () => figureOf(editor)?.querySelector('img')
    expect(img()?.getAttribute('src')).toBe(`/api/files/${file}`)
    expect([img()?.alt, img()?.getAttribute('role')]).toEqual(['A bench', null])
    select(editor, 0)
    editor.commands.describeImage({ alt: 'A bench', decorative: true })
    expect([img()?.alt, img()?.getAttribute('role')]).toEqual(['', 'presentation'])
    editor.commands.describeImage({ alt: '', decorative: false })
    expect([img()?.alt, img()?.getAttribute('role')]).toEqual(['Not described', null])
  })

  it('[E13] that cannot be loaded has words in its place, until the network is back', () => {
    const editor = openEditor(['img: A bench'])
    figureOf(editor)?.querySelector('img')?.dispatchEvent(new Event('error'))
    expect(figureOf(editor)?.textContent).toBe('Cannot load A bench')
    expect(figureOf(editor)?.querySelector('img')).toBe(null)
    globalThis.dispatchEvent(new Event('online'))
    expect(figureOf(editor)?.querySelector('img')?.alt).toBe('A bench')
  })

  it('[E8] is copied as an image with its address, and as its description in plain text', () => {
    const editor = openEditor(['p: [a', 'img: A "bench"', 'p: b]'], { section: 'home' })
    const { html, text } = copied(editor)
    expect(text).toBe('a\nA "bench"\nb')
    expect(html).toContain(
      `<img src="/api/files/${file}" data-picture="${file}" alt="A &quot;bench&quot;" data-picture-of="home">`,
    )
  })

  it('[E6a] comes back where it was copied, and nowhere else', () => {
    const arrives = (html: string, section: string | null): [string[], readonly DroppedKind[]] => {
      let dropped: readonly DroppedKind[] = []
      const onPasteDropped = (kinds: readonly DroppedKind[]) => void (dropped = kinds)
      const editor = openEditor(['p: |'], { onPasteDropped, ...(section !== null && { section }) })
      paste(editor, { html })
      return [shown(editor), dropped]
    }
    const whole = copied(openEditor(['p: [a', 'img: A bench', 'p: b]'], { section: 'home' })).html
    expect(arrives(whole, 'home')).toEqual([['p: a', 'img: A bench', 'p: b|'], []])
    expect(arrives(whole, 'away')).toEqual([['p: a', 'p: b|'], ['picture']])
    expect(arrives(whole, null)).toEqual([['p: a', 'p: b|'], ['picture']])
    const alone = openEditor(['p: a', 'img: A bench'], { section: 'home' })
    select(alone, 3)
    alone.commands.describeImage({ alt: 'A bench', decorative: true })
    const editor = openEditor(['p: |'], { section: 'home' })
    paste(editor, copied(alone))
    expect(editor.state.doc.firstChild?.attrs).toMatchObject({ file, decorative: true })
    const forged = `<p data-pm-slice="1 1 []">a</p><img src="https://a.example/x.png" data-picture="../x" data-picture-of="home">`
    expect(arrives(forged, 'home')).toEqual([['p: a|'], ['picture']])
  })
})
