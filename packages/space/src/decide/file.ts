import { allows } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { permissionOn } from '../permission.ts'
import { notFound, refuse } from '../refuse.ts'
import { filesOf, placeOf, type Member, type Space } from '../space.ts'
import type { Context } from './context.ts'

/** How much may be added: files in one section, and bytes of all files in the space. */
export interface FileAllowance {
  readonly perSection: number
  readonly bytesPerSpace: number
}

export function addFile(space: Space, me: Member, ask: AskTo<'addFile'>, { newId }: Context): Answer {
  const { section, hash, name, type, bytes, picture, allowance } = ask
  const mayNot = whyNoFile(space, me.person, section)
  if (mayNot !== null) return mayNot
  const again = filesOf(space, section).find(
    (file) => file.hash === hash && file.name === name && file.addedBy === me.person,
  )
  if (again !== undefined) return { events: [], made: again.id }
  const noRoom = whyNoRoom(space, section, bytes, allowance)
  if (noRoom !== null) return noRoom
  const file = newId()
  return {
    events: [{ kind: 'fileAdded', payload: { file, section, hash, name, type, bytes, picture } }],
    made: file,
  }
}

/** Why someone may add no file to a section, or null if they may. */
export function whyNoFile(space: Space, person: string, section: string) {
  const place = placeOf(space, section)
  const held = permissionOn(space, person, section)
  if (place === null || held === null) return notFound()
  if (place.document.putAway || place.section.putAway) {
    return refuse('notAllowed', 'This has been put away. Nothing can be added to it.')
  }
  return allows(held, 'comment') ? null : refuse('notAllowed', 'You may read this, but not add files to it.')
}

function whyNoRoom(space: Space, section: string, bytes: number, allowance: FileAllowance) {
  if (filesOf(space, section).length >= allowance.perSection) {
    const words = `There are ${allowance.perSection} files in this section already, and there is no room for more.`
    return refuse('tooMany', words, 'section')
  }
  const held = [...space.files.values()].flat().reduce((sum, file) => sum + file.bytes, 0)
  if (held + bytes > allowance.bytesPerSpace) {
    return refuse('tooLarge', 'There is no room for more files in this space. Ask an organiser.', 'space')
  }
  return null
}
