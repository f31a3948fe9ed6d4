import { Refusal, type Command } from '@alongside/protocol'
import { createLimiter } from '../auth/limits.ts'

/** As many as somebody could mean in a minute. */
const allowance = { times: 30, seconds: 60 }

/**
 * Holds back whoever raises one unnamed card after the other. They are counted for no link and no person in the log, so
 * that nobody can tell whose they are: this count is in memory alone, and is gone after a minute.
 */
export function createUnnamedCards() {
  const limiter = createLimiter(allowance)
  return async (person: string, command: Command): Promise<void> => {
    const isOne = command.do === 'meet' && command.ask.do === 'raiseCard' && command.ask.by.as === 'unnamed'
    if (!isOne || (await limiter.take(person))) return
    throw new Refusal('tooMany', 'You held up very many cards just now. Wait a minute.')
  }
}
