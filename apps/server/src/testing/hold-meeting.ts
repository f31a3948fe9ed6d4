import {
  commandAnswerSchema,
  linksSchema,
  type Command,
  type MeetingAsk,
  type MeetingNotice,
} from '@alongside/protocol'
import type { Booted } from './boot.ts'

const notice: MeetingNotice = {
  startsAt: Date.UTC(2026, 11, 10, 9),
  endsAt: Date.UTC(2026, 11, 10, 11),
  place: 'Town hall',
  callUrl: null,
  phone: null,
  papersDue: null,
  preMeeting: null,
  payment: '',
  words: 'We decide about the day centre.',
}

/** The command that calls a meeting with these seats. */
export function calling(title: string, seats: readonly string[]): Extract<Command, { do: 'callMeeting' }> {
  return {
    do: 'callMeeting',
    title,
    notice,
    quorum: { atLeast: 0, of: [] },
    seats: seats.map((person) => ({ person, votes: true })),
    series: null,
    from: null,
  }
}

/** The command that puts an item on the agenda, kept among these people unless it is for all. */
export function adding(
  meeting: string,
  title: string,
  among: readonly string[] | null = null,
): Extract<Command, { do: 'addItem' }> {
  return {
    do: 'addItem',
    meeting,
    title,
    after: null,
    facts: {
      sort: 'decision',
      purpose: '',
      ask: '',
      presenter: null,
      minutes: 20,
      breakAfter: null,
      standing: false,
    },
    confidential: among === null ? null : { people: [...among] },
  }
}

/** A meeting that the first person of a real server has called, with a seat for each of the others. */
export async function holdMeeting(server: Booted, others: readonly string[]) {
  const { space, organiser } = server.board
  const command = async (name: string, asked: Command): Promise<string> =>
    (await server.ask(name, 'POST', `/spaces/${space}/commands`, commandAnswerSchema, asked)).made ?? ''
  const idOf = (name: string): string => server.board.person(name).id
  const id = await command(organiser, calling('March', [organiser, ...others].map(idOf)))
  return {
    id,
    idOf,
    command,
    addItem: (title: string, among: readonly string[] | null = null) =>
      command(organiser, adding(id, title, among)),
    meet: (name: string, ask: MeetingAsk) => command(name, { do: 'meet', meeting: id, ask }),
    /** Comes in by a link to the meeting as a guest of this name: the headers of whoever came. */
    async comeBy(name: string): Promise<Record<string, string>> {
      const lastDay = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
      const terms = { permission: 'comment', label: name, lastDay, visitors: false } as const
      const made = await command(organiser, { do: 'makeLink', document: id, ...terms })
      const { links } = await server.ask(organiser, 'GET', `/documents/${id}/links`, linksSchema)
      const token = links.find((link) => link.id === made)?.url?.split('/l/')[1] ?? ''
      const joined = await fetch(`${server.url}/api/links/${token}/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.site },
        body: JSON.stringify({ name, capacity: 'unpaidCarer' }),
      })
      const cookies = joined.headers.getSetCookie().map((one) => one.split(';', 1)[0])
      return { cookie: cookies.join('; '), origin: server.site }
    },
    /** What the API answers somebody of the meeting, whatever it is. */
    async get(name: string, path: string): Promise<{ status: number; text: string }> {
      const answer = await fetch(`${server.url}/api${path}`, { headers: server.headersOf(name) })
      return { status: answer.status, text: await answer.text() }
    },
  }
}

export type HeldMeeting = Awaited<ReturnType<typeof holdMeeting>>
