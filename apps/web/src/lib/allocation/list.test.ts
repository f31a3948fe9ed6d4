import type { AllocationSummary } from '@alongside/allocation'
import { expect, it } from 'vitest'
import { goingOn } from './list.ts'

const round = (phase: AllocationSummary['phase']): AllocationSummary => ({
  id: phase,
  slug: phase,
  title: phase,
  phase,
  pot: 1000,
  currency: 'GBP',
  proposeUntil: null,
  voteUntil: null,
  proposals: 0,
})

it('rounds in which something can be done stand in front, those first in which people vote', () => {
  const all = (['delivering', 'proposing', 'checking', 'counted', 'voting'] as const).map(round)
  expect(goingOn(all).map(({ phase }) => phase)).toEqual(['voting', 'proposing', 'checking'])
})
