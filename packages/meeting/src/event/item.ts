import { itemFactsSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inItem, inMeeting } from './in-meeting.ts'

/** A section of the meeting's document is an item of its agenda from here on. */
export const itemAdded = z.object({
  kind: z.literal('itemAdded'),
  payload: z.object({
    ...inItem,
    facts: itemFactsSchema,
    /** It stands in no public copy. */
    confidential: z.boolean(),
  }),
})

export const itemChanged = z.object({
  kind: z.literal('itemChanged'),
  payload: z.object({ ...inItem, facts: itemFactsSchema }),
})

export const confidenceChanged = z.object({
  kind: z.literal('confidenceChanged'),
  payload: z.object({ ...inItem, confidential: z.boolean() }),
})

/** Everyone in the meeting hears that an item is on, also those to whom its number says nothing. */
export const itemOpened = z.object({
  kind: z.literal('itemOpened'),
  payload: z.object({ ...inMeeting, on: inItem.item }),
})

export const itemClosed = z.object({
  kind: z.literal('itemClosed'),
  payload: z.object({ ...inMeeting, on: inItem.item }),
})
