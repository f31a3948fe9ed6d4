import { allows, notFound, refuse, type Problem } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import { threadWithFile, type Post } from '../comment.ts'
import type { Answer } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { permissionOn } from '../permission.ts'
import { fileOf, filesOf, placeOf, selfOf, type Member, type Space, type SpaceFile } from '../space.ts'
import { isVotedOn } from '../allocation.ts'
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
  const { do: _do, allowance: _allowance, ...added } = ask
  const file = newId()
  return { events: [{ kind: 'fileAdded', payload: { ...added, file } }], made: file }
}

export function bringFile(space: Space, me: Member, ask: AskTo<'bringFile'>, context: Context): Answer {
  const { section, allowance } = ask
  const source = fileOf(space, ask.file)
  if (source === null || permissionOn(space, me.person, source.section) === null) return notFound()
  if (source.section === section && source.use === 'text') return { events: [], made: source.id }
  const { hash, name, type, bytes, picture } = source
  const added = { section, hash, name, type, bytes, picture, use: 'text', allowance } as const
  return addFile(space, me, { do: 'addFile', ...added }, context)
}

export function removeFile(space: Space, me: Member, { section, file: id }: AskTo<'removeFile'>): Answer {
  const held = permissionOn(space, me.person, section)
  if (held === null) return notFound()
  const file = filesOf(space, section).find((one) => one.id === id)
  if (file === undefined) return { events: [] }
  const place = placeOf(space, section)
  if (place === null || place.document.putAway || place.section.putAway) {
    return refuse('notAllowed', 'This has been put away. Nothing can be taken from it.')
  }
  if (isVotedOn(space, place.document.id, id)) {
    return refuse('notAllowed', 'This belongs to a proposal that people vote on, so it stays.')
  }
  return mayRemove(space, me.person, file)
    ? { events: removalOf(space, section, [id]) }
    : refuse('notAllowed', 'Only the person who added this file, and those who own this part, can remove it.')
}

export function dropUnused(space: Space, { file: id }: AskTo<'dropUnused'>): Answer {
  const file = fileOf(space, id)
  const isUsed = file === null || standsByItself(file) || threadWithFile(space, file) !== null
  return { events: isUsed ? [] : removalOf(space, file.section, [id]) }
}

/** Whether a file was brought for no text and no comment: it stands until somebody removes it. */
export function standsByItself({ use }: SpaceFile): boolean {
  return use === 'list' || use === 'reason'
}

/** Whether someone may remove a file: who owns its section, and who added it, unless another's words bring it. */
export function mayRemove(space: Space, person: string, file: SpaceFile): boolean {
  const held = permissionOn(space, person, file.section)
  if (held === 'own') return true
  const brings = ({ files }: Post) => files.some((one) => one.file === file.id)
  const post = threadWithFile(space, file)?.posts.find(brings)
  const isTheirs = (one: string | null | undefined) => one != null && selfOf(space, one) === person
  if (post?.confirmed) return held !== null && isTheirs(post.voice)
  return held !== null && (isTheirs(file.addedBy) || isTheirs(post?.voice))
}

/** What happens when files of a section go, of those that are still there. */
export function removalOf(space: Space, section: string, ids: readonly string[]): SpaceEvent[] {
  const all = [...space.files.values()].flat()
  const gone = filesOf(space, section).filter(({ id }) => ids.includes(id))
  const left = new Set(all.filter((file) => !gone.includes(file)).map(({ hash }) => hash))
  return gone.map(({ id, hash }) => ({
    kind: 'fileRemoved',
    payload: { file: id, section, lastOf: left.has(hash) ? null : hash },
  }))
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
    (file) =>
      file.hash === ask.hash &&
      file.name === ask.name &&
      file.use === ask.use &&
      file.addedBy === person &&
      // What stands in one comment is not to go with it from another.
      threadWithFile(space, file) === null,
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
  // What came out of a box is nobody's choice to add here.
  const added = filesOf(space, section).filter(({ use }) => use !== 'reason')
  if (added.length >= allowance.perSection) {
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
