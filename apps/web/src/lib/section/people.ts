import type { Capacity, GuestStanding, MemberView, Writer } from '@alongside/protocol'

/** How a writer is shown: the name as the person chose it, the capacity that the words were written in. */
export interface ShownWriter {
  readonly name: string | null
  readonly capacity: Capacity
  readonly colour: number
  readonly guest: GuestStanding | null
}

/** Finds how a writer is shown; someone who is no member any more is shown by capacity. */
export function shownWriter(members: readonly MemberView[], { voice, capacity }: Writer): ShownWriter {
  const member = members.find(({ person }) => person === voice)
  const { name = null, colour = 6, guest = null } = member ?? {}
  return { name, capacity, colour, guest }
}
