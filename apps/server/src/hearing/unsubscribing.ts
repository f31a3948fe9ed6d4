import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { createSealer } from '../auth/seal.ts'

const sealedSchema = z.object({ space: idSchema, person: idSchema })
export type Subscription = z.infer<typeof sealedSchema>

/** What a mail carries so that its reader can end such mails without signing in; it allows nothing else, and does not end. */
export function createUnsubscribing(secret: string) {
  const sealer = createSealer(secret, 'unsubscribing')
  return {
    tokenFor: (subscription: Subscription): string => sealer.seal(JSON.stringify(subscription)),
    /** Whose mails a token ends, or null for what was not made here. */
    open(token: string): Subscription | null {
      const text = sealer.open(token)
      return text === null ? null : (sealedSchema.safeParse(JSON.parse(text)).data ?? null)
    },
  }
}

export type Unsubscribing = ReturnType<typeof createUnsubscribing>
