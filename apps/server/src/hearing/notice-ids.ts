import type { Notice, Space } from '@alongside/space'
import { createMarker } from '../auth/seal.ts'

const letters = 22

/** Names of notices for their readers: the same each time, and telling nothing of how much else happened. */
export function createNoticeIds(secret: string) {
  const marker = createMarker(secret, 'notices')
  return {
    idFor:
      (space: Space, person: string) =>
      ({ seq }: Pick<Notice, 'seq'>): string =>
        marker.markOf(`${space.id} ${person} ${seq}`).slice(0, letters),
  }
}
