import type { ThreadView } from '@alongside/protocol'

type Standing = ThreadView['stands']

/** A thread with whether the words it is about are gone from the text. */
export interface Ordered {
  readonly thread: ThreadView
  readonly isDetached: boolean
  /** Where its words stand; null for the whole part, and where they are gone. */
  readonly stands: Standing
}

/**
 * Threads in the order of the text: those on the whole part first, last those whose words are gone. `now` says
 * where their words stand in the live text; null leaves the order in which the server read them.
 */
export function inOrder(
  threads: readonly ThreadView[],
  now: ReadonlyMap<string, Standing> | null,
): readonly Ordered[] {
  const standing = ({ id, stands }: ThreadView): Standing => (now?.has(id) ? (now.get(id) ?? null) : stands)
  return threads
    .map((thread) => {
      const stands = standing(thread)
      return { thread, stands, isDetached: thread.anchor !== null && stands === null }
    })
    .toSorted((a, b) => rank(a) - rank(b) || comparePlaces(a.stands, b.stands))
}

function rank({ thread, isDetached }: Ordered): number {
  return thread.anchor === null ? 0 : isDetached ? 2 : 1
}

/** Orders by place; what stands nowhere keeps its order. */
export function comparePlaces(a: Standing, b: Standing): number {
  return a === null || b === null ? 0 : a.from.block - b.from.block || a.from.offset - b.from.offset
}
