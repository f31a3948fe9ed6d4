import { z } from 'zod'
import { attachedLimits, attachedSchema } from '../comment.ts'
import { idSchema } from '../id.ts'

/** How many files and addresses somebody may bring with a score, and how long an address may be. */
export const evidenceLimits = { mostFiles: attachedLimits.most, mostLinks: 6, longestLink: 2000 } as const

/** Says whether words are a plain address of a page on the web: nothing that runs, and no password in it. */
export function isWebAddress(words: string): boolean {
  if (!/^https?:\/\/[^\s\p{Cc}\u202A-\u202E]+$/iu.test(words)) return false
  const address = URL.parse(words)
  return address !== null && address.username === '' && address.password === ''
}

/** The address of something on the web that shows why. */
export const webAddressSchema = z.string().trim().max(evidenceLimits.longestLink).refine(isWebAddress, {
  message: 'This is no address of a page. It begins with https:// or http://.',
})

/** What somebody brings with a score, beside words or in place of them. */
export const evidenceSchema = z.object({
  links: z.array(webAddressSchema).max(evidenceLimits.mostLinks),
  files: z
    .array(
      z.object({
        /** As its sender calls it, and nobody else. */
        id: idSchema,
        /** What the server gave for its bytes: without it nobody finds them. */
        seal: z.string().max(2000),
        ...attachedSchema.omit({ file: true }).shape,
      }),
    )
    .max(evidenceLimits.mostFiles),
})
export type Evidence = z.infer<typeof evidenceSchema>
