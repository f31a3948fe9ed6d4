import { sectionSuggestionsSchema } from '@alongside/protocol'
import { permissionOn } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { namesIn } from '../view/names.ts'
import { peopleInSuggestions, suggestionView } from '../view/suggestions.ts'

/** What is suggested in a section, and what became of it. */
export function suggestionRoutes({ spaces, people, reader }: ApiDeps) {
  return new Hono<Env>().get(
    '/sections/:section/suggestions',
    describeRoute(
      describes('What is suggested in a section, and what became of it', sectionSuggestionsSchema),
    ),
    async (c) => {
      const { person } = whoAsks(c)
      const section = c.req.param('section')
      const space = await spaces.spaceOf('section', section)
      if (space === null || permissionOn(space, person, section) === null) return nothingHere()
      const suggested = await reader.suggested(section)
      const names = await namesIn(
        space,
        people,
        peopleInSuggestions(suggested),
        languageOf(c.req.raw.headers),
      )
      return c.json({ section, suggestions: suggested.map((one) => suggestionView(one, names)) })
    },
  )
}
