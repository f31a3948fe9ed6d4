import {
  commandAnswerSchema,
  commandSchema,
  createdDocumentSchema,
  createDocumentSchema,
  createSpaceSchema,
  Refusal,
  spaceSummarySchema,
  spaceViewSchema,
  type CommandAnswer,
} from '@alongside/protocol'
import { dayIn, holdsOffice, slugFrom, voicedOf, type Ask, type Member, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createComeBackCodes } from '../../auth/come-back-code.ts'
import { areSame } from '../../auth/seal.ts'
import { aboutOf } from '../../jobs/about.ts'
import { languageOf } from '../../mail/words/words.ts'
import { itemsToApprove } from '../../meeting/notes-now.ts'
import { createQueue } from '../../spaces/queue.ts'
import { describes, takes } from '../answer.ts'
import { asMember, asMemberOrGuestOnce } from '../as-member.ts'
import { completeAsk } from '../complete-ask.ts'
import type { ApiDeps } from '../deps.ts'
import { siteOf, type ApiContext, type Env } from '../env.ts'
import { limitJoins } from '../joins.ts'
import { whoAsks } from '../signed-in.ts'
import { createTokens } from '../token.ts'
import { createUnnamedCards } from '../unnamed-cards.ts'
import { peopleAround } from '../view/around.ts'
import { namesIn } from '../view/names.ts'
import { spaceSummary, spaceView } from '../view/space-view.ts'

/** That a code was not the right one is counted first, and then told. */
function checkCode(
  before: Space,
  after: Space,
  { section, person }: { readonly section: string; readonly person: string },
): void {
  const missed = (space: Space) => voicedOf(space, section, person).code?.missed ?? 0
  if (missed(after) > missed(before)) {
    throw new Refusal(
      'wrongCode',
      'This is not the code that was sent. Ask for it again, letter by letter.',
      'code',
    )
  }
}

/** Making a space, seeing it, and asking it for changes. */
export function spaceRoutes(deps: ApiDeps) {
  const { spaces, people, positions } = deps
  const tokens = createTokens(deps.secret, 'invitations')
  const links = createTokens(deps.secret, 'links')
  const codes = createComeBackCodes(deps.secret)
  const urlsFor = (c: ApiContext) => (invitation: string) =>
    `${siteOf(c, deps)}/join/${tokens.tokenOf(invitation)}`
  const openings = createQueue()
  const checkCards = createUnnamedCards()

  /** What only guests are told. */
  async function asGuest(space: Space, me: Member) {
    const [person] = await people.byIds([me.person])
    return {
      linkOf: (link: string) => `/l/${links.tokenOf(link)}`,
      code: person?.email === null ? codes.codeOf(me.person) : null,
      around: await peopleAround(space, me, deps.reader),
    }
  }

  async function run(c: ApiContext, id: string, ask: Ask): Promise<{ space: Space; made: string | null }> {
    const by = { person: whoAsks(c).person, language: languageOf(c.req.raw.headers) }
    const outcome = await spaces.run(id, ask, by)
    if ('refusal' in outcome) {
      throw Refusal.of(outcome.refusal)
    }
    return outcome
  }

  async function stuckIn(space: Space, { person }: Member): Promise<number> {
    if (!holdsOffice(space, person, 'organiser')) return 0
    const troubled = await deps.jobs.troubled(space.id)
    const stuck = troubled.filter(({ state }) => state === 'stuck')
    return stuck.filter((job) => aboutOf(job, space, person, deps.now()) !== null).length
  }

  /** Who may make a space: an organiser of any, or, for the very first, whoever has the printed code. */
  async function checkMayOpen(person: string, code: string | undefined): Promise<void> {
    if (await spaces.hasAny()) {
      if (await spaces.isOrganiser(person)) return
      throw new Refusal('notAllowed', 'Only someone who is an organiser already can make another space.')
    }
    if (code === undefined || !areSame(code, deps.setupCode)) {
      throw new Refusal('wrongCode', 'This is not the code that the server printed when it started.', 'code')
    }
  }

  return new Hono<Env>()
    .post(
      '/spaces',
      describeRoute(describes('Make a space and become its first organiser', spaceSummarySchema)),
      limitJoins(deps.limits.joinsPerClient),
      takes(createSpaceSchema),
      async (c) => {
        const { person } = whoAsks(c)
        const { name, code, capacities, timeZone = deps.timeZone } = c.req.valid('json')
        return openings.run(async () => {
          await checkMayOpen(person, code)
          const slug = await freeSlug(name)
          const { space } = await run(c, deps.newId(), {
            do: 'openSpace',
            name,
            slug,
            timeZone,
            capacities,
          })
          return c.json(spaceSummary(space, person))
        })
      },
    )

    .get(
      '/spaces/:space',
      describeRoute(describes('All that I may see of a space, by its id or slug', spaceViewSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        const names = await namesIn(space, people, space.members.keys(), languageOf(c.req.raw.headers))
        const position = positions.seal(space.id, space.head)
        const guest = me.guest === null ? null : await asGuest(space, me)
        const today = dayIn(space.timeZone, deps.now())
        return c.json(
          spaceView(space, me, {
            names,
            position,
            today,
            stuck: await stuckIn(space, me),
            urlOf: urlsFor(c),
            guest,
          }),
        )
      },
    )

    .post(
      '/spaces/:space/commands',
      describeRoute(describes('Ask a space for a change', commandAnswerSchema)),
      takes(commandSchema),
      async (c) => {
        const command = c.req.valid('json')
        const { space, me } = await (command.do === 'handWords' ? asMemberOrGuestOnce : asMember)(deps, c)
        await checkCards(me.person, command)
        const notes = itemsToApprove(deps, space, me.person, command)
        // What is counted as open is what is frozen: nobody writes there between the two.
        const { space: after, made } = await deps.rooms.whileStill(notes ?? [], async () =>
          run(c, space.id, await completeAsk(deps, space, me.person, command, notes)),
        )
        if (command.do === 'confirmVoiceByCode') checkCode(space, after, command)
        return c.json({ position: positions.seal(after.id, after.head), made } satisfies CommandAnswer)
      },
    )

    .post(
      '/spaces/:space/documents',
      describeRoute(describes('Make a document', createdDocumentSchema)),
      takes(createDocumentSchema),
      async (c) => {
        const { space } = await asMember(deps, c)
        const { space: after, made } = await run(c, space.id, {
          do: 'createDocument',
          ...c.req.valid('json'),
        })
        const document = after.documents.get(made ?? '')
        if (document === undefined) throw new Error('a document was made that is not there')
        return c.json({
          id: document.id,
          sections: document.sections.map(({ id, title }) => ({ id, title })),
        })
      },
    )

  async function freeSlug(name: string): Promise<string> {
    const taken = new Set<string>()
    for (;;) {
      const slug = slugFrom(name, (one) => taken.has(one))
      if ((await spaces.spaceOf('slug', slug)) === null) return slug
      taken.add(slug)
    }
  }
}
