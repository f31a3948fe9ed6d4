import type { KeptNeeds, NeedsList } from '../needs-list.ts'
import { slot } from './slot.ts'

/** Needs in memory. */
export function createMemoryNeedsList(): NeedsList {
  const kept = new Map<string, KeptNeeds>()
  return {
    async find(space, person) {
      return structuredClone(kept.get(slot(space, person)) ?? null)
    },
    async put(one) {
      kept.set(slot(one.space, one.person), structuredClone(one))
    },
    async remove(space, person) {
      kept.delete(slot(space, person))
    },
  }
}
