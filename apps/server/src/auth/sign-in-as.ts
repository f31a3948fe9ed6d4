import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { BetterAuthPlugin } from 'better-auth'
import { z } from 'zod'

/** A way in for the demo's accounts that no request can reach: it has no path. */
export function signInAs() {
  return {
    id: 'sign-in-as',
    endpoints: {
      signInAs: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ person: z.string() }) },
        async (context) => {
          const { internalAdapter } = context.context
          const user = await internalAdapter.findUserById(context.body.person)
          if (user === null) throw new RangeError('there is no such person to sign in')
          const session = await internalAdapter.createSession(user.id)
          await setSessionCookie(context, { session, user })
          return { person: user.id }
        },
      ),
    },
  } satisfies BetterAuthPlugin
}
