import { capacitiesStep, seatStep } from '#lib/forms/seat.ts'
import type { Step } from '#lib/forms/wizard.ts'

/** The questions about a member's seat. */
export const steps: readonly Step<'capacities' | 'seat' | 'check'>[] = [
  capacitiesStep,
  seatStep,
  { name: 'check', fields: [], check: () => [] },
]
