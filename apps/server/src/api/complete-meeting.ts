import type { CompleteMeetingAsk, NeedOf } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'
import type { Space } from '@alongside/space'
import type { ApiDeps } from './deps.ts'
import { createHash } from 'node:crypto'
import { nothingHere } from './answer.ts'

export type CompleteMeetingDeps = Pick<ApiDeps, 'needs'>

/** Adds to what is asked of a meeting what only the server knows. */
export async function completeMeetingAsk(
  deps: CompleteMeetingDeps,
  space: Space,
  person: string,
  meeting: string,
  ask: MeetingAsk,
): Promise<CompleteMeetingAsk> {
  switch (ask.do) {
    case 'raiseCard': {
      const { by } = ask
      return { ...ask, by: by.as === 'named' ? by : { as: 'unnamed', hash: hashOfCard(by.token) } }
    }
    case 'lowerCard':
      return { do: 'lowerCard', card: ask.card, hash: ask.token === null ? null : hashOfCard(ask.token) }
    case 'publish':
      return { ...ask, needs: await needsAt(deps, space, person, meeting) }
    case 'sendPack':
      return { ...ask, to: [], needs: await needsAt(deps, space, person, meeting) }
    case 'addPaper':
      return nothingHere()
    default:
      return ask
  }
}

/** What those who have a seat need, as far as whoever prepares the meeting may know. */
async function needsAt(
  _deps: CompleteMeetingDeps,
  _space: Space,
  _person: string,
  _meeting: string,
): Promise<readonly NeedOf[]> {
  return []
}

/** The hash of a card's secret in hexadecimal letters. */
function hashOfCard(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
