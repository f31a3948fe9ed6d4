/** What a random trial made up, each taken modulo what there is to choose from. */
export type Numbers = readonly [what: number, a: number, b: number, c: number]

/** Chooses one of a list. */
export type Choose = <T>(list: readonly T[]) => T

/** Chooses again and again from a few numbers, the same each time they are the same. */
export function chooserOf([what, a, b, c]: Numbers): Choose {
  let state = (what * 73_856_093) ^ (a * 19_349_663) ^ (b * 83_492_791) ^ (c * 2_654_435_761)
  return (list) => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return list[((mixed ^ (mixed >>> 14)) >>> 0) % list.length]!
  }
}

/** The numbers from 0 up to but not including `n`. */
export const numbersUpTo = (n: number) => Array.from({ length: n }, (_, index) => index)
