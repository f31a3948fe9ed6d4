import type { Struct, StructBlock, UnitId } from '../update/struct.ts'
import type { Draft } from './draft.ts'
import { integrateStruct } from './integrate-struct.ts'
import { Neighbours } from './neighbours.ts'
import type { Obstacle } from './obstacle.ts'
import type { Suggester } from './trespass.ts'

/** How far the integration of one block has come. */
interface Progress {
  readonly block: StructBlock
  /** The next struct to integrate. */
  next: number
  /** The unit that the next struct waits for. */
  waitsFor: UnitId | null
  /** Blocks that wait for this one. */
  readonly waiting: Progress[]
}

/**
 * Integrates the structs of an update in thought, as Yjs does it: per client in order of clock, one client waiting for
 * another where it must. Gives what stands in the way, or null.
 */
export function integrate(
  draft: Draft,
  blocks: readonly StructBlock[],
  suggester: Suggester | null,
): Obstacle | null {
  const all = new Map<number, Progress>()
  for (const block of blocks) all.set(block.client, { block, next: 0, waitsFor: null, waiting: [] })
  const by = suggester === null ? null : { suggester, neighbours: new Neighbours(draft) }
  const ready = [...all.values()]
  for (let progress = ready.pop(); progress !== undefined; progress = ready.pop()) {
    const before = draft.reached(progress.block.client)
    const obstacle = advance(progress)
    if (obstacle !== null) return obstacle
    if (draft.reached(progress.block.client) > before)
      for (const other of progress.waiting.splice(0)) ready.push(other)
  }
  return all.values().some(({ waitsFor }) => waitsFor !== null) ? { type: 'impossible' } : null

  function advance(progress: Progress): Obstacle | null {
    const { client, structs } = progress.block
    progress.waitsFor = null
    for (; progress.next < structs.length; progress.next++) {
      const struct = structs[progress.next]!
      if (struct.kind === 'skip') continue
      if (struct.clock > draft.reached(client)) return { type: 'missing' }
      const awaited = awaitedBy(draft, client, struct)
      if (awaited !== null) return wait(progress, awaited)
      const obstacle = integrateStruct(draft, client, struct, by)
      if (obstacle !== null) return obstacle
    }
    return null
  }

  function wait(progress: Progress, awaited: UnitId): Obstacle | null {
    const other = all.get(awaited.client)
    const last = other?.block.structs.at(-1)
    if (other === undefined || last === undefined || last.clock + last.length <= awaited.clock) {
      return { type: 'missing' }
    }
    progress.waitsFor = awaited
    other.waiting.push(progress)
    return null
  }
}

/** The first unit that a struct needs and that is not there yet. Of its own client all lower clocks are. */
function awaitedBy(draft: Draft, client: number, { origin, rightOrigin, parent }: Struct): UnitId | null {
  for (const id of [origin, rightOrigin, parent]) {
    if (id !== null && id.client !== client && id.clock >= draft.reached(id.client)) return id
  }
  return null
}
