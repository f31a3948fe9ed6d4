import { comparePlaces, type Ordered } from '#lib/comments/order.ts'
import type { Shown } from './shown.ts'

/** What stands in a rail beside the text: a comment on words of it, or a suggestion. */
export type Beside =
  | { readonly is: 'thread'; readonly id: string; readonly thread: Ordered }
  | { readonly is: 'suggestion'; readonly id: string; readonly suggestion: Shown }

/**
 * Comments and open suggestions in the order of the text: what is about the whole part first, of two at one place the
 * suggestion. Suggestions of which nothing stands come last.
 */
export function besideText(threads: readonly Ordered[], suggestions: readonly Shown[]): readonly Beside[] {
  const placed = [
    ...suggestions.map((suggestion) => ({
      beside: { is: 'suggestion', id: suggestion.id, suggestion } as const,
      stands: suggestion.stands,
      rank: suggestion.stands === null ? 2 : 1,
    })),
    ...threads.map((thread) => ({
      beside: { is: 'thread', id: thread.thread.id, thread } as const,
      stands: thread.stands,
      rank: thread.thread.anchor === null ? 0 : 1,
    })),
  ]
  return placed
    .toSorted((a, b) => a.rank - b.rank || comparePlaces(a.stands, b.stands))
    .map(({ beside }) => beside)
}
