import type { Threshold, VoteMethod } from '@alongside/protocol'
import { newId } from '#lib/new-id.ts'

/** How many options are offered at most: more are not read on a phone. */
export const mostOptions = 10

/** How a question is decided, from what was typed; null: there are not two options that differ. */
export function methodFrom(typed: {
  readonly by: VoteMethod['by']
  readonly options: readonly string[]
  readonly threshold: Threshold
}): VoteMethod | null {
  if (typed.by === 'consent') return { by: 'consent' }
  const words = typed.options.map((option) => option.replace(/\s+/g, ' ').trim()).filter((one) => one !== '')
  const isTwice = new Set(words.map((one) => one.toLocaleLowerCase())).size < words.length
  if (words.length < 2 || isTwice) return null
  return {
    by: 'majority',
    options: words.map((one) => ({ id: newId(), words: one })),
    threshold: typed.threshold,
  }
}
