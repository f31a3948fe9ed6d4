/** How long an item is meant to take, and the break behind it, in minutes. */
export interface PlannedItem {
  readonly minutes: number
  readonly breakAfter: number | null
}

/** From when until when, in milliseconds. */
export interface Span {
  readonly startsAt: number
  readonly endsAt: number
}

/** When the items of an agenda are planned. */
export interface AgendaTimes {
  /** In the order of the items; the last has no break behind it. */
  readonly items: readonly (Span & { readonly break: Span | null })[]
  /** When the last item ends. */
  readonly endsAt: number
  readonly totalMinutes: number
  /** By how much that is past the end of the meeting; nothing where it has none. */
  readonly overrunMinutes: number
}

const minuteMs = 60_000

/** When each item and break of an agenda is planned, one after the other from the start of the meeting. */
export function agendaTimes(
  items: readonly PlannedItem[],
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number | null },
): AgendaTimes {
  let at = startsAt
  const next = (minutes: number): Span => {
    const span = { startsAt: at, endsAt: at + minutes * minuteMs }
    at = span.endsAt
    return span
  }
  const planned = items.map(({ minutes, breakAfter }, index) => ({
    ...next(minutes),
    break: breakAfter === null || index === items.length - 1 ? null : next(breakAfter),
  }))
  return {
    items: planned,
    endsAt: at,
    totalMinutes: (at - startsAt) / minuteMs,
    overrunMinutes: endsAt === null ? 0 : Math.max(0, (at - endsAt) / minuteMs),
  }
}
