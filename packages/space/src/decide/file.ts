import { allows, type Problem } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { permissionOn } from '../permission.ts'
import { notFound, refuse } from '../refuse.ts'
import { filesOf, placeOf, type Member, type Space, type SpaceFile } from '../space.ts'
import type { Context } from './context.ts'

/** How much may be added: files in one section, and bytes of all files in the space. */
export interface FileAllowance {
  readonly perSection: number
  readonly bytesPerSpace: number
}

export function addFile(space: Space, me: Member, ask: AskTo<'addFile'>, { newId }: Context): Answer {
  const mayNot = whyNotAdd(space, me.person, ask)
  if (mayNot !== null) return { refusal: mayNot }
  const again = sameOf(space, me.person, ask)
  if (again !== undefined) return { events: [], made: again.id }
  const { section, hash, name, type, bytes, picture } = ask
  const file = newId()
  return {
    events: [{ kind: 'fileAdded', payload: { file, section, hash, name, type, bytes, picture } }],
    made: file,
  }
}

/** Why a file would be refused if it were added now, or null: for whoever must know before its bytes are kept. */
export function whyNotAdd(space: Space, person: string, ask: Omit<AskTo<'addFile'>, 'do'>): Problem | null {
  const mayNot = whyNoFile(space, person, ask.section)
  if (mayNot !== null || sameOf(space, person, ask) !== undefined) return mayNot
  return whyNoRoom(space, ask.section, ask.bytes, ask.allowance)
}

/** What the same person added before, with the same bytes under the same name. */
function sameOf(space: Space, person: string, ask: Omit<AskTo<'addFile'>, 'do'>): SpaceFile | undefined {
  return filesOf(space, ask.section).find(
    (file) => file.hash === ask.hash && file.name === ask.name && file.addedBy === person,
  )
}

/** Why someone may add no file to a section, or null if they may. */
export function whyNoFile(space: Space, person: string, section: string): Problem | null {
  const place = placeOf(space, section)
  const held = permissionOn(space, person, section)
  if (place === null || held === null) return notFound().refusal
  if (place.document.putAway || place.section.putAway) {
    return refuse('notAllowed', 'This has been put away. Nothing can be added to it.').refusal
  }
  if (allows(held, 'comment')) return null
  return refuse('notAllowed', 'You may read this, but not add files to it.').refusal
}

function whyNoRoom(space: Space, section: string, bytes: number, allowance: FileAllowance): Problem | null {
  if (filesOf(space, section).length >= allowance.perSection) {
    const words = `There are ${allowance.perSection} files in this section already, and there is no room for more.`
    return refuse('tooMany', words, 'section').refusal
  }
  const held = [...space.files.values()].flat().reduce((sum, file) => sum + file.bytes, 0)
  if (held + bytes > allowance.bytesPerSpace) {
    return refuse('tooLarge', 'There is no room for more files in this space. Ask an organiser.', 'space')
      .refusal
  }
  return null
}
