import { idSchema } from '@alongside/protocol'
import { memberOf } from '@alongside/space'
import type { Contacts, Hearing, NeedsList, Tasks } from '@alongside/storage'
import { z } from 'zod'
import type { Spaces } from '../../spaces/spaces.ts'
import { usualWaitsMs, type JobKind, type JobPlanner } from '../kind.ts'

const kind = 'forgetMember'

const payloadSchema = z.object({ space: idSchema, person: idSchema })

/** What is personal goes with whoever leaves; their words stay. */
export const planForgetting: JobPlanner = ({ before, space: { id: space, members } }) =>
  [...members.values()].flatMap(({ person, leftAt }) => {
    if (leftAt === null || before?.members.get(person)?.leftAt !== null) return []
    const key = `${space} ${before.head} ${person}`
    return { kind, key, space, dueAt: leftAt, payload: { space, person } }
  })

export interface ForgettingDeps {
  readonly spaces: Pick<Spaces, 'load'>
  readonly needs: NeedsList
  readonly hearing: Hearing
  readonly tasks: Tasks
  readonly contacts: Contacts
}

/** Takes away how somebody is reached and what they heard, unless they came back meanwhile. */
export function forgetting({ spaces, needs, hearing, tasks, contacts }: ForgettingDeps): JobKind {
  return {
    kind,
    waitsMs: usualWaitsMs,
    async run({ payload }) {
      const { space: id, person } = payloadSchema.parse(payload)
      const space = await spaces.load(id)
      if (space !== null && memberOf(space, person) === null) {
        await needs.remove(id, person)
        await hearing.forget(id, person)
        await tasks.forget(id, person)
        await contacts.forget(id, person)
      }
      return { type: 'done' }
    },
  }
}
