import { createLimiter, type SignInLimits } from '../auth/limits.ts'
import { tooManyTries } from './answer.ts'
import { clientAddressHeader, type ApiContext } from './env.ts'

/** Counts the codes that are mailed and tried, whatever they are for: each refuses what is too much. */
export interface CodeLimits {
  /** Before a code is mailed to an address that somebody merely names. */
  ask(c: ApiContext, email: string): Promise<void>
  /** Before a code that somebody typed is looked at. */
  try(c: ApiContext, email: string): Promise<void>
}

/** One count for all that mails codes: an address gets no more of them by asking in two places. */
export function createCodeLimits(limits: SignInLimits): CodeLimits {
  const counted = (perAddress: keyof SignInLimits, perClient: keyof SignInLimits): CodeLimits['ask'] => {
    const [byAddress, byClient] = [createLimiter(limits[perAddress]), createLimiter(limits[perClient])]
    return async (c, email) => {
      const client = c.req.header(clientAddressHeader)
      const may = (client === undefined || (await byClient.take(client))) && (await byAddress.take(email))
      if (!may) tooManyTries()
    }
  }
  return {
    ask: counted('codesPerAddress', 'codesPerClient'),
    try: counted('triesPerAddress', 'triesPerClient'),
  }
}
