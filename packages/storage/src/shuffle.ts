const placeBytes = 16

/** A row at a random place: the places give the order, and nothing else does. */
export interface PlacedRow {
  readonly place: Uint8Array<ArrayBuffer>
  readonly row: string
}

/** Gives rows random places and sorts them by these, so that not even the order of writing them tells where they came from. */
export function shuffled(rows: readonly string[]): readonly PlacedRow[] {
  return rows
    .map((row) => ({ place: crypto.getRandomValues(new Uint8Array(placeBytes)), row }))
    .sort((a, b) => compare(a.place, b.place))
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
