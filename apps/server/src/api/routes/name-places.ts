import type { Language } from '@alongside/kinds'
import { allows, namePlacesSchema, Refusal, settleNameSchema, type SettleName } from '@alongside/protocol'
import { maySettleNames, maySettleSaid, permissionOn } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { eraseWords } from '../../erasure/erase-words.ts'
import { namePlacesView } from '../../forgetting/name-places.ts'
import { replaceSaid } from '../../forgetting/replace-said.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'

/** Why words are gone, in the language of whoever took them out. */
const reasons: Readonly<Record<Language, string>> = {
  en: 'A person asked to be forgotten.',
  da: 'En person har bedt om at blive glemt.',
}

/** Where names of people who are forgotten may stand, for whoever may write there, one by one. */
export function namePlaceRoutes(deps: ApiDeps) {
  const { spaces } = deps

  async function settleSaid(place: string, space: string, by: string, settled: SettleName): Promise<void> {
    if (settled.outcome === 'replaced') return replaceSaid(deps, { space, place, label: settled.label, by })
    const outcome = await spaces.run(space, { do: 'settleSaidName', place, put: null }, { person: by })
    if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
  }

  return new Hono<Env>()
    .get(
      '/spaces/:space/names',
      describeRoute(describes('Where names of people who are forgotten may stand', namePlacesSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        return c.json(await namePlacesView(deps, space, me.person))
      },
    )

    .post(
      '/spaces/:space/names/:place',
      describeRoute(describes('Put a label in the place of a name for good, or leave it as it is', null)),
      takes(settleNameSchema),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        const settled = c.req.valid('json')
        const said = space.saidPlaces.get(c.req.param('place'))
        if (said !== undefined) {
          if (!maySettleSaid(space, me.person, said.audience)) return nothingHere()
          await settleSaid(said.id, space.id, me.person, settled)
          return c.body(null, 204)
        }
        const found = space.namePlaces.get(c.req.param('place'))
        if (found === undefined || me.guest !== null || !maySettleNames(space, me.person, found.section))
          return nothingHere()
        if (settled.outcome === 'replaced') {
          const { section, letters } = found
          const writes = allows(permissionOn(space, me.person, section), 'edit')
          try {
            await eraseWords(deps, {
              space: space.id,
              section,
              letters,
              by: me.person,
              reason: reasons[languageOf(c.req.raw.headers)],
              label: writes ? settled.label : null,
              said: 'none',
              may: (now) => maySettleNames(now, me.person, section),
            })
          } catch (error) {
            // Somebody removed these very letters before: then it is done.
            if (!(error instanceof Refusal && error.problem.kind === 'alreadyDone')) throw error
          }
        }
        const ask = { do: 'settleNamePlace', place: found.id, outcome: settled.outcome } as const
        const outcome = await spaces.run(space.id, ask, { person: me.person })
        if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
        return c.body(null, 204)
      },
    )
}
