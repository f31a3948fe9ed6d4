/** Units of a text that are the same in another: `length` of them, from `at` on, and from `from` on in the other. */
export interface Same {
  readonly at: number
  readonly from: number
  readonly length: number
}

/**
 * Finds in `text` what is left of `source`, from which it was made: what was cut off, dropped or put in on the way is
 * left out, and what is the same keeps its order. In order and apart; empty where the two have too little in common to
 * have been made of each other.
 */
export function align(source: string, text: string): readonly Same[] {
  const shorter = Math.min(source.length, text.length)
  let head = 0
  while (head < shorter && source.charCodeAt(head) === text.charCodeAt(head)) head++
  let tail = 0
  while (
    tail < shorter - head &&
    source.charCodeAt(source.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  )
    tail++
  const most = Math.min(mostEdits, 4 + Math.floor((source.length + text.length) / 10))
  const between = within(source.slice(head, source.length - tail), text.slice(head, text.length - tail), most)
  const found = [
    { at: 0, from: 0, length: head },
    ...between.map(({ at, from, length }) => ({ at: at + head, from: from + head, length })),
    { at: text.length - tail, from: source.length - tail, length: tail },
  ].filter(({ length }) => length > 0)
  const same = found.reduce((sum, { length }) => sum + length, 0)
  return same * 2 >= shorter ? found : []
}

/** So many units at most may have been put in or left out between what is the same. */
const mostEdits = 400

/**
 * What two texts have in common when at most `most` units are put in or left out, else nothing. Myers, _An O(ND)
 * Difference Algorithm and Its Variations_ (1986).
 */
function within(source: string, text: string, most: number): readonly Same[] {
  if (source === '' || text === '') return []
  const middle = most + 1
  const reach = new Int32Array(2 * middle + 1)
  const before: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    before.push(reach.slice())
    for (let way = -edits; way <= edits; way += 2) {
      let x = stepOf(reach, middle, edits, way).to
      while (x < source.length && x - way < text.length && source.charCodeAt(x) === text.charCodeAt(x - way))
        x++
      reach[middle + way] = x
      if (x >= source.length && x - way >= text.length) return walkedBack(source, text, before, middle)
    }
  }
  return []
}

/** How a way is come to with one more edit: from which way, and from where to where in the source. */
function stepOf(reach: Int32Array, middle: number, edits: number, way: number) {
  const above = reach[middle + way + 1] ?? 0
  const left = reach[middle + way - 1] ?? 0
  if (edits === 0) return { way: 0, from: 0, to: 0 }
  const isDown = way === -edits || (way !== edits && left < above)
  return isDown ? { way: way + 1, from: above, to: above } : { way: way - 1, from: left, to: left + 1 }
}

function walkedBack(
  source: string,
  text: string,
  before: readonly Int32Array[],
  middle: number,
): readonly Same[] {
  const same: Same[] = []
  let [x, y] = [source.length, text.length]
  for (const [edits, reach] of [...before.entries()].toReversed()) {
    const { way, from, to } = stepOf(reach, middle, edits, x - y)
    if (x > to) same.push({ at: to - (x - y), from: to, length: x - to })
    y = from - way
    x = from
  }
  return same.toReversed()
}
