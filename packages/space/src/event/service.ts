import { idSchema, serviceFactsSchema } from '@alongside/protocol'
import { z } from 'zod'

const payload = z.object({ service: idSchema, facts: serviceFactsSchema })

/** What the space evaluates, again and again. */
export const serviceAdded = z.object({ kind: z.literal('serviceAdded'), payload })

export const serviceChanged = z.object({ kind: z.literal('serviceChanged'), payload })
