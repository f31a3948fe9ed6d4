import type { DeclaredSource } from '@alongside/protocol'
import {
  createFlowDoc,
  Flow,
  movedIn,
  takePen,
  writeBlocks,
  type Block,
  type NewBlock,
} from '@alongside/flow'
import { Editor } from '@tiptap/core'
import { onTestFinished } from 'vitest'
import type * as Y from 'yjs'
import { flowPlugin } from '../binding/plugin.ts'
import { createEditorOptions, type FlowEditorOptions } from '../create-editor-options.ts'
import { flowSchema } from '../schema.ts'
import { labels } from './open-editor.ts'

/** Blocks that one pen after another writes. */
export type Written = readonly (readonly [pen: number, ...blocks: NewBlock[]])[]

/** An editor in the page that is bound to a flow, until the test ends. */
export interface Bound {
  readonly editor: Editor
  readonly flow: Flow
  readonly doc: Y.Doc
  readonly undo: ReturnType<typeof flowPlugin>['undo']
  /** Where words came from, as whoever hears of the updates is told. */
  readonly heard: DeclaredSource[]
  suggesting: boolean
}

/** Opens what was written in an editor in which pen 7 writes. */
export function openBound(
  written: Written,
  {
    section,
    whoseOf,
    pen = 7,
  }: Pick<FlowEditorOptions, 'section' | 'whoseOf'> & { readonly pen?: number } = {},
): Bound {
  const doc = createFlowDoc()
  for (const [by, ...blocks] of written) writeBlocks(doc, by, blocks)
  takePen(doc, pen)
  const flow = new Flow(doc)
  const heard: DeclaredSource[] = []
  doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    heard.push(...movedIn(transaction))
  })
  const mode = { suggesting: false }
  const held = flowPlugin({ flow, pen: () => pen, suggesting: () => mode.suggesting, groupMs: 0 })
  const element = document.createElement('div')
  document.body.append(element)
  let ids = 0
  const editor = new Editor({
    ...createEditorOptions({
      labels,
      newId: () => `n${(ids += 1)}`,
      ...(section !== undefined && { section }),
      ...(whoseOf !== undefined && { whoseOf }),
      flow: held,
      onLink: () => undefined,
      onRefused: () => undefined,
      onPasteDropped: () => undefined,
    }),
    element,
    content: held.binding.document(flowSchema()).toJSON(),
  })
  onTestFinished(() => {
    editor.destroy()
    element.remove()
    flow.close()
  })
  return Object.assign(mode, { editor, flow, doc, undo: held.undo, heard })
}

/** The words that a flow's ids stand for, by `client clock`. */
export function lettersOf(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const letters = new Map<string, string>()
  for (const { client, clock, text, embed } of blocks.flatMap(({ runs }) => runs)) {
    if (embed === null)
      for (let at = 0; at < text.length; at++) letters.set(`${client} ${clock + at}`, text.charAt(at))
  }
  return letters
}

/** What sources say, as `words < words`: those that were put in, and those that they were taken from. */
export function said(
  sources: readonly DeclaredSource[],
  now: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): readonly string[] {
  const words = (letters: ReadonlyMap<string, string>, client: number, clock: number, length: number) =>
    Array.from({ length }, (_, at) => letters.get(`${client} ${clock + at}`) ?? '?').join('')
  return sources.map(
    ({ client, clock, length, from }) =>
      `${words(now, client, clock, length)} < ${words(before, from.client, from.clock, length)}`,
  )
}

/** What a browser holds while something is copied, dragged and put in. */
export class Hand {
  readonly #held = new Map<string, string>()
  readonly files: readonly File[] = []
  readonly items: readonly unknown[] = []
  effectAllowed = 'none'

  readonly clearData = (): void => this.#held.clear()
  readonly setData = (type: string, data: string): void => void this.#held.set(type, data)
  readonly getData = (type: string): string => this.#held.get(type) ?? ''

  get html(): string {
    return this.getData('text/html')
  }

  /** Copies or cuts what is selected, or pastes, as a browser would. */
  do(kind: 'copy' | 'cut' | 'paste', { editor }: Bound): void {
    const event = new Event(kind, { cancelable: true, bubbles: true })
    editor.view.dom.dispatchEvent(Object.assign(event, { clipboardData: this }))
  }

  /** Drags what is selected in one editor to a position of another, or of the same. */
  drag(from: Bound, to: Bound, pos: number, { ctrlKey = false } = {}): void {
    const fire = ({ editor: { view } }: Bound, kind: 'dragstart' | 'drop', at: number): void => {
      // Without a layout nothing else says what is under the pointer.
      view.posAtCoords = () => ({ pos: at, inside: -1 })
      const event = new Event(kind, { cancelable: true, bubbles: true })
      const given = { dataTransfer: this, clientX: 0, clientY: 0, ctrlKey, altKey: false }
      view.dom.dispatchEvent(Object.assign(event, given))
    }
    fire(from, 'dragstart', from.editor.state.selection.from)
    fire(to, 'drop', pos)
  }
}
