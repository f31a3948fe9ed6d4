import type { Snapshot, Snapshots } from '../snapshots.ts'

/** Snapshots in memory, and what drops those that hold letters which were erased with a row. */
export function createMemorySnapshots(): {
  readonly snapshots: Snapshots
  readonly erased: (section: string, seq: number) => void
} {
  const kept = new Map<string, Snapshot>()
  const erasedAt = new Map<string, number>()
  const own = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    state: snapshot.state.slice(),
    map: snapshot.map.slice(),
    letters: snapshot.letters.slice(),
  })

  return {
    snapshots: {
      async of(section, version) {
        const found = kept.get(section)
        return found?.version === version ? own(found) : null
      },

      async keep(snapshot) {
        const { section, seq, version } = snapshot
        const found = kept.get(section)
        if (found?.version === version && found.seq >= seq) return
        if (seq < (erasedAt.get(section) ?? 0)) return
        kept.set(section, own(snapshot))
      },
    },
    erased(section, seq) {
      kept.delete(section)
      erasedAt.set(section, seq)
    },
  }
}
