import { readingSchema, type Reading, type SectionText } from '@alongside/protocol'
import { byLinkOnSection, fileOf, saidIn, type Section } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { describes, nothingHere } from '../answer.ts'
import { createHolding, type Held } from '../by-link.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { giveFile, giving } from '../give-file.ts'
import type { Names } from '../view/names.ts'
import { blockViews } from '../view/section-text.ts'

/** A document as visitors read it: they say no name, hold nothing but the link, and are shown nobody's name. */
export function readingRoutes(deps: ApiDeps) {
  const holding = createHolding(deps)

  async function asVisitor(token: string): Promise<Held & { sections: readonly Section[] }> {
    const held = await holding.open(token)
    if (!held.link.visitors) return nothingHere()
    const sections = held.document.sections.filter(
      (section) => !section.putAway && byLinkOnSection(held.link.permission, section) !== null,
    )
    return { ...held, sections }
  }

  return new Hono<Env>()
    .get(
      '/links/:token/reading',
      describeRoute(describes('A document as visitors read it', readingSchema)),
      async (c) => {
        const { space, document, link, sections } = await asVisitor(c.req.param('token'))
        const texts = await Promise.all(
          sections.map(({ id }) =>
            deps.reader.read(id).then(
              ({ seq, blocks, asOf }): SectionText => ({
                seq,
                ...(asOf !== undefined && { asOf }),
                text: blocks.map(({ text }) => text).join('\n'),
                blocks: blockViews(blocks, noNames, saidIn(space, id)).map((block) => ({
                  ...block,
                  runs: block.runs.map(({ text, marks, capacity, unconfirmed, disowned }) => ({
                    text,
                    marks,
                    author: nobody,
                    hand: nobody,
                    capacity,
                    at: 0,
                    ...(unconfirmed && { unconfirmed }),
                    ...(disowned && { disowned }),
                  })),
                })),
              }),
              () => null,
            ),
          ),
        )
        return c.json({
          space: space.name,
          document: document.title,
          purpose: document.header.purpose,
          label: link.label,
          lastDay: link.lastDay,
          sections: sections.map(({ id, title }, index) => ({ id, title, text: texts[index] ?? null })),
        } satisfies Reading)
      },
    )

    .get('/links/:token/files/:file', describeRoute(giving), async (c) => {
      const { space, sections } = await asVisitor(c.req.param('token'))
      const file = fileOf(space, c.req.param('file'))
      if (file === null || !sections.some(({ id }) => id === file.section)) return nothingHere()
      return giveFile(c, deps, file)
    })
}

/** In the place of people, whose names are not the visitor's to know. */
const nobody = { id: '0'.repeat(16), name: '' }

const noNames: Names = { of: () => null, orCapacity: () => '', who: () => ({ id: nobody.id }) }
