import { publicRoundSchema, type PublicRound } from '@alongside/allocation'
import { Refusal } from '@alongside/protocol'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { ballotsFileFor } from '../../allocation/ballots-file.ts'
import { describes, nothingHere } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { giveBallots, givesBallots } from '../give-ballots.ts'

/** What came of rounds, for everyone who has their address. */
export function publicRoundRoutes({ spaces, ballots }: Pick<ApiDeps, 'spaces' | 'ballots'>) {
  async function roundAsked(c: ApiContext): Promise<PublicRound> {
    const id = c.req.param('page') ?? ''
    const space = await spaces.spaceOf('result', id)
    for (const round of space?.allocations.values() ?? []) {
      const page = round.pages.find((one) => one.id === id)
      const document = space?.documents.get(round.id)
      if (space === null || page === undefined || document === undefined || round.counted === null) continue
      if (page.withdrawn !== null || document.putAway) {
        throw new Refusal('ended', 'This result was public, and is not any more.')
      }
      const file = await ballotsFileFor(ballots, round, document.title)
      if (file === null) continue
      // Short, so that what is withdrawn is gone soon everywhere.
      c.header('cache-control', 'public, max-age=60')
      return {
        timeZone: space.timeZone,
        source: round.rules.source,
        openedAt: round.openedAt ?? round.counted.at,
        countedAt: round.counted.at,
        file,
      }
    }
    return nothingHere()
  }

  return new Hono<Env>()
    .get(
      '/public/rounds/:page',
      describeRoute(describes('What came of a round that is public', publicRoundSchema)),
      async (c) => c.json(await roundAsked(c)),
    )
    .get(
      '/public/rounds/:page/ballots.json',
      describeRoute(givesBallots('The ballots of a round that is public, and nobody’s name')),
      async (c) => giveBallots(c, (await roundAsked(c)).file),
    )
}
