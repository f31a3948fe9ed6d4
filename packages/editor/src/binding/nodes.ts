import {
  embedCharacter,
  holdsText,
  markNames,
  markOf,
  plainParagraph,
  type Block,
  type BlockAttributes,
  type Kept,
  type MarkName,
  type MarkValue,
  type Marks,
  type Run,
} from '@alongside/flow'
import type { Mark, Node, NodeType, Schema } from '@tiptap/pm/model'
import { attrsOf } from '../reading/document.ts'

function typeOf(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name]
  if (!type) throw new RangeError(`the schema of a flow has a node ${name}`)
  return type
}

function marksOf(schema: Schema, marks: Marks): readonly Mark[] {
  return markNames.flatMap((name) => {
    const value = markOf(marks, name)
    const type = schema.marks[name]
    return value === null || !type ? [] : [type.create(value === true ? null : value)]
  })
}

function embedNode(schema: Schema, embed: { readonly value: unknown }, marks: readonly Mark[]): Node {
  const { value } = embed
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? String(value.kind) : ''
  return typeOf(schema, 'unknownEmbed').create({ kind, data: value }, null, marks)
}

/** The inline nodes that show a run, in code or elsewhere. */
export function inlineOf(schema: Schema, run: Run, isCode: boolean): Node[] {
  const marks = isCode ? [] : marksOf(schema, run.marks)
  const { embed, text } = run
  if (embed !== null) return Array.from(text, () => embedNode(schema, embed, marks))
  if (isCode) return [schema.text(text, marks)]
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [typeOf(schema, 'hardBreak').create(null, null, marks)] : []),
      ...(line === '' ? [] : [schema.text(line, marks)]),
    ])
}

const nodeNames = {
  paragraph: 'paragraph',
  heading: 'heading',
  code: 'codeBlock',
  divider: 'divider',
  image: 'image',
} as const

/** The node that shows a block. It carries what the block's marker says, as it says it. */
export function nodeOf(schema: Schema, block: Block): Node {
  const { kind, level, unknown, list, depth, checked, start, cont, box, file, alt, decorative } = block.asked
  const attrs = { list, depth, checked, start, cont, box }
  if (kind === 'placeholder') {
    return typeOf(schema, 'placeholder').create({ ...attrs, kind: unknown?.kind, data: unknown?.attributes })
  }
  const type = typeOf(schema, nodeNames[kind])
  if (kind === 'image') return type.create({ ...attrs, file, alt, decorative })
  if (!holdsText(kind)) return type.create(attrs)
  const inline = block.runs.flatMap((run) => inlineOf(schema, run, kind === 'code'))
  return type.create(kind === 'heading' ? { ...attrs, level } : attrs, inline)
}

/** What a marker says whose block is shown by this node. */
export function attributesOf(node: Node): BlockAttributes {
  const { list, depth, checked, start, cont, box } = attrsOf(node)
  const attributes = { ...plainParagraph, list, depth, checked, start, cont, box }
  switch (node.type.name) {
    case 'heading':
      return { ...attributes, kind: 'heading', level: node.attrs['level'] }
    case 'codeBlock':
      return { ...attributes, kind: 'code' }
    case 'divider':
      return { ...attributes, kind: 'divider' }
    case 'image': {
      const { file, alt, decorative } = node.attrs
      return { ...attributes, kind: 'image', file, alt, decorative }
    }
    case 'placeholder': {
      const kept: Readonly<Record<string, Kept>> = node.attrs['data'] ?? {}
      return { ...attributes, kind: 'placeholder', unknown: { kind: node.attrs['kind'], attributes: kept } }
    }
    default:
      return attributes
  }
}

/** The marks of inline content, as a flow knows them. */
export function flowMarks(marks: readonly Mark[]): Marks {
  const read: Partial<Record<Exclude<MarkName, 'link'>, true>> = {}
  let link: Exclude<MarkValue, true> | null = null
  for (const { type, attrs } of marks) {
    const name = markNames.find((known) => known === type.name)
    if (name === 'link') link = { href: attrs['href'] }
    else if (name) read[name] = true
  }
  return link === null ? read : { ...read, link }
}

/** What stands in a flow for an inline node that is no text. */
export function inlineText(node: Node): string {
  return node.type.name === 'hardBreak' ? '\n' : embedCharacter
}
