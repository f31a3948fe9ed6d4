import type { Needs } from '@alongside/protocol'

/** The lines of a person's needs of which a meeting takes care. */
export const needLines = ['formats', 'language', 'times', 'supporter', 'pleaseDo', 'pleaseDont'] as const
export type NeedLine = (typeof needLines)[number]

/** The lines in which a person has written something. */
export function linesOfNeeds(needs: Needs): readonly NeedLine[] {
  return needLines.filter((line) => isWritten(needs, line))
}

function isWritten(needs: Needs, line: NeedLine): boolean {
  switch (line) {
    case 'formats':
      return needs.formats.length > 0 || needs.formatWords !== ''
    case 'supporter':
      return needs.supporter !== null || needs.supporterWords !== ''
    default:
      return needs[line] !== ''
  }
}
