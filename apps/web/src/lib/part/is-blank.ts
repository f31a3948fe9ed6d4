import type { BlockView } from '@alongside/protocol'

/** Says whether there is nothing to read in a text. */
export function isBlank(blocks: readonly Pick<BlockView, 'kind' | 'text'>[]): boolean {
  return blocks.every(({ kind, text }) => kind === 'paragraph' && text.trim() === '')
}
