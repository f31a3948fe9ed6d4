import { z } from 'zod'
import { idSchema } from '../id.ts'
import { permissionSchema } from '../permission.ts'

/** 19, server to client: the person's right to this section changed. */
export const rightsSchema = z.object({
  /** What the person may do now; null: nothing, and the socket closes. */
  permission: permissionSchema.nullable(),
  /** Who changed it, or null if nobody did (a term that ended). */
  by: idSchema.nullable(),
  reason: z.string().nullable(),
})
export type Rights = z.infer<typeof rightsSchema>
