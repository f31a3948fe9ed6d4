import { rootOfSuggestion, suggestionIdOf } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { decodeKnown } from './decode-known.ts'
import { encodeKnown } from './encode-known.ts'
import { emptyKnown, nameOf, noteRoot, type Known } from './known.ts'

/** Something of everything that a room knows. */
function fullOfEverything(): Known {
  const known = emptyKnown()
  const far = 2 ** 33 + 7
  // The first refers to the second, which comes later.
  known.strands.set(far, {
    clock: 900_000,
    starts: [0, 5, 70],
    places: [1, 9, 16 * 5_000 + 2],
    deleted: [0, 3, 899_999, 900_000],
    pairs: [4, 6],
    chainStarts: [0, 5],
    chainOrigins: [null, { client: 8, clock: 0 }],
  })
  known.strands.set(8, {
    clock: 1,
    starts: [0],
    places: [0],
    deleted: [],
    pairs: [],
    chainStarts: [0],
    chainOrigins: [{ client: far, clock: 899_998 }],
  })
  for (const name of ['body', 'fates', rootOfSuggestion(suggestionIdOf(8, 0)), 'card:é🙂'])
    noteRoot(known, name)
  for (const marker of [
    { client: 8, clock: 0 },
    { client: far, clock: 71 },
  ]) {
    known.markers.push(marker)
    known.markerNumbers.set(nameOf(marker), known.markers.length)
  }
  known.decided.units.set(far, [3, 5, 9, 10])
  known.decided.entries.set(8, [0, 1])
  for (const client of [8, far])
    known.followers.push({ of: { client, clock: 0 }, client: far, from: 70, to: 72 })
  return { ...known, letters: 12_345, blocks: 67 }
}

it('[S36] all that a room knows is read as it was written, in its order', () => {
  const known = fullOfEverything()
  const read = decodeKnown(encodeKnown(known))
  expect(read).toEqual(known)
  expect([...(read?.strands.keys() ?? [])]).toEqual([...known.strands.keys()])
  expect(decodeKnown(encodeKnown(emptyKnown()))).toEqual(emptyKnown())
})

it('[S36] what is cut short, or goes on, is nothing', () => {
  const bytes = encodeKnown(fullOfEverything())
  for (let end = 0; end < bytes.length; end++) expect(decodeKnown(bytes.subarray(0, end))).toBeNull()
  expect(decodeKnown(Uint8Array.from([...bytes, 0]))).toBeNull()
})
