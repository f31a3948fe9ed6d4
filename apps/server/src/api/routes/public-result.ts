import { Refusal } from '@alongside/protocol'
import { wholeResultSchema, type WholeResult } from '@alongside/review'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createCountsOutside } from '../../review/beside.ts'
import { wholeResultOutside } from '../../review/whole-result.ts'
import { describes, nothingHere } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { giveResult, giveShown, givesResult } from '../give-result.ts'

/** Results for everyone who has their address. */
export function publicResultRoutes(deps: ApiDeps) {
  const { spaces } = deps
  const count = createCountsOutside(deps)

  async function resultAsked(c: ApiContext): Promise<WholeResult> {
    const id = c.req.param('page') ?? ''
    const space = await spaces.spaceOf('result', id)
    for (const evaluation of space?.evaluations.values() ?? []) {
      const page = evaluation.pages.get(id)
      if (space === null || page === undefined) continue
      if (page.withdrawn !== null || space.documents.get(evaluation.id)?.putAway !== false) {
        throw new Refusal('ended', 'This result was public, and is not any more.')
      }
      // Short, so that what is withdrawn is gone soon everywhere.
      c.header('cache-control', 'public, max-age=60')
      return (await wholeResultOutside(deps, space, evaluation, count)).result
    }
    return nothingHere()
  }

  return new Hono<Env>()
    .get(
      '/public/results/:page',
      describeRoute(describes('A result that is public', wholeResultSchema)),
      async (c) => c.json(await resultAsked(c)),
    )
    .get(
      '/public/results/:page/result.csv',
      describeRoute(givesResult('The scores of a public result as a table', 'csv')),
      async (c) => giveResult(c, await resultAsked(c), 'csv'),
    )
    .get(
      '/public/results/:page/shown.csv',
      describeRoute(givesResult('What the space of a public review shows, as a table', 'csv')),
      async (c) => giveShown(c, await resultAsked(c)),
    )
    .get(
      '/public/results/:page/result.json',
      describeRoute(givesResult('A public result as a file', 'json')),
      async (c) => giveResult(c, await resultAsked(c), 'json'),
    )
}
