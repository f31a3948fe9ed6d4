import { notFound, refuse, type ServiceFacts } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import type { Member, Space } from '../space.ts'
import { mayOpenEvaluation } from './open-evaluation.ts'

/** How many services a space keeps. */
const mostServices = 500

export function addService(space: Space, me: Member, ask: AskTo<'addService'>): Answer {
  const { service, facts } = ask
  if (!mayOpenEvaluation(me)) return mayNot()
  if (space.services.has(service)) return { events: [] }
  if (space.services.size >= mostServices) return refuse('tooMany', 'There are too many services here.')
  return { events: [{ kind: 'serviceAdded', payload: { service, facts } }], made: service }
}

export function changeService(space: Space, me: Member, ask: AskTo<'changeService'>): Answer {
  const { service, facts } = ask
  const known = space.services.get(service)
  if (known === undefined) return notFound()
  if (!mayOpenEvaluation(me)) return mayNot()
  if (isSameService(known.facts, facts)) return { events: [] }
  return { events: [{ kind: 'serviceChanged', payload: { service, facts } }] }
}

function mayNot(): Answer {
  return refuse('notAllowed', 'Services are written down by organisers, chairs and facilitators.')
}

function isSameService(one: ServiceFacts, other: ServiceFacts): boolean {
  return (['name', 'provider', 'commissioner', 'about'] as const).every((fact) => one[fact] === other[fact])
}
