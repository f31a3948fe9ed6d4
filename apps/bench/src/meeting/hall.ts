import {
  commandAnswerSchema,
  linksSchema,
  spaceViewSchema,
  type Command,
  type MeetingAsk,
} from '@alongside/protocol'
import { adding, calling, killProcess, makeDataDir, seedBoard, startProcess } from '@alongside/server/testing'
import { cookieIn, send } from '../server/target.ts'

/** Of so many, and such, a partnership board has need. */
const quorum = { atLeast: 7, of: [{ who: 'livedExperience' as const, atLeast: 3 }] }

/** Somebody in the meeting, as their browser is known. */
export type Attendee = Readonly<Record<string, string>>

/** A server of its own, with one meeting that everybody is in. */
export interface Hall {
  readonly url: string
  readonly space: string
  readonly meeting: string
  /** The notes of the item that is on. */
  readonly section: string
  readonly attendees: readonly Attendee[]
  /** Who the attendees are. */
  readonly ids: readonly string[]
  /** Asks for something as the page of an attendee would; resolves with the id of what was made, if anything was. */
  ask(attendee: Attendee, command: Command): Promise<string | null>
  close(): Promise<void>
}

/** Starts a server with a meeting that is on, so many members in it, and so many who came by a link and have no account. */
export async function openHall(members: number, guests: number): Promise<Hall> {
  const directory = await makeDataDir()
  const names = Array.from({ length: members }, (_, n) => `member${n}`)
  const board = await seedBoard(directory.path, Object.fromEntries(names.map((name) => [name, 'edit'])))
  const { space } = board
  const { process, port } = await startProcess(directory.path, 0)
  const url = `http://localhost:${port}`
  const close = async (): Promise<void> => {
    await killProcess(process)
    await directory.remove()
  }
  const ask = async (attendee: Attendee, command: Command): Promise<string | null> => {
    const answer = await send(url, `/api/spaces/${space}/commands`, attendee, command)
    return commandAnswerSchema.parse(await answer.json()).made
  }
  try {
    const attendees = names.map((name) => ({ origin: url, cookie: board.person(name).cookie }))
    const [organiser] = attendees
    if (organiser === undefined) throw new RangeError('a space has at least one member')
    const meeting = must(await ask(organiser, { ...calling('Partnership board', []), quorum }))
    const meet = (attendee: Attendee, what: MeetingAsk) => ask(attendee, { do: 'meet', meeting, ask: what })
    const section = must(await ask(organiser, adding(meeting, 'Buses')))
    await ask(organiser, { do: 'giveOffice', person: board.person(names[0] ?? '').id, office: 'chair' })
    const terms = { permission: 'comment', label: 'All', visitors: false } as const
    const lastDay = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    await ask(organiser, { do: 'makeLink', document: meeting, lastDay, ...terms })
    const { links } = linksSchema.parse(
      await (await send(url, `/api/documents/${meeting}/links`, organiser)).json(),
    )
    const path = links[0]?.url?.split('/l/')[1] ?? ''
    for (let n = 0; n < guests; n += 1) attendees.push(await joinBy(url, path, n))
    await meet(organiser, { do: 'publish' })
    await meet(organiser, { do: 'open' })
    await meet(organiser, { do: 'openItem', item: section })
    const ids: string[] = []
    for (const attendee of attendees) {
      const me = await meOf(url, space, attendee)
      ids.push(me.person)
      const attends = { as: 'self' } as const
      await meet(attendee, { do: 'comeIn', capacity: me.capacity, how: 'remote', attends })
    }
    return { url, space, meeting, section, attendees, ids, ask, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Who an attendee is in the space, and in which capacity. */
async function meOf(url: string, space: string, attendee: Attendee) {
  return spaceViewSchema.parse(await (await send(url, `/api/spaces/${space}`, attendee)).json()).me
}

function must(made: string | null): string {
  if (made === null) throw new Error('nothing was made')
  return made
}

async function joinBy(url: string, link: string, n: number): Promise<{ origin: string; cookie: string }> {
  const body = { name: `Guest number ${n}`, capacity: 'observer' }
  const response = await send(url, `/api/links/${link}/join`, { origin: url }, body)
  return { origin: url, cookie: cookieIn(response) }
}
