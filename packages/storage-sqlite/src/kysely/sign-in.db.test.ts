import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { emailOTP } from 'better-auth/plugins'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { SqliteStore } from '../open-sqlite-store.ts'
import { openInTest } from '../testing/open-in-test.ts'

const origin = 'http://localhost:3000'
const sessionSchema = z.object({
  user: z.object({ id: z.string(), email: z.string(), emailVerified: z.boolean() }),
})

/** The sign-in library on the store, and what a browser would do with it. */
function signInOn(store: SqliteStore) {
  const codes = new Map<string, string>()
  const auth = betterAuth({
    baseURL: origin,
    secret: 'a secret for this test that is long enough',
    database: { dialect: store.dialect, type: 'sqlite', transaction: true },
    user: { modelName: 'person' },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    rateLimit: { enabled: false },
    plugins: [
      emailOTP({
        async sendVerificationOTP({ email, otp }) {
          codes.set(email, otp)
        },
      }),
    ],
  })

  const call = async (path: string, body: object | null, cookie = ''): Promise<Response> =>
    auth.handler(
      new Request(`${origin}/api/auth${path}`, {
        method: body === null ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', origin, cookie },
        body: body === null ? null : JSON.stringify(body),
      }),
    )

  /** Has a code sent, and gives it. */
  const codeFor = async (email: string): Promise<string> => {
    const asked = await call('/email-otp/send-verification-otp', { email, type: 'sign-in' })
    expect(asked.status).toBe(200)
    return vi.waitUntil(() => codes.get(email)) // it is sent beside the answer
  }

  const present = (email: string, otp: string) => call('/sign-in/email-otp', { email, otp })

  /** Signs in with the code that was sent, and gives the session's cookie. */
  const signIn = async (email: string): Promise<string> => {
    const answer = await present(email, await codeFor(email))
    expect(answer.status).toBe(200)
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ')
  }

  const sessionOf = async (cookie: string) => {
    const answer = await call('/get-session', null, cookie)
    return sessionSchema.nullable().parse(await answer.json())
  }

  return { auth, call, codeFor, present, signIn, sessionOf }
}

describe('the sign-in library on the dialect', () => {
  it('[Q12] signs in someone new with a code, and knows them by their session', async () => {
    const store = await openInTest()
    const { signIn, sessionOf } = signInOn(store)
    const session = await sessionOf(await signIn('asha@example.org'))
    expect(session?.user).toMatchObject({ email: 'asha@example.org', emailVerified: true })
    expect(await store.people.byEmail('asha@example.org')).toMatchObject({ id: session?.user.id })
    expect(await sessionOf('better-auth.session_token=forged')).toBeNull()
  })

  it('[Q12] signs in someone whom an organiser added before, as the same person', async () => {
    const store = await openInTest()
    await store.people.add({ id: 'moses00000000000', name: 'Moses', email: 'moses@example.org' })
    const { signIn, sessionOf } = signInOn(store)
    const session = await sessionOf(await signIn('moses@example.org'))
    expect(session?.user.id).toBe('moses00000000000')
    expect(await store.people.count()).toBe(1)
  })

  it('[Q12] refuses a wrong code, and takes the right one once', async () => {
    const { codeFor, present } = signInOn(await openInTest())
    const code = await codeFor('asha@example.org')
    const wrong = code === '123456' ? '654321' : '123456'
    expect((await present('asha@example.org', wrong)).status).toBe(400)
    expect((await present('asha@example.org', code)).status).toBe(200)
    expect((await present('asha@example.org', code)).status).toBe(400)
  })

  it('[Q12] ends a session', async () => {
    const { call, signIn, sessionOf } = signInOn(await openInTest())
    const cookie = await signIn('asha@example.org')
    expect((await call('/sign-out', {}, cookie)).status).toBe(200)
    expect(await sessionOf(cookie)).toBeNull()
  })

  it('[Q12] finds its tables as it wants them', async () => {
    const { auth } = signInOn(await openInTest())
    const { toBeCreated, toBeAdded } = await getMigrations(auth.options)
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
  })

  it('[Q12] signs in many at once while text is written', async () => {
    const store = await openInTest()
    const { signIn, sessionOf } = signInOn(store)
    const addresses = Array.from({ length: 8 }, (_, index) => `person-${index}@example.org`)
    const write = async () => {
      for (let head = 0; head < 40; head += 1) {
        await store.text.append([{ section: 'one', head, rows: [row], bound: [], retired: [] }])
      }
    }
    const [cookies] = await Promise.all([Promise.all(addresses.map(signIn)), write()])
    const sessions = await Promise.all(cookies.map(sessionOf))
    expect(sessions.map((session) => session?.user.email)).toEqual(addresses)
    expect((await store.text.start('one')).head).toBe(40)
  })
})

const row = { at: 1, session: 's', pen: null, kind: 'update' as const, bytes: new Uint8Array([1]) }
