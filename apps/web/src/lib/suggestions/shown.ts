import type { MemberView, SuggestionView } from '@alongside/protocol'
import type { Suggested } from '#lib/section/margin.svelte.ts'

/** A suggestion on the screen; what is not known of one that has just come is null. */
export type Shown = Omit<SuggestionView, 'at' | 'fate'> & {
  readonly at: number | null
  readonly fate: (Omit<NonNullable<SuggestionView['fate']>, 'at'> & { readonly at: number | null }) | null
}

/** A decision made on this page, and how many on the same suggestion the server told of by then. */
export interface DecidedHere {
  readonly shown: Shown
  readonly toldBefore: number
}

type Told = readonly SuggestionView[]

/** The open ones in the order of the text: as the live text says, else as the server read it. */
export function openOf(
  told: Told,
  live: readonly Suggested[] | null,
  members: readonly MemberView[],
): readonly Shown[] {
  const open = told.filter(({ fate }) => fate === null)
  if (live === null) return open
  const known = new Map(open.map((one) => [one.id, one]))
  const who = (person: string) => ({
    id: person,
    name: members.find((member) => member.person === person)?.name ?? null,
  })
  return live.flatMap(({ id, changes, stands, writer, mover }): Shown[] => {
    const view = known.get(id)
    if (view) return [{ ...view, changes: [...changes], stands }]
    if (!writer) return []
    const hand = writer.hand === writer.voice ? null : who(writer.hand)
    const { voice, capacity } = writer
    const moved = mover && { moved: who(mover.hand) }
    return [
      {
        id,
        voice: who(voice),
        capacity,
        hand,
        ...moved,
        at: null,
        changes: [...changes],
        stands,
        fate: null,
      },
    ]
  })
}

/**
 * The decided ones, latest first: what the server tells, and what was decided here until it tells of that. Of a
 * suggestion that is open again, what was decided here did not come to be, or will be told of in a moment.
 */
export function decidedOf(
  told: Told,
  here: readonly DecidedHere[],
  open: readonly Shown[],
): readonly Shown[] {
  const decided = told.filter(({ fate }) => fate !== null)
  const untold = here.filter((one) => isUntold(one, decided) && !open.some(({ id }) => id === one.shown.id))
  return [...untold.map(({ shown }) => shown), ...decided]
}

/** Adds what was decided on this page, which the server will tell of. */
export function decideHere(
  here: readonly DecidedHere[],
  told: Told,
  { fate, some, by }: { fate: 'accepted' | 'rejected'; some: readonly Shown[]; by: Shown['voice'] },
): readonly DecidedHere[] {
  const decided = told.filter((one) => one.fate !== null)
  const added = some.map((one, index): DecidedHere => {
    // No key of the server's has two lines in a row.
    const key = `here--${here.length + index}`
    const shown = { ...one, stands: null, fate: { is: fate, key, by, at: null } }
    return { shown, toldBefore: countOf(decided, one.id) }
  })
  return [...added, ...here]
}

/**
 * Whether the server has yet to tell of what stands in the live text, of what does not stand there any more, or of what
 * was decided here: of a suggestion that came and was decided at once it has told neither.
 */
export function isBehind(told: Told, live: readonly Suggested[], here: readonly DecidedHere[]): boolean {
  const open = told.filter(({ fate }) => fate === null).map(({ id }) => id)
  const decided = told.filter(({ fate }) => fate !== null)
  return (
    open.length !== live.length ||
    live.some(({ id }) => !open.includes(id)) ||
    here.some((one) => isUntold(one, decided) && !live.some(({ id }) => id === one.shown.id))
  )
}

function isUntold({ shown, toldBefore }: DecidedHere, decided: Told): boolean {
  return countOf(decided, shown.id) <= toldBefore
}

function countOf(suggestions: Told, id: string): number {
  return suggestions.filter((one) => one.id === id).length
}
