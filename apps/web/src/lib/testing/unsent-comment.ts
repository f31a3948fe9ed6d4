import type { Unsent } from '#lib/comments/device.ts'

export const waitingSpace = 's'.repeat(16)

/** A comment that waits to be sent. */
export function unsentComment(id: string, at: number, space = waitingSpace): Unsent {
  const saying = {
    do: 'comment',
    section: 'a'.repeat(16),
    thread: id.padEnd(16, 'x'),
    anchor: null,
    sort: null,
    words: id,
    voice: null,
  } as const
  return { id, space, saying, files: [], at, refused: null }
}
