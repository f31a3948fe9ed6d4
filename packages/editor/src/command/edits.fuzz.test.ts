import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  option,
  property,
  record,
  string,
  tuple,
} from 'fast-check'
import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform'
import { expect, it } from 'vitest'
import { flowSchema } from '../schema.ts'
import { toggleBox } from './box.ts'
import { newLineInCode } from './code.ts'
import { insertDivider, insertImage } from './insert.ts'
import { joinBackward, joinForward } from './join.ts'
import { setHeading, setParagraph, toggleCodeBlock } from './kind.ts'
import { indent, outdent, toggleList, toggleTask } from './list.ts'
import { splitBlock } from './split.ts'

const schema = flowSchema()
const seed = process.env['FUZZ_SEED']
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300)
const run = { numRuns, ...(seed !== undefined && { seed: Number(seed) }) }

/** What the words of a document are to a flow; where blocks begin does not matter here. */
const wordsOf = (doc: Node): string =>
  doc.textBetween(0, doc.content.size, '', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''))

const blockOf = record({
  name: constantFrom('paragraph', 'paragraph', 'paragraph', 'heading', 'codeBlock', 'divider', 'image'),
  text: string({ unit: constantFrom('a', 'b', ' ', '\n'), maxLength: 4 }),
  list: constantFrom('bullet', 'ordered', 'task', null, null),
  depth: integer({ min: 0, max: 4 }),
  checked: boolean(),
  start: option(integer({ min: 1, max: 9 }), { freq: 4 }),
  cont: boolean(),
  box: option(constantFrom({ id: 'a', kind: 'quote' }, { id: 'b', kind: 'callout' }), { freq: 2 }),
}).map(({ name, text, ...attrs }) => {
  const lines = text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [schema.node('hardBreak')] : []),
      ...(line === '' ? [] : [schema.text(line)]),
    ])
  if (name === 'divider' || name === 'image') return schema.node(name, attrs)
  return schema.node(name, attrs, name === 'codeBlock' ? (text === '' ? [] : [schema.text(text)]) : lines)
})
const docOf = array(blockOf, { minLength: 1, maxLength: 6 }).map((blocks) => schema.node('doc', null, blocks))

type Edit = (tr: Transaction) => boolean
let ids = 0
const newId = (): string => `n${(ids += 1)}`

const lookEdits: Readonly<Record<string, Edit>> = {
  setParagraph,
  setHeading: (tr) => setHeading(tr, 2),
  toggleBullet: (tr) => toggleList(tr, 'bullet'),
  toggleTasks: (tr) => toggleList(tr, 'task'),
  toggleTask,
  indent,
  outdent,
  toggleQuote: (tr) => toggleBox(tr, 'quote', newId),
}

const shapeEdits: Readonly<Record<string, Edit>> = {
  enter: (tr) => newLineInCode(tr) || splitBlock(tr),
  joinBackward,
  joinForward,
  insertDivider,
  insertPicture: (tr) => insertImage(tr, { file: null, alt: '', decorative: false }),
  toggleCodeBlock,
}

const place = tuple(integer({ min: 0, max: 99 }), integer({ min: 0, max: 99 }))

function stateAt(doc: Node, [from, to]: readonly [number, number]): EditorState {
  const at = (pos: number) => doc.resolve(pos % (doc.content.size + 1))
  return EditorState.create({ doc, selection: TextSelection.between(at(from), at(to)) })
}

/** The words that a step brings; a line break that only changes its form is none. */
function broughtBy(step: Step): string {
  if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return ''
  return step.slice.content.textBetween(0, step.slice.content.size).replaceAll('\n', '')
}

it('[E1] a change of looks touches no character and leaves the selection where it was', () => {
  assert(
    property(docOf, place, constantFrom(...Object.keys(lookEdits)), (doc, at, name) => {
      const { tr, selection } = stateAt(doc, at)
      lookEdits[name]?.(tr)
      tr.doc.check()
      expect(wordsOf(tr.doc)).toBe(wordsOf(doc))
      expect(tr.doc.childCount).toBe(doc.childCount)
      expect([tr.selection.from, tr.selection.to]).toEqual([selection.from, selection.to])
      expect(tr.steps.map(broughtBy).join('')).toBe('')
    }),
    run,
  )
})

it('[E1] a change of shape with nothing selected deletes no word', () => {
  assert(
    property(docOf, place, constantFrom(...Object.keys(shapeEdits)), (doc, [from], name) => {
      const { tr } = stateAt(doc, [from, from])
      const isDone = shapeEdits[name]?.(tr) ?? false
      tr.doc.check()
      // Lines of code are left by a blank one, which goes; a new one is a character.
      const bare = (words: string): string => words.replaceAll('\n', '')
      expect(bare(wordsOf(tr.doc))).toBe(bare(wordsOf(doc)))
      expect(isDone || tr.steps.length === 0).toBe(true)
    }),
    run,
  )
})
