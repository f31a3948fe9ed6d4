import { usualZone, type Seat } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { organisersOnly } from '../refuse.ts'
import { holdsOffice, type Space } from '../space.ts'
import { askedByDay } from './by-day.ts'
import type { Context } from './context.ts'

/** The first organiser joins by opening; nobody is asked. */
export function openSpace(ask: AskTo<'openSpace'>, { actor }: Context): Answer {
  const seat: Seat = {
    capacities: [...ask.capacities],
    organisation: null,
    seat: null,
    speaksFor: null,
    term: { from: null, to: null },
    voting: true,
  }
  return {
    events: [
      {
        kind: 'spaceOpened',
        payload: { name: ask.name, slug: ask.slug, timeZone: ask.timeZone ?? usualZone },
      },
      {
        kind: 'memberJoined',
        payload: {
          person: actor,
          seat,
          inSpace: 'fullName',
          inPublic: 'capacityOnly',
          withoutMail: false,
          invitation: null,
        },
      },
      { kind: 'officeGiven', payload: { person: actor, office: 'organiser', from: null } },
    ],
  }
}

export function renameSpace(space: Space, ask: AskTo<'renameSpace'>, { actor }: Context): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  if (ask.name === space.name) return { events: [] }
  return { events: [{ kind: 'spaceRenamed', payload: { name: ask.name } }] }
}

/** Days begin and end elsewhere from now on, and what begins or ends with a day does so with that day there. */
export function changeTimeZone(
  space: Space,
  ask: AskTo<'changeTimeZone'>,
  { actor, at, today }: Context,
): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  const { timeZone } = ask
  if (timeZone === space.timeZone) return { events: [] }
  return {
    events: [{ kind: 'timeZoneChanged', payload: { timeZone } }],
    effects: [...askedByDay({ ...space, timeZone }, today, at)],
  }
}
