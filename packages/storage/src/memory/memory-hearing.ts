import type { Hearing, KeptHearing } from '../hearing.ts'
import { slot } from './slot.ts'

const nothing: KeptHearing = {
  settings: null,
  language: null,
  readUpTo: 0,
  read: [],
  toldUpTo: 0,
  toldAt: null,
}

/** Settings and marks in memory. */
export function createMemoryHearing(): Hearing {
  const kept = new Map<string, KeptHearing>()

  function change(space: string, person: string, how: (was: KeptHearing) => Partial<KeptHearing>): void {
    const was = kept.get(slot(space, person)) ?? nothing
    kept.set(slot(space, person), structuredClone({ ...was, ...how(was) }))
  }

  return {
    async of(space, person) {
      return structuredClone(kept.get(slot(space, person)) ?? nothing)
    },
    async settle(space, person, settings) {
      change(space, person, () => ({ settings }))
    },
    async speak(space, person, language) {
      change(space, person, () => ({ language }))
    },
    async readAll(space, person, upTo) {
      change(space, person, ({ readUpTo, read }) => {
        const reached = Math.max(readUpTo, upTo)
        return { readUpTo: reached, read: read.filter((seq) => seq > reached) }
      })
    },
    async read(space, person, seqs) {
      change(space, person, ({ readUpTo, read }) => ({
        read: [...new Set([...read, ...seqs])].filter((seq) => seq > readUpTo).sort((a, b) => a - b),
      }))
    },
    async tell(space, person, upTo, at) {
      change(space, person, ({ toldUpTo, toldAt }) => ({
        toldUpTo: Math.max(toldUpTo, upTo),
        toldAt: Math.max(toldAt ?? 0, at),
      }))
    },
    async forget(space, person) {
      kept.delete(slot(space, person))
    },
  }
}
