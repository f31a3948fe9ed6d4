import type { EventOf } from '../event.ts'
import { filesOf, type Space, type SpaceFile } from '../space.ts'

export function addFile(
  space: Space,
  { payload }: EventOf<'fileAdded'>,
  addedAt: number,
  addedBy: string | null,
): Space {
  const { file: id, ...rest } = payload
  const there = filesOf(space, rest.section)
  if (!space.places.has(rest.section) || there.some((file) => file.id === id)) return space
  const added: SpaceFile = { ...rest, id, addedAt, addedBy }
  return { ...space, files: new Map(space.files).set(rest.section, [...there, added]) }
}

export function removeFile(space: Space, { payload: { section, file } }: EventOf<'fileRemoved'>): Space {
  const there = filesOf(space, section)
  const left = there.filter(({ id }) => id !== file)
  if (left.length === there.length) return space
  const files = new Map(space.files).set(section, left)
  if (left.length === 0) files.delete(section)
  return { ...space, files }
}
