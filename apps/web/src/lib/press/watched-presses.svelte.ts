import type { Press, PressList } from './presses.ts'

/** What was pressed on a page, which shows each change of it. */
export class WatchedPresses<Ask> implements PressList<Ask> {
  all: readonly Press<Ask>[] = $state.raw([])
}
