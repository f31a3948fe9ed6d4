import { stretchOf, type Snapshot, type Snapshots } from '../snapshots.ts'

/** Snapshots in memory, and what drops those that hold letters which were erased with a row. */
export function createMemorySnapshots(): {
  readonly snapshots: Snapshots
  readonly erased: (section: string, seq: number) => void
} {
  const kept = new Map<string, readonly Snapshot[]>() // of each section in the order of their rows
  const erasedAt = new Map<string, number>()
  const own = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    state: snapshot.state.slice(),
    map: snapshot.map.slice(),
    letters: snapshot.letters.slice(),
    room: snapshot.room.slice(),
  })
  const of = (section: string, version: number): readonly Snapshot[] =>
    (kept.get(section) ?? []).filter((one) => one.version === version)

  const snapshots: Snapshots = {
    async at(section, seq, version) {
      const found = of(section, version).findLast((one) => one.seq <= seq)
      return found === undefined ? null : { seq: found.seq, state: found.state.slice() }
    },

    async words(section, version) {
      const found = of(section, version).at(-1)
      if (found === undefined) return null
      return { seq: found.seq, map: found.map.slice(), letters: found.letters.slice() }
    },

    async room(section, version) {
      const found = of(section, version).at(-1)
      return found === undefined ? null : { seq: found.seq, room: found.room.slice() }
    },

    async keep(snapshot) {
      const { section, seq, version } = snapshot
      if (seq < (erasedAt.get(section) ?? 0)) return
      const others = of(section, version).filter((one) => one.seq !== seq)
      const same = of(section, version).find((one) => one.seq === seq)
      const all = [...others, same ?? own(snapshot)].sort((a, b) => a.seq - b.seq)
      const latest = all.filter((one, at) => stretchOf(one.seq) !== stretchOf(all[at + 1]?.seq ?? Infinity))
      kept.set(section, [...latest.slice(0, -1).map(textOnly), ...latest.slice(-1)])
    },
  }
  return {
    snapshots,
    erased(section, seq) {
      kept.delete(section)
      erasedAt.set(section, seq)
    },
  }
}

function textOnly(snapshot: Snapshot): Snapshot {
  const none = new Uint8Array()
  return { ...snapshot, map: none, letters: none, room: none }
}
