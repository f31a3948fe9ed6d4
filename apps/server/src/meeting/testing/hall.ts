import { spaceViewSchema, type MeetingAsk } from '@alongside/protocol'
import { holdMeeting, type HeldMeeting } from '../../testing/hold-meeting.ts'
import { bootKillable } from '../../testing/killable.ts'
import { Screen } from './screen.ts'

/** A meeting that is on, on a server in a process of its own, with a screen for each of those who are in it. */
export interface Hall {
  readonly meeting: HeldMeeting
  readonly items: readonly string[]
  /** By name; the first two lead. */
  readonly screens: ReadonlyMap<string, Screen>
  screen(name: string): Screen
  /** Who somebody is. */
  readonly ids: ReadonlyMap<string, string>
  id(name: string): string
  /** Kills the server as a power cut would, and starts another on what it left. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Members, of whom the first two lead, and guests, all with a seat and a vote, and all there from afar. */
export async function openHall(members: readonly string[], guests: readonly string[]): Promise<Hall> {
  const killable = await bootKillable(members)
  const { board } = killable
  const { url } = board
  const [chair = '', facilitator = ''] = members
  const { space } = board.board
  const close = async (): Promise<void> => {
    for (const screen of screens.values()) screen.close()
    await killable.close()
  }
  const screens = new Map<string, Screen>()
  try {
    const meeting = await holdMeeting(board, members.slice(1))
    const items: string[] = []
    for (const title of ['Buses', 'Money', 'Carers']) items.push(await meeting.addItem(title))
    await meeting.command(chair, { do: 'giveOffice', person: meeting.idOf(chair), office: 'chair' })
    const lead = { do: 'giveOffice', person: meeting.idOf(facilitator), office: 'facilitator' } as const
    await meeting.meet(chair, lead)
    const headers = new Map(members.map((name) => [name, board.headersOf(name)]))
    for (const name of guests) headers.set(name, { ...(await meeting.comeBy(name)) })
    const ids = new Map<string, string>()
    for (const [name, one] of headers) {
      const me = await fetch(`${url}/api/spaces/${space}`, { headers: one })
      ids.set(name, spaceViewSchema.parse(await me.json()).me.person)
    }
    const seats = [...ids.values()].map((person) => ({ person, votes: true }))
    await meeting.meet(chair, { do: 'setSeats', seats })
    await meeting.meet(chair, { do: 'publish' })
    await meeting.meet(chair, { do: 'open' })
    for (const [name, one] of headers) {
      const screen = await Screen.open({ url, space, meeting: meeting.id, headers: one })
      screens.set(name, screen)
      const capacity = guests.includes(name) ? 'unpaidCarer' : 'layPartner'
      const coming: MeetingAsk = { do: 'comeIn', capacity, how: 'remote', attends: { as: 'self' } }
      const { status } = await screen.press(coming)
      if (status !== 200) throw new Error(`${name} cannot come in: ${status}`)
    }
    return {
      meeting,
      items,
      screens,
      screen: (name) => known(screens.get(name), name),
      ids,
      id: (name) => known(ids.get(name), name),
      restart: () => killable.restart(),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new RangeError(`there is nobody called ${name}`)
  return value
}
