import type { Problem } from '@alongside/protocol'
import { enter } from '../known/known.ts'
import { review } from '../known/review.ts'
import { scan } from '../update/scan.ts'
import type { Room } from './room.ts'
import { cannotStand, nobodyWrites, problemWithLimits } from './update.ts'

/**
 * Why a room would not take updates of somebody who may edit, one after the other; null where it would. It has them
 * afterwards without a word to anybody: a room that is asked is opened for that, and thrown away.
 */
export function problemWith(room: Room, updates: readonly Uint8Array[]): Problem | null {
  if (room.isSetAside) return nobodyWrites()
  for (const bytes of updates) {
    const scanned = scan(bytes)
    if (scanned.type === 'unreadable') return cannotStand(scanned.why)
    const result = review(room.known, scanned)
    if (result.type === 'known') continue
    if (result.type !== 'new') return cannotStand('why' in result ? result.why : result.type)
    const { letters, blocks } = room.known
    enter(room.known, result.change)
    const problem = problemWithLimits(room, bytes, letters, blocks)
    if (problem !== null) return problem
  }
  return null
}
