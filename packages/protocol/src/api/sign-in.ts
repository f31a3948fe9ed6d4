import { z } from 'zod'
import { emailSchema } from '../email.ts'

/** `POST /api/sign-in`: sends a link and a code; the answer is the same whether the address is known or not. */
export const askToSignInSchema = z.object({
  email: emailSchema,
  /** A path of this site to land on afterwards. */
  next: z
    .string()
    .regex(/^\/(?!\/)[^\\]*$/)
    .max(500)
    .optional(),
})

/** `POST /api/sign-in/code` */
export const signInByCodeSchema = z.object({
  email: emailSchema,
  code: z
    .string()
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/)),
})

/** `POST /api/sign-in/ticket`: the sealed address and code that the link in the mail carries. */
export const signInByTicketSchema = z.object({ ticket: z.string().min(1).max(1000) })

/** Answer to both: where to go next. */
export const signedInSchema = z.object({ next: z.string().nullable() })
