import type { Auth } from '../auth/auth.ts'
import type { ApiContext } from './env.ts'

/** Signs the browser that asks in as a person, whom the caller has made sure of. */
export async function signInTo(auth: Pick<Auth, 'signInAs'>, c: ApiContext, person: string): Promise<void> {
  const { cookies } = await auth.signInAs(person, c.req.raw.headers)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}
