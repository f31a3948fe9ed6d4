import { idSchema } from '@alongside/protocol'
import { memberOf, readEvent } from '@alongside/space'
import type { Hearing, NeedsList, Tasks } from '@alongside/storage'
import { z } from 'zod'
import type { Planner, Spaces } from '../../spaces/spaces.ts'
import type { JobKind } from '../kind.ts'

const kind = 'forgetMember'

const payloadSchema = z.object({ space: idSchema, person: idSchema })

const second = 1_000
const waitsMs = [second, 10 * second, 60 * second, 600 * second, 3_600 * second]

/** What is personal goes with whoever leaves; their words stay. */
export const planForgetting: Planner = ({ before, space, events }) =>
  events.flatMap((logged) => {
    const event = readEvent(logged)
    if (event?.kind !== 'memberLeft') return []
    const { person } = event.payload
    const key = `${space.id} ${before?.head ?? 0} ${person}`
    return { kind, key, space: space.id, dueAt: logged.at, payload: { space: space.id, person } }
  })

export interface ForgettingDeps {
  readonly spaces: Pick<Spaces, 'load'>
  readonly needs: NeedsList
  readonly hearing: Hearing
  readonly tasks: Tasks
}

/** Takes away how somebody is reached and what they heard, unless they came back meanwhile. */
export function forgetting({ spaces, needs, hearing, tasks }: ForgettingDeps): JobKind {
  return {
    kind,
    waitsMs,
    async run({ payload }) {
      const { space: id, person } = payloadSchema.parse(payload)
      const space = await spaces.load(id)
      if (space !== null && memberOf(space, person) === null) {
        await needs.remove(id, person)
        await hearing.forget(id, person)
        await tasks.forget(id, person)
      }
      return { type: 'done' }
    },
  }
}
