import { z } from 'zod'
import type { Sealer } from './seal.ts'

/** What the link in a sign-in mail carries, sealed: opening it shows a button and uses nothing up. */
const ticketSchema = z.object({ email: z.string(), code: z.string(), next: z.string().nullable() })
export type Ticket = z.infer<typeof ticketSchema>

export function sealTicket(sealer: Sealer, ticket: Ticket): string {
  return sealer.seal(JSON.stringify(ticket))
}

/** The ticket, or null for what no mail of ours carried. */
export function openTicket(sealer: Sealer, sealed: string): Ticket | null {
  const text = sealer.open(sealed)
  return text === null ? null : ticketSchema.parse(JSON.parse(text))
}
