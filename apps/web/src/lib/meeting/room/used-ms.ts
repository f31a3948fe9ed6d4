import type { Item } from '@alongside/meeting'

/** For how many milliseconds an item has been on; it stands still while it is closed or stopped. */
export function usedMs({ clock }: Pick<Item, 'clock'>, now: number): number {
  if (clock === null) return 0
  return Math.max(0, (clock.pausedAt ?? now) - clock.startedAt - clock.pausedMs)
}
