import type { Node, Schema } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state'
import { type BlockAttrs, type BlockName, plainBlock } from '../block.ts'
import { attrsOf } from '../reading/document.ts'

/*
 * Documents in tests are written a block a line: `kind depth flags {box}: text`.
 *
 *   p: words        h2: words       code: a⏎b       hr:       unknown: kind       img: description
 *   bullet: words   ordered =3 1: words (start 3, depth 1)     task x: words     cont: words
 *   p {quote a}: words
 *
 * `|` is the caret, `[` and `]` are the ends of a selection, `⏎` is a line break, `▪` an unknown embed.
 */

const names: Readonly<Record<string, BlockName>> = {
  code: 'codeBlock',
  hr: 'divider',
  img: 'image',
  unknown: 'placeholder',
}

function nodeFrom(schema: Schema, line: string): Node {
  const [, kind = '', flags = '', text = ''] = /^(\w+)([^:]*):\s?(.*)$/u.exec(line) ?? []
  const level = /^h(\d)$/u.exec(kind)?.[1]
  const name = level === undefined ? (names[kind] ?? 'paragraph') : 'heading'
  const attrs = { ...attrsFrom(kind, flags), ...(level !== undefined && { level: Number(level) }) }
  if (name === 'placeholder') return schema.node(name, { ...attrs, kind: text })
  if (name === 'divider') return schema.node(name, attrs)
  if (name === 'image') return schema.node(name, { ...attrs, file: 'abcdefghijklmnop', alt: text })
  const bare = text.replaceAll(/[|[\]]/gu, '')
  if (name === 'codeBlock') {
    const code = bare.replaceAll('⏎', '\n')
    return schema.node(name, attrs, code === '' ? [] : [schema.text(code)])
  }
  return schema.node(name, attrs, inlineFrom(schema, bare))
}

function inlineFrom(schema: Schema, text: string): Node[] {
  return text
    .split(/(⏎|▪)/u)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece === '⏎'
        ? schema.node('hardBreak')
        : piece === '▪'
          ? schema.node('unknownEmbed', { kind: 'star' })
          : schema.text(piece),
    )
}

function attrsFrom(kind: string, flags: string): BlockAttrs {
  const box = /\{(quote|callout) (\w+)\}/u.exec(flags)
  const rest = flags.replace(/\{.*\}/u, '')
  const start = /=(\d+)/u.exec(rest)?.[1]
  return {
    list: kind === 'bullet' || kind === 'ordered' || kind === 'task' ? kind : null,
    depth: Number(/(?:^|\s)(\d)/u.exec(rest)?.[1] ?? 0),
    checked: /\bx\b/u.test(rest),
    start: start === undefined ? null : Number(start),
    cont: kind === 'cont',
    box: box === null ? null : { id: box[2] ?? '', kind: box[1] === 'callout' ? 'callout' : 'quote' },
  }
}

/** The document and selection that these lines describe. */
export function parse(schema: Schema, lines: readonly string[]): { doc: Node; selection: Selection } {
  const doc = schema.node(
    'doc',
    null,
    lines.map((line) => nodeFrom(schema, line)),
  )
  const ends: number[] = []
  doc.forEach((_node, pos, index) => {
    const text = lines[index]?.replace(/^\w+[^:]*:\s?/u, '') ?? ''
    let offset = 0
    for (const character of text) {
      if ('|[]'.includes(character)) ends.push(pos + 1 + offset)
      else offset += character.length
    }
  })
  const [anchor = 1, head = anchor] = ends
  return { doc, selection: TextSelection.between(doc.resolve(anchor), doc.resolve(head)) }
}

/** The lines that describe a document and its selection. */
export function print({ doc, selection }: Pick<EditorState, 'doc' | 'selection'>): string[] {
  const signs: [number, string][] =
    selection instanceof NodeSelection
      ? []
      : selection.empty
        ? [[selection.from, '|']]
        : [
            [selection.from, '['],
            [selection.to, ']'],
          ]
  const lines: string[] = []
  doc.forEach((node, pos) => {
    const isSelected = selection instanceof NodeSelection && selection.from === pos
    lines.push(
      `${headOf(node)}: ${textOf(node, pos + 1, signs)}`.trimEnd() + (isSelected ? ' (selected)' : ''),
    )
  })
  return lines
}

/** The lines that describe a document, without its selection. */
export function printDoc(doc: Node): string[] {
  const lines: string[] = []
  doc.forEach((node, pos) => lines.push(`${headOf(node)}: ${textOf(node, pos + 1, [])}`.trimEnd()))
  return lines
}

function headOf(node: Node): string {
  const { list, depth, checked, start, cont, box } = { ...plainBlock, ...attrsOf(node) }
  const kinds: Record<string, string> = {
    codeBlock: 'code',
    divider: 'hr',
    image: 'img',
    placeholder: 'unknown',
  }
  const kind =
    node.type.name === 'heading'
      ? `h${node.attrs['level']}`
      : (kinds[node.type.name] ?? list ?? (cont ? 'cont' : 'p'))
  return [
    kind,
    start === null ? '' : `=${start}`,
    depth === 0 ? '' : String(depth),
    checked ? 'x' : '',
    box === null ? '' : `{${box.kind} ${box.id}}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function textOf(node: Node, start: number, signs: readonly [number, string][]): string {
  if (node.type.name === 'placeholder') return String(node.attrs['kind'])
  if (node.type.name === 'image') return String(node.attrs['alt'])
  const text = node.textBetween(0, node.content.size, '', (leaf) =>
    leaf.type.name === 'hardBreak' ? '⏎' : '▪',
  )
  const units = text.replaceAll('\n', '⏎').split('')
  const placed = signs.filter(([pos]) => node.isTextblock && pos >= start && pos <= start + node.content.size)
  for (const [pos, sign] of placed.toReversed()) units.splice(pos - start, 0, sign)
  return units.join('')
}
