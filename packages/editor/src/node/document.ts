import { Node } from '@tiptap/core'

/** A flow: one block after another, never one inside another. */
export const FlowDocument = Node.create({ name: 'doc', topNode: true, content: 'block+' })

export const PlainText = Node.create({ name: 'text', group: 'inline' })
