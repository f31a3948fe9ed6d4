import { Extension } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import type { FlowBinding } from '../binding/binding.ts'
import { ownSuggestedOf } from '../binding/own-suggested.ts'
import type { BoxKind, ListKind } from '../block.ts'
import { toggleBox } from './box.ts'
import { describeImage, insertDivider, insertHardBreak, insertImage } from './insert.ts'
import type { PictureAttrs } from '../node/image.ts'
import { setHeading, setParagraph, toggleCodeBlock } from './kind.ts'
import { indent, outdent, toggleList, toggleTask } from './list.ts'
import { insertFile, type FileContent } from '../import/insert-file.ts'
import type { DroppedKind } from '../paste/reading.ts'
import { bringWordsBack, type RemovedWords } from '../restore/bring-back.ts'
import { restoreVersion, type OldVersion } from '../restore/restore.ts'
import { moveBlocks } from './move.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    flow: {
      /** Makes the selected text blocks plain paragraphs. */
      setParagraph: () => ReturnType
      /** Makes the selected text blocks headings of a level from 1 to 3. */
      setHeading: (level: 1 | 2 | 3) => ReturnType
      /** Makes the selected text blocks code, or paragraphs again. */
      toggleCodeBlock: () => ReturnType
      /** Makes the selected text blocks items of such a list, or plain paragraphs again. */
      toggleListOf: (list: ListKind) => ReturnType
      /** Checks or unchecks the selected tasks. */
      toggleTask: () => ReturnType
      /** Moves the selected items one level in. */
      indent: () => ReturnType
      /** Moves the selected items one level out. */
      outdent: () => ReturnType
      /** Moves the selected blocks over the one above (-1) or below (1). */
      moveBlocks: (way: -1 | 1) => ReturnType
      /** Puts the selected blocks into a quote or callout, or takes them out. */
      toggleBox: (kind: BoxKind) => ReturnType
      /** Makes the text what it was in an old version, as a new change. */
      restoreVersion: (version: OldVersion) => ReturnType
      /** Puts words back where they had stood. */
      bringWordsBack: (words: RemovedWords) => ReturnType
      /** Puts in what stands in a file, and says of its words that they are from there. */
      insertFile: (content: FileContent) => ReturnType
      /** Puts a divider at the caret. */
      insertDivider: () => ReturnType
      /** Puts a picture of the section at the caret. */
      insertImage: (picture: PictureAttrs) => ReturnType
      /** Says what can be seen in the selected picture. */
      describeImage: (says: Omit<PictureAttrs, 'file'>) => ReturnType
      /** Starts a new line within the block. */
      insertHardBreak: () => ReturnType
    }
  }
}

type Edit = (tr: Transaction) => boolean

const run =
  (edit: Edit) =>
  ({ tr }: { readonly tr: Transaction }): boolean =>
    edit(tr)

/** What the commands need from outside. */
export interface FlowCommandOptions {
  /** Makes the id of a new box. */
  readonly newId: () => string
  /** What knows of suggestions; null where nothing can be suggested. */
  readonly binding: FlowBinding | null
  /** Called when something of a file could not be put in as it was. */
  readonly onDropped: (kinds: readonly DroppedKind[]) => void
}

/** Everything that a person does to blocks, as Tiptap commands of one transaction each. */
export const FlowCommands = Extension.create<FlowCommandOptions>({
  name: 'flowCommands',
  addCommands() {
    const { newId, binding, onDropped } = this.options
    return {
      setParagraph: () => run(setParagraph),
      setHeading: (level) => run((tr) => setHeading(tr, level)),
      toggleCodeBlock: () => run(toggleCodeBlock),
      toggleListOf: (list) => run((tr) => toggleList(tr, list)),
      toggleTask: () => run(toggleTask),
      indent: () => run(indent),
      outdent: () => run(outdent),
      moveBlocks: (way) => run((tr) => moveBlocks(tr, way, binding)),
      toggleBox: (kind) => run((tr) => toggleBox(tr, kind, newId, (index) => ownSuggestedOf(binding, index))),
      restoreVersion: (version) => run((tr) => restoreVersion(tr, version, binding)),
      bringWordsBack: (words) => run((tr) => bringWordsBack(tr, words, binding)),
      insertFile: (content) => run((tr) => insertFile(tr, content, newId, onDropped)),
      insertDivider: () => run(insertDivider),
      insertImage: (picture) => run((tr) => insertImage(tr, picture)),
      describeImage: (says) => run((tr) => describeImage(tr, says)),
      insertHardBreak: () => run(insertHardBreak),
    }
  },
})
