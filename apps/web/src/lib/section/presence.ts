import { capacitySchema, guestStandingSchema, type Capacity, type GuestStanding } from '@alongside/protocol'
import { z } from 'zod'

/** What the server writes into everybody's presence, and the caret that the person's page adds. */
const presenceSchema = z.object({
  user: z.object({
    id: z.string(),
    /** Empty where the person shows only the capacity. */
    name: z.string(),
    colour: z.number().int().min(0).max(63),
    capacity: capacitySchema,
    /** Of someone who came by a link and is no member. */
    guest: guestStandingSchema.nullish(),
  }),
  cursor: z.object({ anchor: z.unknown(), head: z.unknown() }).nullish(),
})

/** One tab of a person in a section, read from awareness. */
export interface Presence {
  readonly client: number
  readonly person: string
  /** Null where the person shows only the capacity. */
  readonly name: string | null
  readonly colour: number
  readonly capacity: Capacity
  readonly guest: GuestStanding | null
  /** Yjs relative positions as JSON, or null while the caret is elsewhere. */
  readonly cursor: { readonly anchor: unknown; readonly head: unknown } | null
}

/** A person who has the document open, and in which sections. */
export interface Here {
  readonly person: string
  readonly name: string | null
  readonly colour: number
  readonly capacity: Capacity
  readonly guest: GuestStanding | null
  /** The section that their caret is in, or one that they have open. */
  readonly section: string
}

/** Reads awareness states; what is not yet stamped by the server is left out. */
export function readPresence(states: ReadonlyMap<number, unknown>): readonly Presence[] {
  return [...states].flatMap(([client, state]) => {
    const read = presenceSchema.safeParse(state)
    if (!read.success) return []
    const { user, cursor } = read.data
    return [
      {
        client,
        person: user.id,
        name: user.name === '' ? null : user.name,
        colour: user.colour,
        capacity: user.capacity,
        guest: user.guest ?? null,
        cursor: cursor ? { anchor: cursor.anchor, head: cursor.head } : null,
      },
    ]
  })
}

/** Makes one list of the others in all live sections, each once, by name. */
export function peopleHere(
  sections: readonly { readonly id: string; readonly presence: readonly Presence[] }[],
  me: string,
): readonly Here[] {
  const here = new Map<string, Here & { readonly hasCaret: boolean }>()
  for (const { id, presence } of sections) {
    for (const { person, name, colour, capacity, guest, cursor } of presence) {
      if (person === me || here.get(person)?.hasCaret) continue
      here.set(person, { person, name, colour, capacity, guest, section: id, hasCaret: cursor !== null })
    }
  }
  return [...here.values()].sort(
    (a, b) => Number(b.person === me) - Number(a.person === me) || (a.name ?? '').localeCompare(b.name ?? ''),
  )
}
