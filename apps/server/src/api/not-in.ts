import { Refusal } from '@alongside/protocol'
import { guestIn, type Space } from '@alongside/space'
import { nothingHere } from './answer.ts'

/**
 * Refuses someone who is not in a space. Whoever came by a link knows that it is there and, where they say so, which
 * document it is to; they are told that it lets nobody in now, or not them. Everyone else learns nothing.
 */
export function notIn(space: Space, person: string, document?: string): never {
  const guest = space.members.get(person)?.guest ?? null
  const known = guestIn(space, { guest })
  if (known.length === 0 || (document !== undefined && !known.includes(document))) return nothingHere()
  throw new Refusal(
    'ended',
    guest?.isRemoved === true
      ? 'Your part in this was ended by someone who looks after it. What you wrote stays yours.'
      : 'This link lets nobody in right now. Ask whoever gave it to you.',
  )
}
