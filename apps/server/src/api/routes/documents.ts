import { documentViewSchema, sectionTextSchema } from '@alongside/protocol'
import { permissionOn, saidIn } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere } from '../answer.ts'
import { askedDocument } from '../asked-document.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { documentView } from '../view/document-view.ts'
import { namesIn } from '../view/names.ts'
import { peopleIn, sectionText } from '../view/section-text.ts'

/** Documents and the words in them. */
export function documentRoutes({ spaces, people, reader, meter }: ApiDeps) {
  return new Hono<Env>()
    .get(
      '/documents/:document',
      describeRoute(describes('A document: its header and the sections that I may read', documentViewSchema)),
      async (c) => {
        const { person, space, document } = await askedDocument({ spaces }, c)
        return c.json(documentView(space, document, person, meter.permissionOn))
      },
    )

    .get(
      '/sections/:section/text',
      describeRoute(
        describes('The words of a section, block by block, with their authors', sectionTextSchema),
      ),
      async (c) => {
        const { person } = whoAsks(c)
        const id = c.req.param('section')
        const space = await spaces.spaceOf('section', id)
        if (space === null || permissionOn(space, person, id) === null) return nothingHere()
        const read = await reader.read(id)
        const names = await namesIn(space, people, peopleIn(read), languageOf(c.req.raw.headers))
        return c.json(sectionText(read, names, saidIn(space, id)))
      },
    )
}
