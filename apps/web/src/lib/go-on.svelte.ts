import { untrack } from 'svelte'
import { getLive, type Live, type LiveEvent } from './live.svelte.ts'

/** Something that a page holds as it goes on: it takes in what happens, and can be shown as it was loaded anew. */
export interface GoingOn<View extends { readonly position: string }> {
  readonly position: string
  hear(event: LiveEvent): void
  show(view: View): void
  readonly presses: { sendAgain(): Promise<void> }
}

/**
 * Has what a page holds go on with what `/live` tells and with each view that is loaded anew; to be called as a component
 * is made. `meets` is told of each line, and answers how to leave it.
 */
export function goOn<View extends { readonly position: string }>(
  held: GoingOn<View>,
  view: () => View,
  meets?: (line: Live) => () => void,
): void {
  const live = getLive()

  // The layout opens its socket after this page stands: what it tells goes on from what the page has.
  $effect(() => {
    const line = live()
    if (line === undefined) return
    return untrack(() => {
      const stop = line.listen((event) => held.hear(event))
      line.goOnFrom(held.position)
      const leave = meets?.(line)
      return () => {
        stop()
        leave?.()
      }
    })
  })
  $effect(() => {
    const loaded = view()
    untrack(() => {
      if (loaded.position === held.position) return
      held.show(loaded)
      live()?.goOnFrom(loaded.position)
    })
  })
  $effect(() => {
    if (live()?.state === 'on') untrack(() => void held.presses.sendAgain())
  })
}
