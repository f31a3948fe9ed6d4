import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { idSchema } from '../id.ts'

/** How someone takes part: in the room, through the product and the call, or by phone alone. */
export const waysOfComing = ['present', 'remote', 'phone'] as const

/** As what someone is on the roll: their own seat, somebody else's, or to watch. */
export const attendsAsSchema = z.discriminatedUnion('as', [
  z.object({ as: z.literal('self') }),
  z.object({ as: z.literal('substitute'), of: idSchema, votes: z.boolean() }),
  z.object({ as: z.literal('observer') }),
])
export type AttendsAs = z.infer<typeof attendsAsSchema>

/** What a person says when they come in: the capacity counts for this meeting, once. */
export const attendingSchema = z.object({
  capacity: capacitySchema,
  how: z.enum(waysOfComing),
  attends: attendsAsSchema,
})
export type Attending = z.infer<typeof attendingSchema>
