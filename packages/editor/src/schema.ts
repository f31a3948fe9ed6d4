import { type Extensions, getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { flowMarks } from './mark/marks.ts'
import { CodeBlock } from './node/code-block.ts'
import { Divider } from './node/divider.ts'
import { FlowDocument, PlainText } from './node/document.ts'
import { HardBreak } from './node/hard-break.ts'
import { Heading } from './node/heading.ts'
import { Image } from './node/image.ts'
import { Paragraph } from './node/paragraph.ts'
import { Placeholder } from './node/placeholder.ts'
import { UnknownEmbed } from './node/unknown-embed.ts'

/** What the nodes are told when they are shown; the schema itself does not depend on it. */
export interface SchemaOptions {
  /** The HTML level that a heading of level 1 is shown with; 1 when left out. */
  readonly headingBase?: number
  /** The section that the text is of, to which its pictures belong; left out, none can be pasted. */
  readonly section?: string
  /** The words in the box for a block of an unknown kind. */
  readonly unknownBlock?: (kind: string) => string
  /** The words shown for an embed of an unknown kind. */
  readonly unknownEmbed?: (kind: string) => string
}

/** The nodes and marks of a flow as Tiptap extensions. */
export function schemaExtensions(options: SchemaOptions = {}): Extensions {
  return [
    FlowDocument,
    Paragraph,
    Heading.configure({ base: options.headingBase ?? 1 }),
    CodeBlock,
    Divider,
    Image.configure({ section: options.section ?? null }),
    Placeholder.configure(options.unknownBlock === undefined ? {} : { label: options.unknownBlock }),
    PlainText,
    HardBreak,
    UnknownEmbed.configure(options.unknownEmbed === undefined ? {} : { label: options.unknownEmbed }),
    ...flowMarks,
  ]
}

/** The ProseMirror schema of a flow: `doc: block+`, lists and boxes are attributes of a block. */
export function flowSchema(): Schema {
  return getSchema(schemaExtensions())
}
