import type { Snapshot, Snapshots } from '../snapshots.ts'

/** Snapshots in memory. */
export function createMemorySnapshots(): Snapshots {
  const kept = new Map<string, Snapshot>()
  const own = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    state: snapshot.state.slice(),
    map: snapshot.map.slice(),
    letters: snapshot.letters.slice(),
  })

  return {
    async of(section, version) {
      const found = kept.get(section)
      return found?.version === version ? own(found) : null
    },

    async keep(snapshot) {
      const found = kept.get(snapshot.section)
      if (found?.version === snapshot.version && found.seq >= snapshot.seq) return
      kept.set(snapshot.section, own(snapshot))
    },
  }
}
