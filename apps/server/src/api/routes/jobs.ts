import { answerJobSchema, jobsViewSchema, type JobView } from '@alongside/protocol'
import type { TroubledJob } from '@alongside/storage'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { aboutOf, type About } from '../../jobs/about.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import { asOrganiser } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { namesIn, type Names } from '../view/names.ts'

/** What was to be done in a space and could not be: for its organisers to see, and to begin anew or give up. */
export function jobRoutes(deps: ApiDeps) {
  const { people, jobs, wakeWork, now } = deps
  return new Hono<Env>()
    .get(
      '/spaces/:space/jobs',
      describeRoute(describes('What could not be done yet, for organisers', jobsViewSchema)),
      async (c) => {
        const { space, me } = await asOrganiser(deps, c)
        const troubled = (await jobs.troubled(space.id)).flatMap((job) => {
          const about = aboutOf(job, space, me.person, now())
          return about === null ? [] : [{ job, about }]
        })
        const told = troubled.flatMap(({ about }) => (about.what === 'member' ? [about.person] : []))
        const names = await namesIn(space, people, told, languageOf(c.req.raw.headers))
        return c.json({ jobs: troubled.map(({ job, about }) => jobView(job, about, names)) })
      },
    )

    .post(
      '/spaces/:space/jobs/:job',
      describeRoute(describes('Begin anew what could not be done, or give it up', null)),
      takes(answerJobSchema),
      async (c) => {
        const { space } = await asOrganiser(deps, c)
        const { answer } = c.req.valid('json')
        if (!(await jobs.answer(space.id, Number(c.req.param('job')), answer, now()))) return nothingHere()
        wakeWork()
        return c.body(null, 204)
      },
    )
}

function jobView({ id, state, attempts, dueAt, problem }: TroubledJob, about: About, names: Names): JobView {
  return {
    id,
    about: about.what === 'member' ? { ...about, name: names.of(about.person) } : about,
    state,
    attempts,
    nextAt: state === 'again' ? dueAt : null,
    problem,
  }
}
