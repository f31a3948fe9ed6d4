import { Refusal } from '@alongside/protocol'
import { createLimiter, type SignInLimits } from '../auth/limits.ts'
import { tooManyTries } from './answer.ts'
import type { ApiDeps } from './deps.ts'
import { clientAddressHeader, type ApiContext } from './env.ts'
import { networkOf } from './network-of.ts'

/** Gives what a code that somebody typed leads to; refuses a wrong one, and any after many wrong ones. */
export type JoinCodeTries = (c: ApiContext, look: () => Promise<string | null>) => Promise<string>

/**
 * Counts wrong codes by network, and all together: a code can be tried at any link, so whoever has many networks must
 * not have as many tries. When all are used up no code leads anywhere for a while; addresses and QR codes go on.
 */
export function createJoinCodeTries(
  { wrongJoinCodesPerClient, wrongJoinCodes }: SignInLimits,
  warn: ApiDeps['warn'],
): JoinCodeTries {
  const byNetwork = createLimiter(wrongJoinCodesPerClient)
  const byAll = createLimiter(wrongJoinCodes)
  const told = createLimiter({ times: 1, seconds: wrongJoinCodes.seconds })
  const all = 'all'

  return async (c, look) => {
    const client = c.req.header(clientAddressHeader)
    const network = client === undefined ? null : networkOf(client)
    // Counted before it is looked at, so that of many at once no more are looked at than may be.
    if (network !== null && !(await byNetwork.take(network))) return tooManyTries()
    if (!(await byAll.take(all))) {
      if (await told.take(all)) warn('codes.guessed', { times: wrongJoinCodes.times })
      return tooManyTries()
    }
    const found = await look()
    if (found === null) throw new Refusal('wrongCode', 'Nothing has this code now.', 'code')
    if (network !== null) await byNetwork.giveBack(network)
    await byAll.giveBack(all)
    return found
  }
}
