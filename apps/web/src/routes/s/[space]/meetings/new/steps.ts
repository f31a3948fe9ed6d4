import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { partNames, parts, type PartName } from '#lib/meeting/before/steps.ts'
import { m } from '#lib/paraglide/messages.js'

/** Stands for "from nothing" among the meetings that one can follow. */
export const nothing = 'nothing'

export type StepName = 'from' | PartName | 'check'

/** Which meeting it follows; `filled` says from which one the other answers were proposed. */
const from: Step<StepName> = {
  name: 'from',
  fields: ['from', 'filled'],
  check: checkFields({ from: [z.union([z.literal(nothing), idSchema]), m.meeting_fromWrong] }),
}

/** The questions before a meeting is called; the first only where there was one before. */
export function stepsFor(hasEarlier: boolean): readonly Step<StepName>[] {
  return [
    ...(hasEarlier ? [from] : []),
    ...partNames.map((name) => parts[name]),
    { name: 'check', fields: [], check: () => [] },
  ]
}
