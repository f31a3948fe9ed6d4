import { linkCodeSchema, linksSchema, makeCodeSchema, Refusal, type Links } from '@alongside/protocol'
import { holdsOffice, linkState, looksAfter, maySee } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createJoinCodes } from '../../auth/join-codes.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import { siteOf, type Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { createTokens } from '../token.ts'
import { guestsBy, linkCode, linkView } from '../view/link-view.ts'
import { namesIn } from '../view/names.ts'

/** The links to a document, for those who look after them. */
export function linkRoutes(deps: ApiDeps) {
  const { spaces, people, contacts } = deps
  const tokens = createTokens(deps.secret, 'links')
  const codes = createJoinCodes(deps)

  return new Hono<Env>()
    .get(
      '/documents/:document/links',
      describeRoute(describes('The links to a document, and who came by each', linksSchema)),
      async (c) => {
        const { person } = whoAsks(c)
        const document = c.req.param('document')
        const space = await spaces.spaceOf('document', document)
        if (space === null || !maySee(space, person, document)) return nothingHere()
        const links = [...space.links.values()].filter(
          (link) => link.document === document && looksAfter(space, person, link),
        )
        const guests = links.flatMap((link) => guestsBy(space, link).map((guest) => guest.person))
        const makers = links.flatMap(({ madeBy }) => madeBy ?? [])
        const confirms = holdsOffice(space, person, 'organiser')
        const view = {
          names: await namesIn(space, people, [...guests, ...makers], languageOf(c.req.raw.headers)),
          contacts: confirms ? await contacts.of(space.id, guests) : new Map<string, never>(),
          codes: await codes.of(links.map(({ id }) => id)),
          urlOf: (link: string) => `${siteOf(c, deps)}/l/${tokens.tokenOf(link)}`,
        }
        return c.json({
          confirms,
          links: links.map((link) => linkView(space, link, view)).toReversed(),
        } satisfies Links)
      },
    )
    .post(
      '/links/:link/code',
      describeRoute(describes('Give a link a code, or another one', linkCodeSchema)),
      takes(makeCodeSchema),
      async (c) => {
        const { person } = whoAsks(c)
        const id = c.req.param('link')
        const space = await spaces.spaceOf('link', id)
        const link = space?.links.get(id)
        if (space === null || link === undefined || !looksAfter(space, person, link)) return nothingHere()
        if (linkState(link) !== 'open') {
          throw new Refusal('ended', 'This link lets nobody in right now, so it gets no code.')
        }
        const code = await codes.make(id, c.req.valid('json').instead)
        return c.json(linkCode(space, link, code))
      },
    )
}
