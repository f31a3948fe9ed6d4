import { z } from 'zod'

/** How a person chose to be shown to others. */
export const namesShown = ['fullName', 'firstName', 'capacityOnly'] as const

export const nameShownSchema = z.enum(namesShown)
export type NameShown = z.infer<typeof nameShownSchema>
