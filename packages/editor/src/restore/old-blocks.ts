import {
  isHrefAllowed,
  markNames,
  plainParagraph,
  type Block,
  type BlockAttributes,
  type Kept,
  type Marks,
  type Run,
} from '@alongside/flow'
import type { MomentBlock } from '@alongside/protocol'

/** The blocks of a moment as they read then: without what had been removed since another, if it was compared with one. */
export function oldBlocks(moment: readonly MomentBlock[]): readonly Block[] {
  const blocks: Block[] = []
  for (const { asked, id, runs, change } of moment) {
    const words = runs
      .filter((run) => run.change?.is !== 'removed' && run.change?.is !== 'movedAway')
      .map(runFrom)
    const last = blocks.at(-1)
    if (change?.is !== 'removed') {
      const says = attributesFrom(asked)
      blocks.push({ ...says, asked: says, id, runs: words })
    } else if (last !== undefined) blocks[blocks.length - 1] = { ...last, runs: [...last.runs, ...words] }
  }
  return blocks
}

/** Words of a moment, to be put into a text. */
export function runFrom({ text, marks, id, embed }: MomentBlock['runs'][number]): Run {
  return { text, marks: marksFrom(marks), ...id, embed: embed === undefined ? null : { value: embed.value } }
}

/** What the beginning of a block of a moment says. */
export function attributesFrom({ unknown, ...asked }: MomentBlock['asked']): BlockAttributes {
  if (unknown === null) return { ...plainParagraph, ...asked }
  const attributes = Object.entries(unknown.attributes).flatMap(([key, value]) => {
    const kept = keptFrom(value)
    return kept === null ? [] : [[key, kept] as const]
  })
  return { ...asked, unknown: { kind: unknown.kind, attributes: Object.fromEntries(attributes) } }
}

function keptFrom(value: unknown): Kept | null {
  if (typeof value !== 'object' || value === null) return null
  if ('value' in value) return { value: value.value }
  if (!('map' in value) || typeof value.map !== 'object' || value.map === null) return null
  const entries = Object.entries(value.map).flatMap(([key, held]) => {
    const kept = keptFrom(held)
    return kept === null ? [] : [[key, kept] as const]
  })
  return { map: Object.fromEntries(entries) }
}

function marksFrom(said: Readonly<Record<string, unknown>>): Marks {
  const read: Record<string, unknown> = {}
  for (const name of markNames) {
    const value = said[name]
    if (name !== 'link') {
      if (value === true) read[name] = true
    } else if (typeof value === 'object' && value !== null && 'href' in value) {
      const { href } = value
      if (typeof href === 'string' && isHrefAllowed(href)) read[name] = { href }
    }
  }
  return read
}
