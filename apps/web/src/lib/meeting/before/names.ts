import type { MeetingAnswer } from '@alongside/meeting'
import type { SpaceView } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { nameMarked } from '#lib/words/names.ts'

/** What to call somebody in a meeting: a member, a guest, or one who was written down by name. */
export function nameIn(
  person: string,
  { members }: Pick<SpaceView, 'members'>,
  newcomers: MeetingAnswer['newcomers'] = [],
): string {
  const member = members.find((one) => one.person === person)
  if (member !== undefined) return nameMarked(member)
  return newcomers.find((one) => one.person === person)?.name ?? m.hearing_someone()
}
