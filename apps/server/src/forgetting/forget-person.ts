import type { Problem } from '@alongside/protocol'
import {
  invitationsTo,
  isKnownIn,
  isLastOrganiser,
  organisersOf,
  readEvent,
  selvesOf,
  withoutInvited,
  type FoundName,
  type Space,
} from '@alongside/space'
import type {
  CaptionLines,
  Contacts,
  EventLog,
  Hearing,
  NeedsList,
  People,
  Person,
  Tasks,
  TextLog,
} from '@alongside/storage'
import type { Auth } from '../auth/auth.ts'
import type { Reader } from '../reader/reader.ts'
import type { Spaces } from '../spaces/spaces.ts'
import type { Rooms } from '../sync/rooms.ts'
import { namesInSection } from './find-names.ts'
import { namesSaid } from './find-said.ts'
import { saidOutside } from './said-outside.ts'

export interface ForgettingDeps {
  readonly spaces: Spaces
  readonly events: Pick<EventLog, 'read'>
  readonly captions: Pick<CaptionLines, 'of'>
  readonly people: Pick<People, 'byIds' | 'forget'>
  readonly text: Pick<TextLog, 'forget'>
  readonly needs: Pick<NeedsList, 'remove'>
  readonly hearing: Pick<Hearing, 'forget'>
  readonly tasks: Pick<Tasks, 'of' | 'put' | 'forget'>
  readonly contacts: Pick<Contacts, 'forget'>
  readonly auth: Pick<Auth, 'sessionsOf' | 'endSession'>
  readonly reader: Pick<Reader, 'letters'>
  readonly whileStill: Rooms['whileStill']
  readonly movedOn: Rooms['movedOn']
  readonly now: () => number
}

/** Who is to be forgotten, what stands in the place of their name, and who asked for it: they, or an organiser. */
export interface Forgetting {
  readonly person: string
  readonly label: string
  readonly by: string
}

/** Forgets somebody; a refusal says why they cannot leave a space, and then they still have their name. */
export type ForgetPerson = (forgetting: Forgetting) => Promise<{ readonly refusal: Problem } | null>

/**
 * Makes what forgets people. Each step can be done again, and the name goes last but for telling of it: a process that
 * ends on the way leaves somebody who can still be forgotten. Of several who ask at once all get one answer.
 */
export function createForgetPerson(deps: ForgettingDeps): ForgetPerson {
  const { spaces, people, text, needs, hearing, tasks, contacts, auth, now } = deps
  const running = new Map<string, ReturnType<ForgetPerson>>()

  async function findNames(space: Space, names: readonly string[]): Promise<readonly FoundName[]> {
    const found: FoundName[] = []
    for (const section of names.length === 0 ? [] : space.places.keys()) {
      const places = namesInSection(await deps.reader.letters(section), names)
      found.push(...places.map((letters) => ({ section, letters })))
    }
    return found
  }

  /**
   * They leave, and it is noted where their name may stand; where they were invited nothing says so any more, and what was
   * said to them then goes as a whole. What was said is read once for each that they are.
   */
  async function leaveSpace(
    space: Space,
    selves: readonly Person[],
    { person, label, by }: Forgetting,
  ): Promise<{ readonly refusal: Problem } | null> {
    const names = selves.map(({ name }) => name).filter((name) => name !== '' && name !== label)
    const isKnown = selves.some(({ id }) => isKnownIn(space, id))
    const found = isKnown ? await findNames(space, names) : []
    const addresses = selves.flatMap(({ email }) => email ?? [])
    for (const { id, email } of selves) {
      if (!isKnown && invitationsTo(space, email).length === 0) continue
      const plan = async (now: Space) => {
        const { events, captions } = await saidOutside(deps, now)
        const going = events.flatMap((one) => {
          const event = readEvent(one)
          const left = event && addresses.map((one) => withoutInvited(event, one)).find((one) => one !== null)
          return left ? [{ ...left, seq: one.seq }] : []
        })
        const isGoing = new Set(going.map(({ seq }) => seq))
        const staying = events.filter(({ seq }) => !isGoing.has(seq))
        const said = isKnown ? namesSaid({ events: staying, captions }, names) : []
        const ask = { do: 'beginForgetting', person: id, label, address: email, found, said } as const
        return { ask, ...(going.length > 0 && { erased: { texts: [], events: going } }) }
      }
      const outcome = await spaces.runWith(space.id, plan, { person: by === person ? id : by })
      if ('refusal' in outcome) return outcome
    }
    return null
  }

  async function dropPersonal(space: Space, person: string): Promise<void> {
    await needs.remove(space.id, person)
    await hearing.forget(space.id, person)
    await tasks.forget(space.id, person)
    await contacts.forget(space.id, person)
    // What they were to tell others is handed back to somebody who is there.
    const [organiser] = organisersOf(space)
    for (const task of await tasks.of(space.id)) {
      if (task.assignee === person && task.done === null && organiser !== undefined)
        await tasks.put({ ...task, assignee: organiser.person })
    }
  }

  async function run(forgetting: Forgetting): ReturnType<ForgetPerson> {
    const { person, label } = forgetting
    const all = await spaces.all()
    const ids = [...new Set(all.flatMap((space) => selvesOf(space, person)))]
    const selves = await people.byIds(ids.length === 0 ? [person] : ids)
    const known = all.filter((space) => selves.some(({ id }) => isKnownIn(space, id)))
    for (const space of all) {
      const refused = await leaveSpace(space, selves, forgetting)
      if (refused !== null) return refused
    }
    for (const space of known) for (const { id } of selves) await dropPersonal(space, id)
    const sections = known.flatMap(({ places }) => [...places.keys()])
    for (const { id, name, email } of selves) {
      await deps.whileStill(sections, async () => deps.movedOn(await text.forget(id, now())))
      for (const session of await auth.sessionsOf(id)) await auth.endSession(id, session.id)
      if (name !== label || email !== null) await people.forget(id, label)
    }
    for (const space of known) {
      for (const { id } of selves)
        await spaces.run(space.id, { do: 'tellForgotten', person: id }, { person: forgetting.by })
    }
    return null
  }

  return (forgetting) => {
    const { person } = forgetting
    const known = running.get(person)
    if (known !== undefined) return known
    const going = run(forgetting).finally(() => running.delete(person))
    running.set(person, going)
    return going
  }
}

/** The spaces of somebody that would be left without an organiser. */
export function needing(spaces: readonly Space[], person: string): readonly Space[] {
  return spaces.filter((space) => isLastOrganiser(space, person))
}
