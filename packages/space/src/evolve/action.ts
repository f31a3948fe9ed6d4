import type { EventOf } from '../event.ts'
import { actionKey, type Space } from '../space.ts'

export function tellCame(
  space: Space,
  { payload: { document, action, day, late } }: EventOf<'actionCame'>,
): Space {
  const key = actionKey(document, action)
  return { ...space, actionsTold: new Map(space.actionsTold).set(key, { day, late }) }
}
