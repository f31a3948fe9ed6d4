import type { Me } from '@alongside/protocol'

/** Says whether someone may make another space: an organiser of one they are in; the server decides in the end. */
export function mayStartSpace({ spaces }: Pick<Me, 'spaces'>): boolean {
  return spaces.some(({ offices }) => offices.includes('organiser'))
}
