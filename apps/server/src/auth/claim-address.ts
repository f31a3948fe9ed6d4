import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { areSame } from './seal.ts'

/** What came of a code with which somebody without an account claims an address. */
export type Claimed = 'claimed' | 'taken' | 'wrong' | 'tooOld' | 'tooMany'

const lastsMs = 600_000
const triesPerCode = 4
const claimSchema = z.object({ mark: z.string(), tries: z.number().int() })

/**
 * Gives a person who has no account the address of mail from which a code came back. They stay the same person, so
 * that whatever they wrote stays theirs. No request can reach it: the API asks, for whoever is signed in.
 */
export function claimAddress(markOf: (code: string) => string) {
  const identifierOf = (person: string, email: string) => `claim-${person}-${email}`

  return {
    id: 'claim-address',
    endpoints: {
      makeClaim: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ person: z.string(), email: z.string() }) },
        async (context) => {
          const { person, email } = context.body
          const { internalAdapter } = context.context
          const code = String(randomInt(1_000_000)).padStart(6, '0')
          const identifier = identifierOf(person, email)
          await internalAdapter.deleteVerificationByIdentifier(identifier)
          await internalAdapter.createVerificationValue({
            identifier,
            value: JSON.stringify({ mark: markOf(code), tries: 0 }),
            expiresAt: new Date(Date.now() + lastsMs),
          })
          return code
        },
      ),

      claim: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ person: z.string(), email: z.string(), code: z.string() }) },
        async (context): Promise<Claimed> => {
          const { person, email, code } = context.body
          const { internalAdapter } = context.context
          const identifier = identifierOf(person, email)
          // Only one of those who try at once gets it, and a wrong try puts it back.
          const kept = await internalAdapter.consumeVerificationValue(identifier)
          if (!kept) return 'wrong'
          if (kept.expiresAt.getTime() < Date.now()) return 'tooOld'
          const { mark, tries } = claimSchema.parse(JSON.parse(kept.value))
          if (tries >= triesPerCode) return 'tooMany'
          if (!areSame(mark, markOf(code))) {
            const value = JSON.stringify({ mark, tries: tries + 1 })
            await internalAdapter.createVerificationValue({ identifier, value, expiresAt: kept.expiresAt })
            return 'wrong'
          }
          if ((await internalAdapter.findUserByEmail(email)) !== null) return 'taken'
          await internalAdapter.updateUser(person, { email, emailVerified: true })
          return 'claimed'
        },
      ),
    },
  } satisfies BetterAuthPlugin
}
