import type { MemberView, SpaceView } from '@alongside/protocol'
import { error } from '@sveltejs/kit'
import { m } from './paraglide/messages.js'

/** A member of the space by id; the page is not there for anyone else. */
export function findMember(space: SpaceView, person: string): MemberView {
  const member = space.members.find((one) => one.person === person)
  if (!member) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return member
}
