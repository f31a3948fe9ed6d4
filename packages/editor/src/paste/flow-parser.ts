import { DOMParser, type Node, type ParseOptions, type Schema, Slice } from '@tiptap/pm/model'
import { Fragment } from '@tiptap/pm/model'
import { clipAttribute } from '../taken/clip.ts'
import { type Flattened, flatten } from './flatten.ts'

/** The nodes that a paste may open up at its ends, so that its first and last words join those around them. */
const openable = (node: Node | null | undefined): number => (node?.isTextblock === true ? 1 : 0)

/** Reads the clipboard's HTML into a slice of a flow. */
export class FlowParser extends DOMParser {
  readonly #read: (dom: Element, isOwn: boolean) => Flattened
  readonly #onClip: (clip: string | null) => void

  constructor(
    schema: Schema,
    newId: () => string,
    section: string | null,
    onFlattened: (flattened: Flattened) => void,
    onClip: (clip: string | null) => void,
  ) {
    super(schema, [])
    this.#onClip = onClip
    this.#read = (dom, isOwn) => {
      const flattened = flatten(dom, schema, newId, isOwn, section)
      onFlattened(flattened)
      return flattened
    }
  }

  override parseSlice(dom: globalThis.Node, _options?: ParseOptions): Slice {
    if (!isElement(dom)) return Slice.empty
    const isOwn = dom.querySelector('[data-pm-slice]') !== null
    this.#onClip(dom.querySelector(`[${clipAttribute}]`)?.getAttribute(clipAttribute) ?? null)
    const content = Fragment.from([...this.#read(dom, isOwn).blocks])
    return new Slice(content, openable(content.firstChild), openable(content.lastChild))
  }
}

function isElement(node: globalThis.Node): node is Element {
  return node.nodeType === 1
}
