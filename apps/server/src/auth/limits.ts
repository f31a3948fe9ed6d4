import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How often something may be done by one key in a stretch of time. */
export interface Allowance {
  readonly times: number
  readonly seconds: number
}

export interface SignInLimits {
  /** Asking for a code, for one address of mail. */
  readonly codesPerAddress: Allowance
  /** Asking for a code, from one client. */
  readonly codesPerClient: Allowance
  /** Trying a code, for one address of mail. */
  readonly triesPerAddress: Allowance
  /** Trying a code, from one client. */
  readonly triesPerClient: Allowance
  /** Looking at and accepting invitations, and trying the set-up code, from one client. */
  readonly joinsPerClient: Allowance
  /** Trying wrong codes to come back with as a guest, of whichever link, from one client. */
  readonly wrongCodesPerClient: Allowance
  /** Trying wrong codes of links, from one network. */
  readonly wrongJoinCodesPerClient: Allowance
  /** Trying wrong codes of links, from everywhere together. */
  readonly wrongJoinCodes: Allowance
}

const quarter = 15 * 60

export const defaultSignInLimits: SignInLimits = {
  codesPerAddress: { times: 5, seconds: quarter },
  codesPerClient: { times: 40, seconds: quarter },
  triesPerAddress: { times: 12, seconds: quarter },
  triesPerClient: { times: 60, seconds: quarter },
  joinsPerClient: { times: 120, seconds: quarter },
  // Of 78 thousand million codes ten thousand clients would find one of 300 guests in nine days.
  wrongCodesPerClient: { times: 30, seconds: quarter },
  // A hall of people behind one network, with some who mistype.
  wrongJoinCodesPerClient: { times: 30, seconds: quarter },
  // Of 34 million codes whoever guesses finds one of 50 in a month, from however many networks; the log says so on day one.
  wrongJoinCodes: { times: 200, seconds: quarter },
}

/** Counts how often each key did something; `take` says whether it may once more, `giveBack` takes one off again. */
export interface Limiter {
  take(key: string): Promise<boolean>
  giveBack(key: string): Promise<void>
}

export function createLimiter({ times, seconds }: Allowance): Limiter {
  const limiter = new RateLimiterMemory({ points: times, duration: seconds })
  return {
    async take(key) {
      try {
        await limiter.consume(key)
        return true
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false
        throw refused
      }
    },
    async giveBack(key) {
      await limiter.reward(key)
    },
  }
}
