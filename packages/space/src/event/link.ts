import { capacitySchema, idSchema, linkPermissionSchema } from '@alongside/protocol'
import { z } from 'zod'

const link = { link: idSchema }
const terms = { permission: linkPermissionSchema, label: z.string(), lastDay: z.iso.date() }

export const linkMade = z.object({
  kind: z.literal('linkMade'),
  payload: z.object({ ...link, document: idSchema, visitors: z.boolean(), ...terms }),
})

export const linkChanged = z.object({
  kind: z.literal('linkChanged'),
  payload: z.object({ ...link, ...terms }),
})

export const linkPaused = z.object({ kind: z.literal('linkPaused'), payload: z.object(link) })

export const linkResumed = z.object({ kind: z.literal('linkResumed'), payload: z.object(link) })

export const linkWithdrawn = z.object({ kind: z.literal('linkWithdrawn'), payload: z.object(link) })

/** Its last day is over. */
export const linkEnded = z.object({ kind: z.literal('linkEnded'), payload: z.object(link) })

/** Someone came in by a link. Their name stands with the people, never here. */
export const guestJoined = z.object({
  kind: z.literal('guestJoined'),
  payload: z.object({
    person: idSchema,
    ...link,
    /** In which they say that they speak. */
    capacity: capacitySchema,
    /** Their account has this capacity elsewhere, as an organiser wrote it down. */
    confirmed: z.boolean(),
  }),
})

export const guestConfirmed = z.object({
  kind: z.literal('guestConfirmed'),
  payload: z.object({ person: idSchema }),
})

export const guestRemoved = z.object({
  kind: z.literal('guestRemoved'),
  payload: z.object({ person: idSchema }),
})

/** A guest turned out to be someone who has an account: their words are that person's from now on. */
export const guestUnited = z.object({
  kind: z.literal('guestUnited'),
  payload: z.object({ guest: idSchema, account: idSchema }),
})
