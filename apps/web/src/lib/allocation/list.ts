import type { AllocationSummary } from '@alongside/allocation'

/** Those in which something can be done: proposed, checked or voted; where people vote first. */
export function goingOn(allocations: readonly AllocationSummary[]): readonly AllocationSummary[] {
  const order: readonly AllocationSummary['phase'][] = ['voting', 'proposing', 'checking']
  return order.flatMap((phase) => allocations.filter((one) => one.phase === phase))
}
