import type { Context } from 'hono'
import type { SignedIn } from '../auth/auth.ts'

/** What middleware leaves for the routes. */
export interface Env {
  Variables: {
    /** Whose session the request came with. */
    signedIn: SignedIn | null
  }
}

export type ApiContext = Context<Env>

/**
 * The header in which the server's front says from where a request came. The front sets it on every request
 * and drops what a client sent under this name; where it is missing, clients are not told apart.
 */
export const clientAddressHeader = 'x-alongside-client'
