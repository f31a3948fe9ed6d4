import type { FileView } from '@alongside/protocol'
import type { SpaceFile } from '@alongside/space'

/** A file as those see it who may read its section; the hash of its bytes is the server's affair. */
export function fileView({ hash: _hash, ...file }: SpaceFile): FileView {
  return file
}
