import {
  evolveMeeting,
  meetingAnswerSchema,
  meetingFrom,
  readMeetingEvent,
  type Meeting,
} from '@alongside/meeting'
import {
  answeredProblemSchema,
  liveMessageSchema,
  type EventEnvelope,
  type MeetingAsk,
} from '@alongside/protocol'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** What became of an ask: done, or refused with a reason. */
export interface Answered {
  readonly status: number
  readonly kind: string | null
}

type Told = Pick<EventEnvelope, 'kind' | 'payload'>

/** A browser in the room of a meeting, as far as it can be without one: a view that it folds on, and what is pressed. */
export class Screen {
  meeting: Meeting
  /** Every event that was heard, in order. */
  readonly told: Told[] = []
  readonly #at: ScreenOptions
  #position: string
  #socket: WebSocket | null = null
  #isClosed = false
  #wake: () => void = () => undefined

  private constructor(at: ScreenOptions, view: { readonly meeting: Meeting; readonly position: string }) {
    this.#at = at
    this.meeting = view.meeting
    this.#position = view.position
  }

  /** Loads the meeting, and hears from there on; whenever the line breaks it goes on where it was. */
  static async open(options: ScreenOptions): Promise<Screen> {
    const screen = new Screen(options, await load(options))
    void screen.#listen()
    return screen
  }

  /** The meeting as the server shows it to this person now. */
  async asServed(): Promise<Meeting> {
    return (await load(this.#at)).meeting
  }

  /** Asks once; rejects where no answer came. */
  async ask(ask: MeetingAsk): Promise<Answered> {
    const { url, space, meeting, headers } = this.#at
    const response = await fetch(`${url}/api/spaces/${space}/commands`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'meet', meeting, ask }),
    })
    const problem = answeredProblemSchema.safeParse(await response.json())
    return { status: response.status, kind: problem.data?.kind ?? null }
  }

  /** Asks the same until somebody answers it, as a page does of which the line breaks. */
  async press(ask: MeetingAsk): Promise<Answered> {
    for (;;) {
      try {
        const answer = await this.ask(ask)
        // A server that is only just starting says so.
        if (answer.status !== 503) return answer
      } catch {
        // Nobody is there.
      }
      await pause(20)
    }
  }

  /** Waits until what was folded is as wanted. */
  async until(is: (meeting: Meeting) => boolean): Promise<void> {
    while (!is(this.meeting)) await new Promise<void>((resolve) => (this.#wake = resolve))
  }

  close(): void {
    this.#isClosed = true
    this.#socket?.terminate()
  }

  async #listen(): Promise<void> {
    const { url, space, meeting, headers } = this.#at
    while (!this.#isClosed) {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { headers })
      this.#socket = socket
      socket.on('error', () => undefined) // closed follows
      socket.on('open', () => {
        socket.send(JSON.stringify({ type: 'subscribe', space, after: this.#position, meeting }))
      })
      socket.on('message', (data: Buffer) => this.#hear(data))
      await new Promise((resolve) => socket.on('close', resolve))
      await pause(20)
    }
  }

  #hear(data: Buffer): void {
    const message = liveMessageSchema.parse(JSON.parse(data.toString()))
    if (message.type !== 'event') return
    this.#position = message.position
    this.told.push(message.event)
    const happened = readMeetingEvent(message.event)
    if (happened !== null) this.meeting = evolveMeeting(this.meeting, happened, message.event)
    this.#wake()
  }
}

export interface ScreenOptions {
  readonly url: string
  readonly space: string
  readonly meeting: string
  readonly headers: Readonly<Record<string, string>>
}

async function load({ url, meeting, headers }: ScreenOptions) {
  const response = await fetch(`${url}/api/meetings/${meeting}`, { headers })
  const answer = meetingAnswerSchema.parse(await response.json())
  return { meeting: meetingFrom(answer.meeting), position: answer.position }
}
