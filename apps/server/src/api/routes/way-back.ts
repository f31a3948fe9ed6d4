import { cameInSchema, comeBackSchema, wayBackSchema, type WayBackView } from '@alongside/protocol'
import { linkState, memberOf, selfOf, type Link, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createComeBackCodes } from '../../auth/come-back-code.ts'
import { createWaysBack } from '../../hearing/ways-back.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import type { ComeBackTries } from '../come-back-tries.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { limitJoins } from '../joins.ts'
import { signInTo } from '../sign-in-to.ts'
import { createTokens } from '../token.ts'
import { namesIn } from '../view/names.ts'

/** Whose way back it is, and under which link. */
interface Guest {
  readonly space: Space
  readonly link: Link
  /** The guest, or who they turned out to be. */
  readonly person: string
}

/**
 * How a guest comes back by the link in a mail to them. It stands for no right: the guest is in already, or shows by
 * the code that it is them. So whoever else reads the mail learns nothing but the name of the space.
 */
export function wayBackRoutes(deps: ApiDeps, tries: ComeBackTries) {
  const { spaces, people } = deps
  const waysBack = createWaysBack(deps.secret)
  const codes = createComeBackCodes(deps.secret)
  const tokens = createTokens(deps.secret, 'links')

  async function whose(token: string): Promise<Guest> {
    const found = waysBack.open(token)
    const space = found === null ? null : await spaces.spaceOf('link', found.link)
    const link = space?.links.get(found?.link ?? '')
    if (found === null || space === null || link === undefined) return nothingHere()
    const person = selfOf(space, found.person)
    // Whoever was sent away, or left, has nothing to come back to.
    if (space.members.get(person)?.leftAt !== null) return nothingHere()
    return { space, link, person }
  }

  function pages({ space, link }: Guest): { readonly words: string; readonly settings: string } {
    return { words: `/l/${tokens.tokenOf(link.id)}/words`, settings: `/s/${space.slug}/me/hearing` }
  }

  async function viewFor(c: ApiContext, guest: Guest): Promise<WayBackView> {
    const { space, link, person } = guest
    const isTheirs = c.get('signedIn')?.person === person
    if (memberOf(space, person) === null) {
      const state = linkState(link)
      if (state === 'open') return { state: 'ended', madeBy: null }
      // Whom to ask is for the guest alone: a mail may go astray.
      if (link.madeBy === null || !isTheirs) return { state, madeBy: null }
      const names = await namesIn(space, people, [link.madeBy], languageOf(c.req.raw.headers))
      return { state, madeBy: names.of(link.madeBy) }
    }
    if (isTheirs) return { state: 'in', ...pages(guest) }
    const [known] = await people.byIds([person])
    return { state: known?.email == null ? 'code' : 'account', space: space.name }
  }

  return new Hono<Env>()
    .on('POST', '/back/:token', limitJoins(deps.limits.joinsPerClient))

    .get(
      '/back/:token',
      describeRoute(describes('Where the link in a mail to a guest leads', wayBackSchema)),
      async (c) => c.json(await viewFor(c, await whose(c.req.param('token')))),
    )

    .post(
      '/back/:token',
      describeRoute(describes('Come back from a mail, with the code', cameInSchema)),
      takes(comeBackSchema),
      async (c) => {
        const guest = await whose(c.req.param('token'))
        const { person, link } = guest
        if ((await viewFor(c, guest)).state !== 'code') return nothingHere()
        const { code } = c.req.valid('json')
        await tries(c, {
          link: link.id,
          whose: () => codes.whoHas(code, [person]),
          wrong: 'This is not the code that was shown to this guest.',
        })
        await signInTo(deps.auth, c, person)
        return c.json({ address: pages(guest).words })
      },
    )
}
