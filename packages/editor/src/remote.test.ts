// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { remoteMeta } from './remote.ts'
import { openEditor, shown, stepsOf } from './testing/open-editor.ts'

describe('what comes from others', () => {
  it('[E9] is never followed by a change of the editor’s own', () => {
    const editor = openEditor(['p: https://example.org|'])
    const steps = stepsOf(editor, () => {
      editor.view.dispatch(editor.state.tr.insertText(' ').setMeta(remoteMeta, true))
    })
    expect(steps).toEqual(['replace'])
    expect(editor.state.doc.firstChild?.firstChild?.marks).toEqual([])
  })

  it('[E9] leaves a document that others have emptied as they left it', () => {
    const editor = openEditor(['h1: [abc]'])
    editor.view.dispatch(editor.state.tr.delete(1, 4).setMeta(remoteMeta, true))
    expect(shown(editor)).toEqual(['h1: |'])
  })

  it('[E9] opening and focus change nothing', () => {
    const steps: number[] = []
    const editor = openEditor(['h1: a', 'hr:'])
    editor.on('transaction', ({ transaction }) => steps.push(transaction.steps.length))
    editor.commands.focus('end')
    expect(steps.every((count) => count === 0)).toBe(true)
    expect(shown(editor)[0]).toMatch(/^h1: /u)
  })
})
