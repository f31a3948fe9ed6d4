// @vitest-environment jsdom
import { plainParagraph, readBlocks, suggest, suggestText, textOf, type Block } from '@alongside/flow'
import { suggestionIdOf } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { lettersOf, openBound, said, type Bound } from '../testing/open-bound.ts'

const lines = ({ flow }: Bound) =>
  flow
    .blocks()
    .map((block) => `${block.kind}${block.list === null ? '' : ` ${block.list}`}: ${textOf(block)}`)

/** What a flow reads as, without the ids. */
const looks = (blocks: readonly Block[]) =>
  blocks.map(({ asked, runs }) => ({
    asked,
    runs: runs.reduce<{ text: string; marks: unknown }[]>((all, { text, marks }) => {
      const last = all.at(-1)
      if (last !== undefined && JSON.stringify(last.marks) === JSON.stringify(marks)) last.text += text
      else all.push({ text, marks })
      return all
    }, []),
  }))

function openPlan(): Bound {
  return openBound([
    [1, { kind: 'heading', level: 2, text: 'Plan' }],
    [2, { text: [{ text: 'The bus is ' }, { text: 'late', marks: { bold: true } }, { text: '.' }] }],
    [3, { list: 'bullet', text: 'It is cold.' }, { kind: 'code', text: 'a\nb' }],
  ])
}

const blockOf = (doc: Bound['editor']['state']['doc'], index: number): number =>
  doc.children.slice(0, index).reduce((pos, { nodeSize }) => pos + nodeSize, 0)

describe('restoring an old version', () => {
  it('[E36] makes the text what it was, leaves alone what stands, and declares what comes back', () => {
    const bound = openPlan()
    const { editor, flow, heard } = bound
    const blocks = readBlocks(flow.doc)
    const before = lettersOf(blocks)
    const start = blockOf(editor.state.doc, 1) + 1
    editor.commands.deleteRange({ from: start + 4, to: start + 8 })
    editor.commands.insertContentAt(1, 'My ')
    editor.chain().setTextSelection(start).setHeading(3).run()
    editor.commands.deleteRange({ from: blockOf(editor.state.doc, 2), to: blockOf(editor.state.doc, 3) })
    heard.length = 0
    expect(editor.commands.restoreVersion({ seq: 4, blocks })).toBe(true)
    expect(looks(readBlocks(flow.doc))).toEqual(looks(blocks))
    expect(said(heard, lettersOf(flow.blocks()), before)).toEqual([
      'It is cold. < It is cold.',
      'bus  < bus ',
    ])
    const kept = lettersOf(flow.blocks())
    for (const [id, letter] of before) if (id.startsWith('1 ')) expect(kept.get(id)).toBe(letter)
    expect(editor.commands.restoreVersion({ seq: 4, blocks: readBlocks(flow.doc) })).toBe(false)
  })

  it('[E36] leaves no letter standing in the place of one that only reads the same', () => {
    const { editor, flow, heard } = openBound([[1, { text: 'The bus is late.' }]])
    const blocks = readBlocks(flow.doc)
    editor.commands.insertContentAt({ from: 5, to: 8 }, 'van')
    editor.commands.insertContentAt({ from: 5, to: 8 }, 'bun')
    heard.length = 0
    expect(editor.commands.restoreVersion({ seq: 4, blocks })).toBe(true)
    expect(flow.blocks().map(textOf)).toEqual(['The bus is late.'])
    expect(said(heard, lettersOf(flow.blocks()), lettersOf(blocks))).toEqual(['bus < bus'])
  })

  it('[E36] brings back marks, lists and kinds as they were, and says which row it restores', () => {
    const bound = openPlan()
    const { editor, flow } = bound
    const blocks = readBlocks(flow.doc)
    const size = editor.state.doc.content.size
    editor
      .chain()
      .setTextSelection({ from: 1, to: size - 1 })
      .toggleBold()
      .setParagraph()
      .run()
    editor.chain().setTextSelection({ from: 1, to: 5 }).toggleItalic().run()
    const restored: (number | undefined)[] = []
    editor.on('transaction', ({ transaction }) => restored.push(transaction.getMeta('restores')))
    editor.commands.restoreVersion({ seq: 4, blocks })
    expect(looks(readBlocks(flow.doc))).toEqual(looks(blocks))
    expect(restored).toContain(4)
  })

  it('[E36] leaves nobody a letter that only reads like the one that was there, and none that was moved is another’s', () => {
    const bound = openPlan()
    const { editor, flow } = bound
    const blocks = readBlocks(flow.doc)
    const before = lettersOf(blocks)
    const start = blockOf(editor.state.doc, 1) + 1
    // Somebody types a sentence of their own in place of another's, which ends alike.
    editor.commands.deleteRange({ from: start, to: start + 16 })
    editor.commands.insertContentAt(start, 'The fare is high.')
    editor.commands.restoreVersion({ seq: 4, blocks })
    expect(textOf(flow.block(1))).toBe('The bus is late.')
    const kept = lettersOf(flow.blocks())
    const whole = ({ heard }: Bound) => heard.reduce((sum, { length }) => sum + length, 0)
    expect(whole(bound)).toBe(16)
    // Brought back once, it is known under its new ids.
    expect(editor.commands.restoreVersion({ seq: 4, blocks })).toBe(false)
    expect(lettersOf(flow.blocks())).toEqual(kept)
    expect([...kept.values()]).toEqual([...before.values()])
  })

  it('[E36] wakes no mark that words were given before they became code', () => {
    const bound = openPlan()
    const { editor, flow } = bound
    const blocks = readBlocks(flow.doc)
    const start = blockOf(editor.state.doc, 1) + 1
    editor
      .chain()
      .setTextSelection({ from: start, to: start + 7 })
      .toggleItalic()
      .run()
    editor.chain().setTextSelection(start).toggleCodeBlock().run()
    expect(flow.block(1).kind).toBe('code')
    editor.commands.restoreVersion({ seq: 4, blocks })
    expect(looks(readBlocks(flow.doc))).toEqual(looks(blocks))
  })

  it('[E37] is taken back by one undo', () => {
    const bound = openPlan()
    const { editor, flow, undo } = bound
    const blocks = readBlocks(flow.doc)
    editor.commands.deleteRange({ from: 1, to: editor.state.doc.content.size - 1 })
    const emptied = lines(bound)
    editor.commands.restoreVersion({ seq: 4, blocks })
    expect(lines(bound)).not.toEqual(emptied)
    undo.undo()
    expect(lines(bound)).toEqual(emptied)
  })

  it('[E37] is nothing that is suggested: in suggest mode it does nothing, and open words that nobody took stay', () => {
    const bound = openPlan()
    const { editor, flow } = bound
    const blocks = readBlocks(flow.doc)
    editor.commands.insertContentAt(1, 'My ')
    const by = { pen: 8, suggestion: suggestionIdOf(8, 0) }
    suggest(flow, by, (suggesting) => suggestText(suggesting, { block: 2, offset: 11 }, ' Today.'))
    bound.suggesting = true
    expect(editor.commands.restoreVersion({ seq: 4, blocks })).toBe(false)
    bound.suggesting = false
    expect(editor.commands.restoreVersion({ seq: 4, blocks })).toBe(true)
    expect(looks(readBlocks(flow.doc))).toEqual(looks(blocks))
    expect(textOf(flow.block(2))).toBe('It is cold. Today.')
  })

  it('[E38] [E45] puts a whole block back as the block that it was, behind or before the words beside it', () => {
    const bound = openPlan()
    const { editor, flow } = bound
    const [run] = flow.block(1).runs
    const [next] = flow.block(2).runs
    if (run === undefined || next === undefined) throw new Error('there are words')
    const after = { client: run.client, clock: run.clock }
    const words = { ...next, text: 'Back.', clock: next.clock }
    const block = { ...plainParagraph, list: 'bullet' as const }
    expect(editor.commands.bringWordsBack({ runs: [words], after, before: null, block })).toBe(true)
    expect(lines(bound)[2]).toBe('paragraph bullet: Back.')
    expect(editor.commands.bringWordsBack({ runs: [words], after: null, before: after, block })).toBe(true)
    expect(lines(bound).slice(0, 2)).toEqual(['heading: Plan', 'paragraph bullet: Back.'])
  })

  it('[E38] puts one passage back where it stood, beside whichever neighbour is left', () => {
    const bound = openPlan()
    const { editor, flow, heard } = bound
    const before = lettersOf(flow.blocks())
    const [run] = flow.block(1).runs
    if (run === undefined) throw new Error('there are words')
    const start = blockOf(editor.state.doc, 1) + 1
    editor.commands.deleteRange({ from: start + 4, to: start + 8 })
    heard.length = 0
    const words = { ...run, text: 'bus ', clock: run.clock + 4 }
    const [after, next] = [
      { client: 2, clock: run.clock + 3 },
      { client: 2, clock: run.clock + 8 },
    ]
    expect(editor.commands.bringWordsBack({ runs: [words], after: null, before: null, block: null })).toBe(
      false,
    )
    expect(editor.commands.bringWordsBack({ runs: [words], after, before: null, block: null })).toBe(true)
    expect(textOf(flow.block(1))).toBe('The bus is late.')
    expect(said(heard, lettersOf(flow.blocks()), before)).toEqual(['bus  < bus '])
    editor.commands.deleteRange({ from: start, to: start + 8 })
    expect(editor.commands.bringWordsBack({ runs: [words], after, before: next, block: null })).toBe(true)
    expect(textOf(flow.block(1))).toBe('bus is late.')
  })
})
