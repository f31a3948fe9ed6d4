import type { Problem } from '@alongside/protocol'
import { APIError } from 'better-auth/api'
import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { emailOTP } from 'better-auth/plugins'
import { claimAddress, type Claimed } from './claim-address.ts'
import { deviceOf } from './device.ts'
import { createMarker } from './seal.ts'
import { signInAs } from './sign-in-as.ts'

/** A session of the server's: its id (never its token), and whose it is. */
export interface SignedIn {
  readonly session: string
  readonly person: string
  /** When the session began, in milliseconds since 1970. */
  readonly since: number
}

/** One of the places where a person is signed in. */
export interface SessionInfo {
  readonly id: string
  readonly device: string
  readonly since: number
  readonly lastSeen: number
}

/** A sign-in that worked: who, and the cookies to set. */
export interface SignIn {
  readonly person: string
  readonly cookies: readonly string[]
}

export interface AuthDeps {
  /** Where sessions and codes are kept, in the tables `person`, `session`, `account`, `verification`. */
  readonly database: NonNullable<BetterAuthOptions['database']>
  readonly secret: string
  /** Where the product is reached, or null: wherever a request says. Cookies are for https only when it is. */
  readonly publicUrl: string | null
  readonly newId: () => string
  readonly warn: (message: string) => void
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour
const codeLastsSeconds = 10 * minute
const triesPerCode = 4

/** Sign-in by six-digit codes, and sessions. Names and rights are none of its business. */
export function createAuth(deps: AuthDeps) {
  const auth = betterAuth(optionsOf(deps))
  const listeners = new Set<(session: string) => void>()

  function ended(session: string): void {
    for (const listener of listeners) listener(session)
  }

  async function sessionOf(headers: Headers): Promise<SignedIn | null> {
    if (!headers.has('cookie')) return null
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true } })
    return found === null ? null : signedInBy(found)
  }

  async function endOne(person: string, id: string): Promise<boolean> {
    const { internalAdapter } = await auth.$context
    const session = (await internalAdapter.listSessions(person)).find((one) => one.id === id)
    if (session === undefined) return false
    await internalAdapter.deleteSession(session.token)
    ended(id)
    return true
  }

  return {
    /** The session that a request's cookies name, if it still stands. */
    sessionOf,

    /** The same, and what to set so that a session in use goes on (at most once an hour). */
    async refresh(headers: Headers): Promise<{ signedIn: SignedIn | null; cookies: readonly string[] }> {
      if (!headers.has('cookie')) return { signedIn: null, cookies: [] }
      const { response, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true })
      const signedIn = response === null ? null : signedInBy(response)
      return { signedIn, cookies: answered.getSetCookie() }
    },

    /** A new code for an address, known or not; the one before it no longer works. */
    makeCode(email: string): Promise<string> {
      return auth.api.createVerificationOTP({ body: { email, type: 'sign-in' } })
    },

    /** Signs in whoever has the code that was sent to an address; makes the person on their first time. */
    async signIn(email: string, code: string, headers: Headers): Promise<SignIn | { refusal: Problem }> {
      try {
        const { response, headers: answered } = await auth.api.signInEmailOTP({
          body: { email, otp: code },
          headers,
          returnHeaders: true,
        })
        return { person: response.user.id, cookies: answered.getSetCookie() }
      } catch (error) {
        if (error instanceof APIError) return { refusal: problemOf(error) }
        throw error
      }
    },

    /** A new code with which someone who has no account claims an address; the one before it no longer works. */
    makeClaim(person: string, email: string): Promise<string> {
      return auth.api.makeClaim({ body: { person, email } })
    },

    /** Gives the address to whoever has its code, unless there is an account with it: then it is *taken*. */
    claim(person: string, email: string, code: string): Promise<Claimed> {
      return auth.api.claim({ body: { person, email, code } })
    },

    /** Signs a person in without a code: for guests, who just came or have shown theirs, and for the demo. */
    async signInAs(person: string, headers: Headers): Promise<SignIn> {
      const { headers: answered } = await auth.api.signInAs({
        body: { person },
        headers,
        returnHeaders: true,
      })
      return { person, cookies: answered.getSetCookie() }
    },

    /** Ends the request's own session; answers the cookies to set. */
    async signOut(headers: Headers): Promise<readonly string[]> {
      const signedIn = await sessionOf(headers)
      const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true })
      if (signedIn !== null) ended(signedIn.session)
      return answered.getSetCookie()
    },

    /** Where a person is signed in, the one seen last first. */
    async sessionsOf(person: string): Promise<readonly SessionInfo[]> {
      const { internalAdapter } = await auth.$context
      const sessions = await internalAdapter.listSessions(person, { onlyActiveSessions: true })
      return sessions
        .map((session) => ({
          id: session.id,
          device: deviceOf(session.userAgent ?? ''),
          since: new Date(session.createdAt).getTime(),
          lastSeen: new Date(session.updatedAt).getTime(),
        }))
        .toSorted((a, b) => b.lastSeen - a.lastSeen)
    },

    /** Ends one of a person's sessions; false if there is none of this id. */
    endSession: endOne,

    /** Hears of the id of every session that ends here; answers how to stop. */
    onEnded(listener: (session: string) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export type Auth = ReturnType<typeof createAuth>

function signedInBy(found: {
  readonly session: { readonly id: string; readonly createdAt: Date }
  readonly user: { readonly id: string }
}): SignedIn {
  const { session, user } = found
  return { session: session.id, person: user.id, since: new Date(session.createdAt).getTime() }
}

function optionsOf({ database, secret, publicUrl, newId, warn }: AuthDeps) {
  const codes = createMarker(secret, 'sign-in codes')
  return {
    appName: 'Alongside',
    baseURL: publicUrl ?? 'http://localhost',
    secret,
    database,
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // the API counts, by address and by client
    logger: { level: 'warn', disableColors: true, log: (_level, message) => warn(message) },
    user: { modelName: 'person' },
    session: { expiresIn: 30 * day, updateAge: hour },
    advanced: {
      cookiePrefix: 'alongside',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codeLastsSeconds,
        allowedAttempts: triesPerCode,
        // Six digits are soon guessed from a plain hash, so the hash takes a key.
        storeOTP: { hash: (code) => Promise.resolve(codes.markOf(code)) },
        sendVerificationOTP: () => Promise.reject(new Error('codes are made here and mailed by the API')),
      }),
      signInAs(),
      claimAddress((code) => codes.markOf(code)),
    ],
  } satisfies BetterAuthOptions
}

function problemOf(error: InstanceType<typeof APIError>): Problem {
  switch (error.body?.code) {
    case 'TOO_MANY_ATTEMPTS':
      return { kind: 'tooManyTries', words: 'Too many wrong codes. Ask for a new one.', field: 'code' }
    case 'OTP_EXPIRED':
      return { kind: 'ended', words: 'This code is too old. Ask for a new one.', field: 'code' }
    default:
      return { kind: 'wrongCode', words: 'This is not the code that was sent last.', field: 'code' }
  }
}
