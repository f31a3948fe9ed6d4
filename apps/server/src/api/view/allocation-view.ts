import type { AllocationSummary } from '@alongside/allocation'
import { maySee, type Space } from '@alongside/space'

/** The rounds that a person may see, the latest first. */
export function allocationSummaries(space: Space, person: string): AllocationSummary[] {
  return [...space.allocations.values()]
    .flatMap(({ id, phase, rules, proposals }) => {
      const document = space.documents.get(id)
      if (document === undefined || document.putAway || !maySee(space, person, id)) return []
      const { slug, title } = document
      const { pot, currency, proposeUntil, voteUntil } = rules
      return [{ id, slug, title, phase, pot, currency, proposeUntil, voteUntil, proposals: proposals.length }]
    })
    .toReversed()
}
