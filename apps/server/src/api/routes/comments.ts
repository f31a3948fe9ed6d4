import { commentsSchema } from '@alongside/protocol'
import { filesOf, permissionOn, threadsOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { peopleInThreads, threadViews } from '../view/comments.ts'
import { namesIn } from '../view/names.ts'

/** What was said about the words of a section. */
export function commentRoutes({ spaces, people, reader }: ApiDeps) {
  return new Hono<Env>().get(
    '/sections/:section/comments',
    describeRoute(describes('The comments on a section with their replies', commentsSchema)),
    async (c) => {
      const { person } = whoAsks(c)
      const section = c.req.param('section')
      const space = await spaces.spaceOf('section', section)
      if (space === null || permissionOn(space, person, section) === null) return nothingHere()
      const threads = threadsOf(space, section).values()
      const anchored = threads.map(({ anchor }) => anchor?.letters ?? [])
      // A text that cannot be read right now takes nobody's comments away; the reader has logged why.
      const found = anchored.some(({ length }) => length > 0)
        ? await reader.find(section, anchored).catch(() => [])
        : []
      const names = await namesIn(space, people, peopleInThreads(threads), languageOf(c.req.raw.headers))
      return c.json({
        section,
        position: space.head,
        threads: threadViews(threads, found, { files: filesOf(space, section), names }),
      })
    },
  )
}
