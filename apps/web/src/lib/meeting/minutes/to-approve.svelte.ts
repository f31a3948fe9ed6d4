import type { MeetingAnswer, MinutesAnswer } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'
import type { Answer, Trouble } from '#lib/api.ts'

/** How the minutes that a meeting is to approve stand, as far as its reader may know. */
export type ToApproveState =
  | { readonly is: 'loading' | 'hidden' | 'failed' }
  | { readonly is: 'read'; readonly answer: MeetingAnswer; readonly open: number }

export interface ToApproveOptions {
  readonly load: () => Promise<Answer<MeetingAnswer>>
  readonly notes: () => Promise<Answer<MinutesAnswer>>
  /** Asks it of the meeting whose minutes they are. */
  readonly send: (ask: MeetingAsk) => Promise<Answer<unknown>>
  /** Told once something was done. */
  readonly done: (ask: MeetingAsk, title: string) => void
}

/** The minutes of an earlier meeting, looked at from the one that is to approve them. */
export class ToApprove {
  state: ToApproveState = $state.raw({ is: 'loading' })
  isSending: boolean = $state(false)
  /** Why what was asked last was not done. */
  trouble: Trouble | null = $state.raw(null)
  readonly #options: ToApproveOptions
  #loads = 0

  constructor(options: ToApproveOptions) {
    this.#options = options
  }

  /** Reads how they stand now; what was read before stays until then. */
  async load(): Promise<void> {
    const turn = (this.#loads += 1)
    const [answer, minutes] = await Promise.all([this.#options.load(), this.#options.notes()])
    if (turn !== this.#loads) return
    if (answer.ok && minutes.ok) {
      const open = minutes.value.notes.reduce((sum, one) => sum + one.open, 0)
      this.state = { is: 'read', answer: answer.value, open }
    } else if (!answer.ok && answer.status === 404) {
      this.state = { is: 'hidden' }
    } else if (this.state.is !== 'read') {
      this.state = { is: 'failed' }
    }
  }

  /** Asks it; says whether it was done. */
  async ask(ask: MeetingAsk): Promise<boolean> {
    if (this.isSending || this.state.is !== 'read') return false
    this.isSending = true
    this.trouble = null
    const { title } = this.state.answer.document
    const answer = await this.#options.send(ask)
    this.isSending = false
    if (!answer.ok) this.trouble = answer.trouble
    await this.load()
    if (answer.ok) this.#options.done(ask, title)
    return answer.ok
  }
}
