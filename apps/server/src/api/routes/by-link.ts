import {
  cameInSchema,
  comeBackSchema,
  contactSchema,
  guestWordsSchema,
  joinByLinkSchema,
  linkOfferSchema,
  Refusal,
  type GuestWords,
  type LinkOffer,
} from '@alongside/protocol'
import { linkState, memberOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createComeBackCodes } from '../../auth/come-back-code.ts'
import { listen } from '../../hearing/listening.ts'
import { createNoticeIds } from '../../hearing/notice-ids.ts'
import { tellingOf } from '../../hearing/reaching.ts'
import { takeBackTasks } from '../../hearing/take-back-tasks.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, takes } from '../answer.ts'
import { addressOf, createHolding, type Held } from '../by-link.ts'
import { checkName } from '../check-name.ts'
import type { ComeBackTries } from '../come-back-tries.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { limitJoins } from '../joins.ts'
import { notIn } from '../not-in.ts'
import { signInTo } from '../sign-in-to.ts'
import { whoAsks } from '../signed-in.ts'
import { guestWords } from '../view/guest-words.ts'
import { guestsBy } from '../view/link-view.ts'
import { namesIn } from '../view/names.ts'

/** What whoever holds a link may do with it: see what it is to, come in as a guest, come back, find their words. */
export function byLinkRoutes(deps: ApiDeps, tries: ComeBackTries) {
  const { spaces, people, auth, contacts, hearing } = deps
  const ids = createNoticeIds(deps.secret)
  const holding = createHolding(deps)
  const codes = createComeBackCodes(deps.secret)

  /** The guest who asks under the link that they hold. */
  async function asGuest(c: ApiContext): Promise<Held & { person: string }> {
    const { person } = whoAsks(c)
    const held = await holding.open(c.req.param('token') ?? '')
    const me = memberOf(held.space, person)
    return me === null || !me.guest?.links.includes(held.link.id)
      ? notIn(held.space, person)
      : { ...held, person }
  }

  /** Whoever's account has a capacity in another space, where an organiser wrote it down, need not prove it here. */
  async function vouchedFor(person: string, capacity: string): Promise<boolean> {
    const seats = (await spaces.ofPerson(person)).map((space) => memberOf(space, person))
    return seats.some((me) => me?.guest === null && me.seat.capacities.some((one) => one === capacity))
  }

  return new Hono<Env>()
    .on('POST', ['/links/:token/join', '/links/:token/come-back'], limitJoins(deps.limits.joinsPerClient))

    .get('/links/:token', describeRoute(describes('What a link is to', linkOfferSchema)), async (c) => {
      const held = await holding.held(c.req.param('token'))
      const { space, link, document } = held
      const asker = c.get('signedIn')?.person ?? ''
      const isRemoved = space.members.get(asker)?.guest?.isRemoved === true
      const state = linkState(link) === 'open' && isRemoved ? 'removed' : linkState(link)
      const by = link.madeBy === null ? [] : [link.madeBy]
      const names = await namesIn(space, people, by, languageOf(c.req.raw.headers))
      const madeBy = link.madeBy === null ? null : names.of(link.madeBy)
      if (state !== 'open') return c.json({ state, madeBy } satisfies LinkOffer)
      const me = memberOf(space, asker)
      const isIn = me !== null && (me.guest === null || me.guest.links.includes(link.id))
      const [account] = asker === '' ? [] : await people.byIds([asker])
      return c.json({
        state,
        space: space.name,
        document: document.title,
        permission: link.permission,
        visitors: link.visitors,
        label: link.visitors ? link.label : '',
        lastDay: link.lastDay,
        madeBy,
        address: isIn ? addressOf(held) : null,
        called: account === undefined || account.name === '' ? null : account.name,
      } satisfies LinkOffer)
    })

    .post(
      '/links/:token/join',
      describeRoute(describes('Come in by a link, with a name and a capacity', cameInSchema)),
      takes(joinByLinkSchema),
      async (c) => {
        const held = await holding.open(c.req.param('token'))
        const { space, link } = held
        const { name, capacity } = c.req.valid('json')
        const asker = c.get('signedIn')?.person ?? null
        if (asker !== null && memberOf(space, asker)?.guest === null) {
          return c.json({ address: addressOf(held) })
        }
        const [account] = asker === null ? [] : await people.byIds([asker])
        // Whoever has a name keeps it: others know them by it, here or elsewhere.
        const called = account?.name || name
        await checkName(deps, space, called)
        const person = account?.id ?? deps.newId()
        // The name stands before anyone can hear of the guest; one that is never used does no harm.
        if (account === undefined) await people.add({ id: person, name: called, email: null })
        else if (account.name === '') await people.rename(person, called)
        const isVouchedFor = await vouchedFor(person, capacity)
        const ask = { do: 'joinByLink', link: link.id, capacity, isVouchedFor } as const
        const outcome = await spaces.run(space.id, ask, { person })
        if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
        if (account === undefined) await signInTo(auth, c, person)
        return c.json({ address: addressOf(held) })
      },
    )

    .post(
      '/links/:token/come-back',
      describeRoute(describes('Come back on another device, with the code', cameInSchema)),
      takes(comeBackSchema),
      async (c) => {
        const held = await holding.open(c.req.param('token'))
        const inside = guestsBy(held.space, held.link).filter(({ leftAt }) => leftAt === null)
        const guests = await people.byIds(inside.map(({ person }) => person))
        // Whoever has an account signs in with it: the code opens no account.
        const open = guests.filter(({ email }) => email === null).map(({ id }) => id)
        const { code } = c.req.valid('json')
        const person = await tries(c, {
          link: held.link.id,
          whose: () => codes.whoHas(code, open),
          wrong: 'Nobody came by this link with this code.',
        })
        await signInTo(auth, c, person)
        return c.json({ address: addressOf(held) })
      },
    )

    .get(
      '/links/:token/words',
      describeRoute(describes('What became of my words', guestWordsSchema)),
      async (c) => {
        const { space, document, person } = await asGuest(c)
        const [me] = await people.byIds([person])
        const kept = await contacts.of(space.id, [person])
        const language = languageOf(c.req.raw.headers)
        const { items, kept: heard } = await listen(deps, space, person)
        if (heard.language !== language) await hearing.speak(space.id, person, language)
        const [latest] = items
        return c.json({
          address: addressOf({ space, document }),
          document: document.title,
          code: me?.email === null ? codes.codeOf(person) : null,
          email: me?.email ?? null,
          contact: kept.get(person) ?? null,
          channel: (await tellingOf(deps, space, person)).channel.by,
          heardUpTo: latest === undefined ? null : ids.idFor(space, person)(latest.notice),
          space: space.slug,
          sections: await guestWords(deps, space, document, person, language),
        } satisfies GuestWords)
      },
    )

    .put(
      '/links/:token/contact',
      describeRoute(describes('Leave word where I want to hear back', null)),
      takes(contactSchema),
      async (c) => {
        const { space, person } = await asGuest(c)
        await contacts.keep(space.id, person, c.req.valid('json'))
        await takeBackTasks(deps, space, person)
        // Whoever leaves word hears in the language in which they asked to.
        await hearing.speak(space.id, person, languageOf(c.req.raw.headers))
        return c.body(null, 204)
      },
    )

    .delete('/links/:token/contact', describeRoute(describes('Take that away again', null)), async (c) => {
      const { space, person } = await asGuest(c)
      await contacts.forget(space.id, person)
      await takeBackTasks(deps, space, person)
      return c.body(null, 204)
    })
}
