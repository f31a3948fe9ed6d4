/** Units of a text from `from` up to `to`, and what is to stand there. */
export interface Difference {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** So many characters that stand in both are taken to be the same that stays. */
const fewest = 8

/**
 * Where a text is to be otherwise: whole characters of it, in order, and no more than is different. What one of them
 * takes away and what it puts there share no stretch of eight characters, so that it is not taken for a move (A7). What
 * is only added takes the place of a character beside it, so that it is known where it goes.
 */
export function differences(text: string, wanted: string): readonly Difference[] {
  const [is, shall] = [Array.from(text), Array.from(wanted)]
  const most = Math.min(is.length, shall.length)
  let before = 0
  while (before < most && is[before] === shall[before]) before++
  let behind = 0
  while (behind < most - before && is.at(-1 - behind) === shall.at(-1 - behind)) behind++
  const [isEnd, shallEnd] = [is.length - behind, shall.length - behind]
  const found: Difference[] = []
  const units = (end: number): number => is.slice(0, end).join('').length
  const add = (from: number, to: number, shallFrom: number, shallTo: number): void => {
    if (from === to && shallFrom === shallTo) return
    const ahead = from === to && from > 0 ? 1 : 0
    const after = from === to && from === 0 ? 1 : 0
    const words = shall.slice(shallFrom - ahead, shallTo + after).join('')
    found.push({ from: units(from - ahead), to: units(to + after), words })
  }

  const places = placesOf(shall, before, shallEnd)
  let [from, shallFrom] = [before, before]
  let at = before
  while (at + fewest <= isEnd) {
    const known = places.get(keyAt(is, at)) ?? []
    // Most that stand further up are told from the last of them.
    const same = (known.at(-1) ?? -1) < shallFrom ? undefined : known.find((one) => one >= shallFrom)
    if (same === undefined) {
      at++
      continue
    }
    let lead = 0
    while (at - lead > from && same - lead > shallFrom && is[at - lead - 1] === shall[same - lead - 1]) lead++
    add(from, at - lead, shallFrom, same - lead)
    let length = fewest
    while (at + length < isEnd && same + length < shallEnd && is[at + length] === shall[same + length])
      length++
    ;[from, shallFrom] = [at + length, same + length]
    at = from
  }
  add(from, isEnd, shallFrom, shallEnd)
  return found
}

/** Where each stretch of characters stands, from one place up to another. */
function placesOf(
  shall: readonly string[],
  from: number,
  to: number,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (let at = from; at + fewest <= to; at++) {
    const key = keyAt(shall, at)
    const known = places.get(key)
    if (known === undefined) places.set(key, [at])
    else known.push(at)
  }
  return places
}

function keyAt(characters: readonly string[], at: number): string {
  return characters.slice(at, at + fewest).join('')
}
