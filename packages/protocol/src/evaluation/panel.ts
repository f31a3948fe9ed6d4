import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { idSchema } from '../id.ts'

/** How many people a panel may have. */
export const mostOnPanel = 60

/** Somebody who scores: in which capacity, and whether they work for whoever runs the service. */
export const panelSeatSchema = z.object({
  person: idSchema,
  capacity: capacitySchema,
  isFromProvider: z.boolean(),
})
export type PanelSeat = z.infer<typeof panelSeatSchema>

/** What a panel has agreed about itself, which is written on the result. */
export const panelRulesSchema = z.object({
  /** Staff of the provider take part in the agreed score as everyone does; else they score, and no more. */
  providerStaffAgree: z.boolean(),
})
export type PanelRules = z.infer<typeof panelRulesSchema>
