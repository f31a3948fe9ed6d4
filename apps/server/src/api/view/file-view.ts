import type { FileView } from '@alongside/protocol'
import type { SpaceFile } from '@alongside/space'

/** A file as those see it who may read its section; the hash of its bytes is the server's affair. */
export function fileView({ id, section, name, type, bytes, picture, addedAt, addedBy }: SpaceFile): FileView {
  return { id, section, name, type, bytes, picture, addedAt, addedBy }
}
