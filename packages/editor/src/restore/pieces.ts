import type { Block } from '@alongside/flow'
import { longestRise } from '@alongside/history'
import type { Node } from '@tiptap/pm/model'

/** A unit of words or the beginning of a block, and where it stands in a document. */
export interface Unit {
  readonly key: string
  readonly from: number
  readonly to: number
  /** Which ones may stand for each other: what is in code, what is not, and blocks without words by their kind. */
  readonly sort: string
  readonly isLetter: boolean
  /** Only suggested, and not yet decided. */
  readonly isOpen: boolean
}

/** What a document is made of that shows these blocks, in order, by the ids in the flow. */
export function unitsOf(doc: Node, blocks: readonly Block[]): readonly Unit[] {
  const units: Unit[] = []
  let pos = 0
  for (const [index, { id, runs, suggestion }] of blocks.entries()) {
    const node = doc.child(index)
    const sort = !node.isTextblock ? node.type.name : node.type.spec.code === true ? 'code' : 'words'
    const to = node.isTextblock ? pos + 1 : pos + node.nodeSize
    const isOpen = suggestion !== undefined
    if (id !== null)
      units.push({ key: `block ${id.client} ${id.clock}`, from: pos, to, sort, isLetter: false, isOpen })
    let at = pos + 1
    for (const { client, clock, text, suggestion: open } of node.isTextblock ? runs : []) {
      for (let unit = 0; unit < text.length; unit++) {
        const key = `${client} ${clock + unit}`
        units.push({ key, from: at, to: at + 1, sort, isLetter: true, isOpen: open !== undefined })
        at += 1
      }
    }
    pos += node.nodeSize
  }
  return units
}

/** A unit that stands, and the same one where it is to stand. */
export interface Anchor {
  readonly live: Unit
  readonly wanted: Unit
}

/** The units that stand already and may stay where they are: as many as are in the same order in both. */
export function anchorsOf(live: readonly Unit[], wanted: readonly Unit[]): readonly Anchor[] {
  const places = new Map(live.map((unit, index) => [unit.key, index]))
  const found = wanted.map(({ key, sort }) => {
    const index = places.get(key)
    const unit = index === undefined ? undefined : live[index]
    return index === undefined || unit?.sort !== sort || unit.isOpen ? null : index
  })
  return longestRise(found).flatMap((index) => {
    const [unit, goal] = [live[found[index] ?? -1], wanted[index]]
    return unit === undefined || goal === undefined ? [] : [{ live: unit, wanted: goal }]
  })
}
