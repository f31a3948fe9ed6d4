import type { Cookies } from '@sveltejs/kit'
import { z } from 'zod'
import { localPath } from '#lib/local-path.ts'

const cookie = 'signing-in'
const maxAge = 900 // seconds: longer than a code lasts

const schema = z.object({ email: z.string(), next: z.string().transform((path) => localPath(path)) })
export type SigningIn = z.infer<typeof schema>

/** Keeps the address between the two pages, out of the address bar. */
export function keepSigningIn(cookies: Cookies, url: URL, signingIn: SigningIn): void {
  cookies.set(cookie, JSON.stringify(signingIn), {
    path: '/sign-in',
    httpOnly: true,
    maxAge,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  })
}

/** The address that a code was sent to; null where nobody asked for one. */
export function readSigningIn(cookies: Cookies): SigningIn | null {
  try {
    return schema.safeParse(JSON.parse(cookies.get(cookie) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

/** Forgets the address. */
export function doneSigningIn(cookies: Cookies): void {
  cookies.delete(cookie, { path: '/sign-in' })
}
