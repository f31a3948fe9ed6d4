import { Refusal } from '@alongside/protocol'
import { createLimiter, type SignInLimits } from '../auth/limits.ts'
import { tooManyTries } from './answer.ts'
import { clientAddressHeader, type ApiContext } from './env.ts'

/** A code that a guest typed: under which link, whose it is, and what to say where it is nobody's. */
export interface ComeBackTry {
  readonly link: string
  readonly whose: () => string | null
  readonly wrong: string
}

/** Looks whose a come-back code is; refuses a wrong one, and one after many wrong ones. */
export type ComeBackTries = (c: ApiContext, tried: ComeBackTry) => Promise<string>

/**
 * Counts wrong codes by the client that sends them, whatever the link: whoever guesses keeps out nobody but themselves,
 * and a hall full of guests with right codes is not counted.
 */
export function createComeBackTries({ wrongCodesPerClient }: SignInLimits): ComeBackTries {
  const tries = createLimiter(wrongCodesPerClient)
  return async (c, { link, whose, wrong }) => {
    const client = c.req.header(clientAddressHeader) ?? link
    // Counted before it is looked at, so that of many at once no more are looked at than may be.
    if (!(await tries.take(client))) return tooManyTries()
    const person = whose()
    if (person === null) throw new Refusal('wrongCode', wrong, 'code')
    await tries.giveBack(client)
    return person
  }
}
