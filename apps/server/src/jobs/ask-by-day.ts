import { anySpace, askedByDay, dayIn, organisersOf } from '@alongside/space'
import type { EventLog, Jobs } from '@alongside/storage'
import type { Spaces } from '../spaces/spaces.ts'
import { planAsk } from './kinds/ask.ts'

export interface AskByDayDeps {
  readonly spaces: Pick<Spaces, 'load'>
  readonly events: Pick<EventLog, 'find'>
  readonly jobs: Pick<Jobs, 'add'>
}

/**
 * Keeps a job for everything that a space is to be asked when a day begins or ends. What was made since such jobs are
 * kept has one; links and days to look again that are older have none, and would end without a word.
 */
export async function askByDay({ spaces, events, jobs }: AskByDayDeps, now: number): Promise<void> {
  for (const id of await events.find({ kind: 'space', key: anySpace })) {
    const space = await spaces.load(id)
    const by = space === null ? undefined : organisersOf(space)[0]?.person
    if (space === null || by === undefined) continue
    // The same number each time: of jobs with one key the first is kept.
    const asks = askedByDay(space, dayIn(space.timeZone, now), 0)
    await jobs.add(asks.flatMap((ask) => (ask.type === 'askLater' ? planAsk({ ...ask, space: id, by }) : [])))
  }
}
