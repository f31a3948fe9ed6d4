// @vitest-environment jsdom
import type { LimitReached } from '@alongside/flow'
import { defaultLimits } from '@alongside/protocol'
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { remoteMeta } from '../remote.ts'
import { openEditor, paste, press, shown, type } from '../testing/open-editor.ts'

function openLimited(lines: string[], limits: Partial<typeof defaultLimits>): [Editor, LimitReached[]] {
  const refused: LimitReached[] = []
  const editor = openEditor(lines, {
    limits: { ...defaultLimits, ...limits },
    onRefused: (problem) => refused.push(problem),
  })
  return [editor, refused]
}

describe('limits', () => {
  it('[F13] refuse a letter, a block and a level too many, whole, and say which limit it was', () => {
    const [chars, charsRefused] = openLimited(['p: abc|'], { maxChars: 3 })
    type(chars, 'd')
    expect(shown(chars)).toEqual(['p: abc|'])
    expect(charsRefused).toEqual([{ limit: 'maxChars', allowed: 3, asked: 4 }])

    const [blocks, blocksRefused] = openLimited(['p: a', 'p: b|'], { maxBlocks: 2 })
    press(blocks, 'Enter')
    expect(shown(blocks)).toEqual(['p: a', 'p: b|'])
    expect(blocksRefused.map(({ limit }) => limit)).toEqual(['maxBlocks'])

    const [depth, depthRefused] = openLimited(['bullet: a', 'bullet 1: b', 'bullet 1: c|'], { maxDepth: 1 })
    press(depth, 'Mod-]')
    expect(shown(depth)[2]).toBe('bullet 1: c|')
    expect(depthRefused.map(({ limit }) => limit)).toEqual(['maxDepth'])
  })

  it('[F13] refuse a paste whole; nothing of it is cut off', () => {
    const [editor, refused] = openLimited(['p: a|'], { maxUpdateBytes: 100 })
    paste(editor, { text: 'å'.repeat(60) })
    expect(shown(editor)).toEqual(['p: a|'])
    expect(refused.map(({ limit }) => limit)).toEqual(['maxUpdateBytes'])
  })

  it('[F13] never refuse what comes from others, nor what makes a document smaller', () => {
    const [editor, refused] = openLimited(['p: abcdef|'], { maxChars: 3 })
    editor.view.dispatch(editor.state.tr.insertText('g').setMeta(remoteMeta, true))
    editor.view.dispatch(editor.state.tr.delete(1, 2))
    expect(shown(editor)).toEqual(['p: bcdefg|'])
    expect(refused).toEqual([])
  })
})
