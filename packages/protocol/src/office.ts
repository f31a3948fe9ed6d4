import { z } from 'zod'

/** What a member has been asked to do. Offices give powers; capacities never do. */
export const offices = ['organiser', 'chair', 'facilitator', 'noteTaker', 'captioner'] as const

export const officeSchema = z.enum(offices)
export type Office = z.infer<typeof officeSchema>

/** The offices that lead what a space scores and decides together. */
export const leadingOffices: readonly Office[] = ['organiser', 'chair', 'facilitator']

/** The offices that prepare meetings and call them. Whoever holds one also acts as the hand of those who have no device. */
export const preparingOffices: readonly Office[] = [...leadingOffices, 'noteTaker']
