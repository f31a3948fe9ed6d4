import type { BallotsFile } from '@alongside/allocation'
import type { DescribeRouteOptions } from 'hono-openapi'
import { describes } from './answer.ts'
import { dispositionOf } from './disposition.ts'
import type { ApiContext } from './env.ts'

const type = 'application/json'

/** Answers with the ballots of a round as a file to keep, from which anybody counts again. */
export function giveBallots(c: ApiContext, file: BallotsFile): Response {
  c.header('content-type', `${type}; charset=utf-8`)
  c.header('content-disposition', dispositionOf(type, `${file.title}.json`))
  return c.body(`${JSON.stringify(file, null, 2)}\n`)
}

/** Describes a route that gives such a file. */
export function givesBallots(summary: string): DescribeRouteOptions {
  return {
    summary,
    responses: {
      ...describes('', null).responses,
      200: { description: 'A file.', content: { [type]: { schema: { type: 'string' } } } },
    },
  }
}
