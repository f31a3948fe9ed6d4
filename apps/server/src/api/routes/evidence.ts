import { isPastDeadline, myFileSchema, type Criterion, type MyFile } from '@alongside/evaluation'
import { idSchema, Refusal } from '@alongside/protocol'
import { dayIn, permissionOn } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { ownFile } from '../../evaluation/mine.ts'
import type { Round } from '../../evaluation/round.ts'
import type { Taken } from '../../files/intake.ts'
import { checkSize } from '../../files/spool.ts'
import { asks, describes, nothingHere } from '../answer.ts'
import { askedEvaluation, type AskedEvaluation } from '../asked-evaluation.ts'
import { createUploadLimit } from '../upload-limit.ts'
import type { ApiDeps } from '../deps.ts'
import { dispositionOf } from '../disposition.ts'
import type { ApiContext, Env } from '../env.ts'
import { giving, takingBytes } from '../give-file.ts'
import { nameIn } from './files.ts'

/** Where the body of a request is a file that comes with a score, and may be as large as one. */
export const takesEvidence = '/api/evaluations/:evaluation/criteria/:criterion/evidence'

/** As its sender calls it, so that sent again it is the same. */
const sendingSchema = z.object({ id: idSchema })

/** Files that come with a score: sealed until the reveal, and given to whoever sent them alone. */
export function evidenceRoutes(deps: ApiDeps) {
  const { evidence, intake, fileLimits } = deps
  const limit = createUploadLimit(deps.now)

  return new Hono<Env>()
    .post(
      '/evaluations/:evaluation/criteria/:criterion/evidence',
      describeRoute({
        ...describes('Send a file that is to come with my score: its bytes are the body', myFileSchema),
        ...takingBytes,
      }),
      asks(sendingSchema),
      async (c) => {
        const { asked, criterion } = await scoringIn(deps, c)
        const { evaluation, person, space } = asked
        const today = dayIn(space.timeZone, deps.now())
        if (criterion.state !== 'open' || isPastDeadline(evaluation, today)) {
          throw new Refusal('ended', 'Scoring is over here, or has not begun. Nothing can be added to it.')
        }
        checkSize(Number(c.req.header('content-length') ?? 0), fileLimits.maxBytes)
        limit.take(person)
        const { id } = c.req.valid('query')
        const of = { at: roundOf(asked, criterion), person }
        let content = new Uint8Array()
        const taken: Taken = await intake.take(
          person,
          nameIn(c),
          c.req.raw.body,
          () => Promise.resolve(),
          async (bytes) => void (content = await wholeOf(bytes)),
        )
        const file = await evidence.take(of, id, { ...taken, content })
        const { name, type, bytes } = file
        return c.json({ id, seal: evidence.sealOf(of, file), name, type, bytes } satisfies MyFile)
      },
    )

    .get(
      '/evaluations/:evaluation/criteria/:criterion/evidence/:file',
      describeRoute({ ...giving, summary: 'The bytes of a file that came with my score' }),
      async (c) => {
        const { asked, criterion } = await scoringIn(deps, c)
        const file = await ownFile(deps, asked, criterion, c.req.param('file'))
        const content = file === null ? null : await evidence.contentOf(roundOf(asked, criterion), file)
        if (file === null || content === null) return nothingHere()
        c.header('content-type', file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type)
        c.header('content-disposition', dispositionOf(file.type, file.name))
        return c.body(new Uint8Array(content))
      },
    )
}

/** The criterion that a path names, for somebody who scores it; for everybody else there is nothing. */
async function scoringIn(
  deps: ApiDeps,
  c: ApiContext,
): Promise<{ readonly asked: AskedEvaluation; readonly criterion: Criterion }> {
  const asked = await askedEvaluation(deps, c)
  const criterion = asked.evaluation.criteria.get(c.req.param('criterion') ?? '')
  const mayRead = criterion !== undefined && permissionOn(asked.space, asked.person, criterion.id) !== null
  if (!mayRead || !asked.evaluation.panel.has(asked.person)) return nothingHere()
  return { asked, criterion }
}

function roundOf({ evaluation }: AskedEvaluation, { id: criterion, round }: Criterion): Round {
  return { evaluation: evaluation.id, criterion, round }
}

async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}
