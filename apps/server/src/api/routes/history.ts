import {
  documentHistorySchema,
  Refusal,
  sectionHistorySchema,
  sectionMomentSchema,
} from '@alongside/protocol'
import { permissionOn, placeOf, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { readableIn } from '../../record/given.ts'
import { describes, nothingHere } from '../answer.ts'
import { askedDocument } from '../asked-document.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { documentHistory, versionsOf } from '../view/document-history.ts'
import { markOf, momentView, peopleInHistory, peopleInMoment, sittingViews } from '../view/history.ts'
import { namesIn } from '../view/names.ts'

/** What became of a section, for whoever may read it now. */
export function historyRoutes({ spaces, people, reader }: ApiDeps) {
  async function readable(c: ApiContext): Promise<{ space: Space; section: string }> {
    const { person } = whoAsks(c)
    const section = c.req.param('section') ?? ''
    const space = await spaces.spaceOf('section', section)
    if (space === null || permissionOn(space, person, section) === null) return nothingHere()
    return { space, section }
  }

  return new Hono<Env>()
    .get(
      '/sections/:section/history',
      describeRoute(describes('What became of a section: who worked on it, and when', sectionHistorySchema)),
      async (c) => {
        const { space, section } = await readable(c)
        const read = await reader.sittings(section, rowIn(c.req.query('before')))
        const language = languageOf(c.req.raw.headers)
        const versions = placeOf(space, section)?.document.versions ?? []
        const erased = (space.erased.get(section) ?? []).toReversed()
        const named = [...peopleInHistory(read), ...[...versions, ...erased].map(({ by }) => by)]
        const names = await namesIn(space, people, named, language)
        const { seq, earlier } = read
        const sittings = sittingViews(read, names)
        return c.json({
          section,
          seq,
          sittings,
          earlier,
          versions: versionsOf(space, versions, section, names),
          erased: erased.map(({ by, ...one }) => ({
            ...one,
            by: markOf(names, by, { capacity: 'observer' }),
          })),
        })
      },
    )

    .get(
      '/documents/:document/history',
      describeRoute(describes('The named versions of a document, and how it began', documentHistorySchema)),
      async (c) => {
        const { person, space, document } = await askedDocument({ spaces }, c)
        const sections = readableIn(space, document, person).map((section) => section.id)
        // A text that cannot be read right now takes nobody's versions away; the reader has logged why.
        const read = sections.map((section) =>
          reader.beginning(section).then(
            (beginning) => [{ section, beginning }],
            () => [],
          ),
        )
        const beginnings = (await Promise.all(read)).flat()
        const by = document.versions.map((version) => version.by)
        const names = await namesIn(space, people, by, languageOf(c.req.raw.headers))
        return c.json(documentHistory(space, document, { sections, beginnings, names }))
      },
    )

    .get(
      '/sections/:section/history/:row',
      describeRoute(describes('A section as it read after a row, beside another', sectionMomentSchema)),
      async (c) => {
        const { space, section } = await readable(c)
        const seq = rowIn(c.req.param('row')) ?? nothingHere()
        const since = rowIn(c.req.query('since'))
        if (since !== null && since > seq)
          throw new Refusal('invalid', 'A moment is compared with an earlier one.', 'since')
        const read = await reader.moment(section, seq, since)
        const language = languageOf(c.req.raw.headers)
        const names = await namesIn(space, people, peopleInMoment(read), language)
        return c.json(momentView(section, read, names))
      },
    )
}

/** The number of a row in an address; null where none is said. */
function rowIn(said: string | undefined): number | null {
  if (said === undefined) return null
  if (/^\d{1,10}$/.test(said)) return Number(said)
  throw new Refusal('invalid', 'A row is a whole number.')
}
