import type { Mark, Node, Schema } from '@tiptap/pm/model'
import { type BlockAttrs, type BlockName, type Box, plainBlock } from '../block.ts'
import type { PastedMarks } from './pasted-marks.ts'
import type { Place } from './reading.ts'

const spaces = /[ \t\r\n\f]+/gu

/** Collects pasted text into blocks, without a stray space or line break at their ends. */
export class BlockWriter {
  readonly #schema: Schema
  readonly #blocks: Node[] = []
  #content: Node[] = []
  #place: Place | null = null
  #breaks = 0

  constructor(schema: Schema) {
    this.#schema = schema
  }

  /** How many blocks are written. */
  get size(): number {
    return this.#blocks.length
  }

  /** The box that the last written block stands in. */
  get boxAbove(): Box | null {
    return this.#blocks.at(-1)?.attrs['box'] ?? null
  }

  /** Adds text to the block at hand, or begins one with it. */
  text(raw: string, place: Place): void {
    const text = place.isOwn ? raw.replaceAll(/[\r\n]+/gu, ' ') : this.#collapse(raw)
    if (text !== '') this.#add(this.#schema.text(text, this.#marks(place.marks)), place)
  }

  /** Adds something that stands in a line. */
  embed(name: string, attrs: Record<string, unknown>, place: Place): void {
    const node = this.#schema.nodes[name]?.create(attrs)
    if (node !== undefined) this.#add(node, place)
  }

  /** Notes a line break, which counts only once something follows it. */
  break(place: Place): void {
    this.#place ??= place
    this.#breaks += 1
  }

  /** Ends the block at hand. */
  end(): void {
    const place = this.#place
    const content = this.#trimmed()
    const isBlankLine = content.length === 0 && (this.#breaks > 0 || this.#content.length > 0)
    if (place !== null && (content.length > 0 || isBlankLine)) {
      this.block(place.kind, { ...place.attrs, level: place.level }, content)
    }
    this.#content = []
    this.#place = null
    this.#breaks = 0
  }

  /** Writes a whole block. */
  block(
    name: BlockName,
    attrs: Partial<BlockAttrs> & Record<string, unknown>,
    content: readonly Node[],
  ): void {
    const type = this.#schema.nodes[name]
    if (type !== undefined) this.#blocks.push(type.create({ ...plainBlock, ...attrs }, content))
  }

  /** Everything written. */
  finish(): readonly Node[] {
    this.end()
    return this.#blocks
  }

  #add(node: Node, place: Place): void {
    const breaks = this.#content.length === 0 ? 0 : this.#breaks
    if (breaks > 1 && !place.isOwn) {
      this.end()
      this.#place = furtherOf(place)
    } else {
      const hardBreak = this.#schema.nodes['hardBreak']?.create()
      if (hardBreak !== undefined) this.#content.push(...Array.from({ length: breaks }, () => hardBreak))
    }
    this.#breaks = 0
    this.#place ??= place
    this.#content.push(node)
  }

  #collapse(raw: string): string {
    const text = raw.replaceAll(spaces, ' ')
    const last = this.#content.at(-1)
    const isAtStart = last === undefined || this.#breaks > 0 || last.text?.endsWith(' ') === true
    return isAtStart ? text.replace(/^ /u, '') : text
  }

  /** What was collected, without a space at its end; nothing at all when it is only spaces. */
  #trimmed(): Node[] {
    const text = this.#content.map((node) => node.text ?? (node.isText ? '' : '.')).join('')
    if (/^[\s\u00a0]*$/u.test(text) && this.#place?.isOwn !== true) return []
    const last = this.#content.at(-1)
    if (last?.text?.endsWith(' ') !== true || this.#place?.isOwn === true) return this.#content
    const shorter = last.text.slice(0, -1)
    const start = this.#content.slice(0, -1)
    return shorter === '' ? start : [...start, this.#schema.text(shorter, last.marks)]
  }

  #marks({ on, link }: PastedMarks): Mark[] {
    const marks = [...on].flatMap((name) => this.#schema.marks[name]?.create() ?? [])
    const linked = link === null ? undefined : this.#schema.marks['link']?.create({ href: link })
    return linked === undefined ? marks : [...marks, linked]
  }
}

/** The place after a blank line: in an item, that of a further paragraph. */
function furtherOf(place: Place): Place {
  const { list, depth, box } = place.attrs
  return list === null ? place : { ...place, attrs: { ...plainBlock, depth, box, cont: true } }
}
