import { idSchema, seatSchema } from '@alongside/protocol'
import { z } from 'zod'

const day = z.iso.date()

export const invitationSent = z.object({
  kind: z.literal('invitationSent'),
  payload: z.object({
    invitation: idSchema,
    by: z.enum(['mail', 'link']),
    /** Mail: the address. Link: what it is for. */
    label: z.string(),
    /** What the invited person is called, if the organiser said so. */
    name: z.string().nullable(),
    words: z.string(),
    seat: seatSchema,
    lastDay: day,
    uses: z.number().int().positive(),
  }),
})

export const invitationSentAgain = z.object({
  kind: z.literal('invitationSentAgain'),
  payload: z.object({ invitation: idSchema, lastDay: day }),
})

/** The mail of an invitation could not be handed to a mail server, after patient tries. */
export const invitationNotSent = z.object({
  kind: z.literal('invitationNotSent'),
  payload: z.object({ invitation: idSchema }),
})

/** The mail of an invitation was handed over, after it had been told that it was not. */
export const invitationSentAfterAll = z.object({
  kind: z.literal('invitationSentAfterAll'),
  payload: z.object({ invitation: idSchema }),
})

/** Its last day is over and nobody can accept it any more. */
export const invitationEnded = z.object({
  kind: z.literal('invitationEnded'),
  payload: z.object({ invitation: idSchema }),
})

export const invitationWithdrawn = z.object({
  kind: z.literal('invitationWithdrawn'),
  payload: z.object({ invitation: idSchema }),
})

export const invitationAccepted = z.object({
  kind: z.literal('invitationAccepted'),
  payload: z.object({ invitation: idSchema, person: idSchema }),
})
