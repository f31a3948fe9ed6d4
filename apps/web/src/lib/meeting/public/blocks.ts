import type { OpenBlock } from '@alongside/meeting'
import type { BlockView } from '@alongside/protocol'

/** In the place of whoever wrote: a public copy names nobody. */
const nobody = { id: '0'.repeat(16), name: '' }

/** Notes of a public copy in the form in which texts are shown. */
export function blocksToRead(notes: readonly OpenBlock[]): BlockView[] {
  return notes.map((block) => ({
    ...block,
    runs: block.runs.map(({ text, marks }) => ({
      text,
      marks: Object.fromEntries(marks.map((mark) => [mark, true])),
      author: nobody,
      hand: nobody,
      capacity: 'observer',
      at: 0,
    })),
  }))
}
