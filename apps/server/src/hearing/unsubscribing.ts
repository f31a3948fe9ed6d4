import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { createSealed, type Sealed } from '../auth/sealed.ts'

const subscriptionSchema = z.object({
  space: idSchema,
  person: idSchema,
  /** The address that a guest left, to which the mail went; whoever reads mails there may have it forgotten. */
  left: z.string().optional(),
})
export type Subscription = z.infer<typeof subscriptionSchema>

/** What a mail carries so that its reader can end such mails without signing in; it allows nothing else, and does not end. */
export function createUnsubscribing(secret: string): Sealed<Subscription> {
  return createSealed(secret, 'unsubscribing', subscriptionSchema)
}
