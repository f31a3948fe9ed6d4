import { createFlowDoc } from '@alongside/flow'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { fuzzOptions } from '../testing/fuzz-options.ts'
import { writeUpdate } from '../testing/write-update.ts'
import type { UnitId } from '../update/struct.ts'
import { mayBeNeighbours } from './chains.ts'

/** A letter with the two between which it was written, as indexes of earlier letters. */
interface Letter {
  readonly name: string
  readonly left: number | null
  readonly right: number | null
  readonly id: UnitId
}

/** Says whether somebody may have written between these two, as far as these letters go (S25). */
function isHonest(letters: readonly Letter[], left: number | null, right: number | null): boolean {
  const idOf = (index: number | null) => (index === null ? null : (letters[index]?.id ?? null))
  const to = idOf(right)
  const chainOf = ({ client, clock }: UnitId) => {
    const letter = letters.find(({ id }) => id.client === client && id.clock === clock)
    return letter ? { start: clock, origin: idOf(letter.left) } : null
  }
  return to === null || mayBeNeighbours(idOf(left), to, chainOf)
}

/** What a document reads that gets letters in an order in which they may arrive. */
function read(letters: readonly Letter[], order: readonly Letter[]): string {
  const doc = createFlowDoc()
  for (const { id, left, right, name } of order) {
    const [origin, rightOrigin] = [left, right].map((at) => (at === null ? undefined : letters[at]?.id))
    const where =
      origin || rightOrigin ? { ...(origin && { origin }), ...(rightOrigin && { rightOrigin }) } : {}
    const struct = { content: { type: 'text', text: name } as const, ...where }
    Y.applyUpdate(doc, writeUpdate({ blocks: [{ client: id.client, clock: id.clock, structs: [struct] }] }))
  }
  expect(doc.store.pendingStructs).toBeNull()
  return doc.getText('body').toJSON()
}

function mayCome(letters: readonly Letter[], letter: Letter, come: readonly Letter[]): boolean {
  const isThere = (at: number | null) => at === null || come.some((one) => one === letters[at])
  const isNext = come.filter(({ id }) => id.client === letter.id.client).length === letter.id.clock
  return isThere(letter.left) && isThere(letter.right) && isNext
}

/** All orders in which letters may arrive. */
function* ordersOf(letters: readonly Letter[], come: readonly Letter[] = []): Generator<readonly Letter[]> {
  if (come.length === letters.length) return yield come
  for (const letter of letters) {
    if (!come.includes(letter) && mayCome(letters, letter, come)) yield* ordersOf(letters, [...come, letter])
  }
}

/** All sets of so many letters of which each may have been written where it stands, with all authors. */
function* setsOf(
  size: number,
  clients: number,
  letters: readonly Letter[] = [],
): Generator<readonly Letter[]> {
  if (letters.length === size) return yield letters
  const places = [null, ...letters.keys()]
  for (const left of places) {
    for (const right of places) {
      if (!isHonest(letters, left, right)) continue
      for (let client = 1; client <= clients; client++) {
        const clock = letters.filter(({ id }) => id.client === client).length
        const letter = { name: 'abcdefgh'.charAt(letters.length), left, right, id: { client, clock } }
        yield* setsOf(size, clients, [...letters, letter])
      }
    }
  }
}

/** That all read the same, and as they would without a letter that no other refers to. */
function expectAlike(letters: readonly Letter[], orders: Iterable<readonly Letter[]>): void {
  let text: string | null = null
  for (const order of orders) {
    const now = read(letters, order)
    text ??= now
    if (now !== text) expect([letters, now]).toEqual([letters, text])
    const [last] = order.slice(-1)
    const without = last && read(letters, order.slice(0, -1))
    if (last && without !== now.replace(last.name, '')) expect([letters, without]).toEqual([letters, now])
  }
}

it('[S25] whatever a few people write between neighbours reads the same in whichever order it arrives: all cases', () => {
  let cases = 0
  const isLong = fuzzOptions(process.env, 1).numRuns >= 1_000
  for (const [size, clients] of isLong
    ? [[4, 4]]
    : [
        [3, 3],
        [4, 2],
      ]) {
    for (const letters of setsOf(size ?? 0, clients ?? 0)) {
      expectAlike(letters, ordersOf(letters))
      cases += 1
    }
  }
  expect(cases).toBeGreaterThan(3_000)
})

const drawn = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(3)), { minLength: 4, maxLength: 8 })

it('[S25] whatever many people write between neighbours reads the same in whichever order it arrives', () => {
  fc.assert(
    fc.property(drawn, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (places, choices) => {
      const letters: Letter[] = []
      for (const [left, right, who] of places) {
        const [a, b] = [left, right].map((at) => (at < letters.length ? at : null)) as [
          number | null,
          number | null,
        ]
        if (!isHonest(letters, a, b)) continue
        const clock = letters.filter(({ id }) => id.client === who + 1).length
        const name = 'abcdefgh'.charAt(letters.length)
        letters.push({ name, left: a, right: b, id: { client: who + 1, clock } })
      }
      const orders = Array.from({ length: 5 }, (_, turn) => {
        const come: Letter[] = []
        while (come.length < letters.length) {
          const next = letters.filter((letter) => !come.includes(letter) && mayCome(letters, letter, come))
          come.push(next[(choices[(turn * 8 + come.length) % choices.length] ?? 0) % next.length]!)
        }
        return come
      })
      expectAlike(letters, orders)
    }),
    fuzzOptions(process.env, 400),
  )
  expect.hasAssertions()
})

it('[S25] without it four letters are enough for two devices to read them differently', () => {
  const letter = (at: number, left: number | null, right: number | null): Letter => ({
    name: 'abcd'.charAt(at),
    left,
    right,
    id: { client: [1, 1, 2, 3][at] ?? 1, clock: at === 1 ? 1 : 0 },
  })
  const [a, b, c, d] = [letter(0, null, null), letter(1, 0, null), letter(2, null, 1), letter(3, 0, null)]
  const all = [a, b, c, d]
  expect(isHonest(all, null, 1)).toBe(false)
  expect(read(all, [a, b, c, d])).not.toBe(read(all, [a, b, d, c]))
})
