import { notFound, preparingOffices, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { memberOf, type Member, type Space } from '../space.ts'
import type { Context } from './context.ts'

/** How much of each somebody may have in the register, what has ended too. */
const most = { interests: 200, expertise: 30 }

/** Says whether a member writes in the register for somebody: for themselves, or for a member who has no device. */
export function mayWriteFor(space: Space, me: Member, person: string): boolean {
  if (me.person === person) return true
  const member = memberOf(space, person)
  return member?.withoutMail === true && me.offices.some((office) => preparingOffices.includes(office))
}

export function registerInterest(
  space: Space,
  me: Member,
  { registered: id, person, sort, nature, since }: AskTo<'registerInterest'>,
  { today }: Context,
): Answer {
  return writingFor(space, me, person, () => {
    if (since > today) return refuse('invalid', 'Choose the day on which it began.', 'since')
    const known = space.registered.get(id)
    if (known !== undefined && known.person !== person) return numberTaken()
    if (known?.endedOn != null) return refuse('ended', 'This has ended. Register it anew if it is so again.')
    if (known?.sort === sort && known.nature === nature && known.since === since) return { events: [] }
    const own = [...space.registered.values()].filter((one) => one.person === person)
    if (known === undefined && own.length >= most.interests) return full()
    return {
      events: [{ kind: 'interestRegistered', payload: { registered: id, person, sort, nature, since } }],
    }
  })
}

export function endRegistered(
  space: Space,
  me: Member,
  { registered: id, day }: AskTo<'endRegistered'>,
  { today }: Context,
): Answer {
  const known = space.registered.get(id)
  if (known === undefined) return notFound()
  return writingFor(space, me, known.person, () => {
    if (known.endedOn === day) return { events: [] }
    if (known.endedOn !== null) return refuse('alreadyDone', 'This has ended already.')
    if (day < known.since || day > today) {
      return refuse('invalid', 'Choose a day since it began, until today.', 'day')
    }
    return { events: [{ kind: 'registeredEnded', payload: { registered: id, person: known.person, day } }] }
  })
}

export function recordExpertise(
  space: Space,
  me: Member,
  { expertise: id, person, words }: AskTo<'recordExpertise'>,
): Answer {
  return writingFor(space, me, person, () => {
    const known = space.expertise.get(id)
    if (known !== undefined && known.person !== person) return numberTaken()
    if (known?.words === words) return { events: [] }
    const own = [...space.expertise.values()].filter((one) => one.person === person)
    if (known === undefined && own.length >= most.expertise) return full()
    return { events: [{ kind: 'expertiseRecorded', payload: { expertise: id, person, words } }] }
  })
}

export function takeExpertiseBack(
  space: Space,
  me: Member,
  { expertise: id }: AskTo<'takeExpertiseBack'>,
): Answer {
  const known = space.expertise.get(id)
  if (known === undefined) return notFound()
  const { person } = known
  return writingFor(space, me, person, () => ({
    events: [{ kind: 'expertiseTakenBack', payload: { expertise: id, person } }],
  }))
}

/** What is written down for another is theirs. */
function writingFor(space: Space, me: Member, person: string, then: () => Answer): Answer {
  const member = memberOf(space, person)
  if (member === null || member.guest !== null) return notFound()
  if (!mayWriteFor(space, me, person)) {
    return refuse('notAllowed', 'Everyone writes in the register for themselves. Ask them to.')
  }
  const answer = then()
  return 'refusal' in answer || me.person === person ? answer : { ...answer, voice: person }
}

const numberTaken = () => refuse('invalid', 'This number is taken. Send it again.')
const full = () => refuse('tooMany', 'The register holds as much of one person as it can.')
