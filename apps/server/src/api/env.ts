import type { Context } from 'hono'
import type { SignedIn } from '../auth/auth.ts'
import type { ApiDeps } from './deps.ts'

/** What middleware leaves for the routes. */
export interface Env {
  Variables: {
    /** Whose session the request came with. */
    signedIn: SignedIn | null
  }
}

export type ApiContext = Context<Env>

/** Where the product is reached: as configured, else as the request says. */
export function siteOf(c: Context, { publicUrl }: Pick<ApiDeps, 'publicUrl'>): string {
  return publicUrl ?? new URL(c.req.url).origin
}

/**
 * The header in which the server's front says from where a request came. The front sets it on every request
 * and drops what a client sent under this name; where it is missing, clients are not told apart.
 */
export const clientAddressHeader = 'x-alongside-client'
