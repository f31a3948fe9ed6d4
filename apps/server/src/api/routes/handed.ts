import { allows, editorsSchema, handedSchema } from '@alongside/protocol'
import { mayKnowOf, memberOf, membersOf, permissionOn, whoTakesFrom, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere } from '../answer.ts'
import { asMember } from '../as-member.ts'
import { couldWrite } from '../complete-ask.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { peopleAround } from '../view/around.ts'
import { handedWords } from '../view/handed-view.ts'
import { namesIn } from '../view/names.ts'

/** Words that could not be saved, on their way from one person to another. */
export function handedRoutes(deps: ApiDeps) {
  const { spaces } = deps

  async function called(c: ApiContext, space: Space, people: readonly string[]) {
    const names = await namesIn(space, deps.people, people, languageOf(c.req.raw.headers))
    const named = people.flatMap((id) => {
      const member = space.members.get(id)
      return member === undefined ? [] : [[id, names.orCapacity(id, member.capacity)] as const]
    })
    return { space: space.id, people, names: Object.fromEntries(named) }
  }

  return new Hono<Env>()
    .get(
      '/spaces/:space/handed',
      describeRoute(describes('Words that were handed to me, and what became of mine', handedSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        return c.json(handedWords(space, me.person))
      },
    )

    .get(
      '/sections/:section/editors',
      describeRoute(describes('Who may write in a section that I could write in lately', editorsSchema)),
      async (c) => {
        const { person } = whoAsks(c)
        const section = c.req.param('section')
        const space = await spaces.spaceOf('section', section)
        const me = space?.members.get(person)
        if (space === null || me === undefined) return nothingHere()
        if (!(await couldWrite(deps, space, person, section))) return nothingHere()
        if (memberOf(space, person) === null) {
          if (me.guest === null) return nothingHere()
          return c.json(await called(c, space, [...whoTakesFrom(space, me, section)]))
        }
        const around = me.guest === null ? null : await peopleAround(space, me, deps.reader)
        const people = membersOf(space)
          .filter((member) => around?.has(member.person) ?? mayKnowOf(space, person, member))
          .filter((member) => member.person !== person && !member.withoutMail)
          .filter((member) => allows(permissionOn(space, member.person, section), 'edit'))
          .map((member) => member.person)
        return c.json(await called(c, space, people))
      },
    )
}
