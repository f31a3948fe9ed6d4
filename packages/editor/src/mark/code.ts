import { Code } from '@tiptap/extension-code'

/** Code within a line. Marks are independent of each other in the flow, so it shuts none out. */
export const FlowCode = Code.extend({ excludes: '' })
