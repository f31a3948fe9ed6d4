import type { Missing } from '@alongside/allocation'
import { m } from '#lib/paraglide/messages.js'

/** What is missing before people can vote, a line each. */
export function missingInWords(
  missing: readonly Missing[],
  titleOf: (proposal: string) => string,
): readonly string[] {
  return missing.map((one) => {
    switch (one.kind) {
      case 'nothingToVoteOn':
        return m.alloc_missingProposals()
      case 'listTooShort':
        return m.alloc_missingList()
      case 'layCheck':
        return m.alloc_missingLay({ title: titleOf(one.proposal) })
      case 'otherCheck':
        return m.alloc_missingOther({ title: titleOf(one.proposal) })
      case 'openQuestion':
        return m.alloc_missingQuestion({ title: titleOf(one.proposal) })
      case 'unfit':
        return m.alloc_missingUnfit({ title: titleOf(one.proposal) })
    }
  })
}
