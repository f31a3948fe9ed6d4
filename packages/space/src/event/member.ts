import { capacitySchema, idSchema, nameShownSchema, permissionSchema, seatSchema } from '@alongside/protocol'
import { z } from 'zod'

/** Someone became a member, or came back. Their name stands with the people, never here. */
export const memberJoined = z.object({
  kind: z.literal('memberJoined'),
  payload: z.object({
    person: idSchema,
    seat: seatSchema,
    inSpace: nameShownSchema,
    inPublic: nameShownSchema,
    /** Takes part by others' hands, without an account. */
    withoutMail: z.boolean(),
    /** The invitation that was accepted, or null for a founder and for one who was added. */
    invitation: idSchema.nullable(),
  }),
})

export const seatChanged = z.object({
  kind: z.literal('seatChanged'),
  payload: z.object({ person: idSchema, seat: seatSchema }),
})

export const capacityTaken = z.object({
  kind: z.literal('capacityTaken'),
  payload: z.object({ person: idSchema, capacity: capacitySchema }),
})

export const nameShownChanged = z.object({
  kind: z.literal('nameShownChanged'),
  payload: z.object({ person: idSchema, inSpace: nameShownSchema, inPublic: nameShownSchema }),
})

/** Someone is called otherwise now; the name itself stands with the people. */
export const personRenamed = z.object({
  kind: z.literal('personRenamed'),
  payload: z.object({ person: idSchema }),
})

/** A rule by name: what one member may do at most, where no right names them. */
export const memberLimited = z.object({
  kind: z.literal('memberLimited'),
  payload: z.object({ person: idSchema, atMost: permissionSchema.nullable(), reason: z.string() }),
})

export const memberLeft = z.object({
  kind: z.literal('memberLeft'),
  payload: z.object({ person: idSchema }),
})
