import type { Limits } from '@alongside/protocol'

/** How large a flow and an update are, or would become. */
export interface Size {
  /** Characters, in UTF-16 units. */
  readonly chars: number
  readonly blocks: number
  /** Depth of the deepest list item that a change brings, counted from 0. */
  readonly depth: number
  /** Bytes of the update, or a careful guess of them. */
  readonly updateBytes: number
}

/** Which limit an action would pass. The sentence for the person is the message catalogue's. */
export interface LimitReached {
  readonly limit: 'maxChars' | 'maxBlocks' | 'maxDepth' | 'maxUpdateBytes'
  readonly allowed: number
  readonly asked: number
}

const measured = [
  ['maxChars', 'chars'],
  ['maxBlocks', 'blocks'],
  ['maxDepth', 'depth'],
  ['maxUpdateBytes', 'updateBytes'],
] as const

/**
 * Says which limit a change from `now` to `next` would pass, or null when it may go on (F13). What does not grow
 * is never refused, so that a flow over a limit can be made smaller.
 */
export function checkLimits(now: Size, next: Size, limits: Limits): LimitReached | null {
  for (const [limit, size] of measured) {
    if (next[size] > limits[limit] && next[size] > now[size]) {
      return { limit, allowed: limits[limit], asked: next[size] }
    }
  }
  return null
}
