import type { ThreadView } from '@alongside/protocol'

type Standing = ThreadView['stands']

/** A thread with whether the words it is about are gone from the text. */
export interface Ordered {
  readonly thread: ThreadView
  readonly isDetached: boolean
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
      const at = standing(thread)
      return { thread, at, isDetached: thread.anchor !== null && at === null }
    })
    .toSorted((a, b) => rank(a) - rank(b) || compare(a.at, b.at))
    .map(({ thread, isDetached }) => ({ thread, isDetached }))
}

function rank({ thread, isDetached }: Ordered): number {
  return thread.anchor === null ? 0 : isDetached ? 2 : 1
}

function compare(a: Standing, b: Standing): number {
  return a === null || b === null ? 0 : a.from.block - b.from.block || a.from.offset - b.from.offset
}
