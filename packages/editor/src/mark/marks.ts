import { type Extensions, markInputRule } from '@tiptap/core'
import { Bold, starInputRegex as twoStars } from '@tiptap/extension-bold'
import { Code } from '@tiptap/extension-code'
import { Highlight } from '@tiptap/extension-highlight'
import { Italic, starInputRegex as oneStar } from '@tiptap/extension-italic'
import { Strike } from '@tiptap/extension-strike'
import { Underline } from '@tiptap/extension-underline'
import { FlowLink } from './link.ts'

/** Keys come from our one list of shortcuts, and pasted text is never read as Markdown. */
const quiet = { addKeyboardShortcuts: () => ({}), addPasteRules: () => [] }

/** The marks of a flow. They are independent of each other there, so code shuts none out. */
export const flowMarks: Extensions = [
  Bold.extend({
    ...quiet,
    addInputRules() {
      return [markInputRule({ find: twoStars, type: this.type })]
    },
  }),
  Italic.extend({
    ...quiet,
    addInputRules() {
      return [markInputRule({ find: oneStar, type: this.type })]
    },
  }),
  Underline.extend(quiet),
  Strike.extend(quiet),
  Code.extend({ ...quiet, excludes: '' }),
  FlowLink,
  Highlight.extend({ ...quiet, addInputRules: () => [] }),
]
