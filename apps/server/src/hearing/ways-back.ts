import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { createSealed, type Sealed } from '../auth/sealed.ts'

const wayBackSchema = z.object({ link: idSchema, person: idSchema })
export type WayBack = z.infer<typeof wayBackSchema>

/**
 * What a mail to a guest carries so that they find their document again. It lets nobody in: whoever opens it needs
 * to be in already, or to have the guest's code. So a mail that goes astray holds no link's secret.
 */
export function createWaysBack(secret: string): Sealed<WayBack> {
  return createSealed(secret, 'ways back', wayBackSchema)
}
