import type { Meeting } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'
import type { Answer, Trouble } from '#lib/api.ts'
import { waitBeforeMs } from '#lib/backoff.ts'
import { hasHappened, isLetGoOnceSo } from './has-happened.ts'
import { isOutdated } from './is-outdated.ts'
import type { KeptPress, KeptPresses } from './kept-presses.ts'

/** Something that was pressed and cannot be seen in the meeting yet. */
export interface Press extends KeptPress {
  /** *waiting*: no server was reached; it is sent as soon as one is. *answered*: it is so, and the news is on its way. */
  readonly state: 'sending' | 'waiting' | 'answered' | 'refused'
  readonly trouble: Trouble | null
}

/** Where those that go on stand: on a page one that is watched. */
export interface PressList {
  all: readonly Press[]
}

export interface PressesOptions {
  readonly list: PressList
  readonly me: string
  readonly meeting: () => Meeting
  readonly kept: KeptPresses
  readonly send: (ask: MeetingAsk) => Promise<Answer<unknown>>
  /** Hears why something was refused. */
  readonly refused: (press: Press) => void
}

/** For how long what was answered may go on showing as being sent, if the news of it does not come. */
const newsMs = 4000

/**
 * All that somebody pressed in a meeting and that is not part of it yet. Each shows at once; what no server took is
 * kept and sent again, which makes nothing a second time, since cards and interests bear ids that this device made.
 */
export class Presses {
  readonly #options: PressesOptions
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #isSendingAgain = false
  /** Those who wait to hear what became of what was pressed at a control. */
  readonly #hearers = new Map<string, (isDone: boolean) => void>()

  constructor(options: PressesOptions) {
    this.#options = options
  }

  get #all(): readonly Press[] {
    return this.#options.list.all
  }

  /** What was pressed at a control and goes on. */
  of(key: string): Press | null {
    return this.#all.find((press) => press.key === key) ?? null
  }

  /** Says whether what was pressed at a control is on its way or waits to be: it asks for nothing else until then. */
  isGoing(key: string): boolean {
    return (this.of(key)?.state ?? 'refused') !== 'refused'
  }

  /** What waits for a server. */
  get waiting(): readonly Press[] {
    return this.#all.filter(({ state }) => state === 'waiting')
  }

  /** Sends what an earlier page of this tab has kept. */
  open(): void {
    const kept = this.#options.kept.load()
    this.#set([...this.#all, ...kept.map((one) => ({ ...one, state: 'waiting' as const, trouble: null }))])
    void this.sendAgain()
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  /** Asks for something; while that is on its way the same control asks for nothing else. Tells whether it was done. */
  async press(key: string, ask: MeetingAsk): Promise<boolean> {
    if (this.isGoing(key)) return false
    const press: Press = { key, ask, state: 'sending', trouble: null }
    this.#set([...this.#all.filter((one) => one.key !== key), press])
    const done = new Promise<boolean>((hear) => this.#hearers.set(key, hear))
    void this.#send(press)
    return done
  }

  /** Lets go of one that waits or was refused. */
  letGo(key: string): void {
    this.#tell(key, false)
    this.#set(this.#all.filter((one) => one.key !== key))
  }

  /** Sends what waits, in the order in which it was pressed. */
  async sendAgain(): Promise<void> {
    if (this.#isSendingAgain) return
    this.#isSendingAgain = true
    clearTimeout(this.#timer)
    try {
      for (const press of this.waiting) {
        if (!(await this.#send(this.#change(press, { state: 'sending' })))) break
      }
    } finally {
      this.#isSendingAgain = false
    }
    this.#waitToSendAgain()
  }

  /** Lets go of what has become part of the meeting, and of why it was refused if it is so by now. */
  settle(): void {
    const isOver = ({ state, ask, trouble }: Press): boolean => {
      const isSo = hasHappened(this.#options.meeting(), ask, this.#options.me)
      // What the meeting does not show is taken on the server's word.
      if (state === 'answered') return isSo !== false
      if (state === 'waiting') return isLetGoOnceSo(ask) && isSo === true
      if (state !== 'refused') return false
      if (trouble !== null && isOutdated(this.#options.meeting(), trouble)) return true
      return ask.do !== 'enrolByName' && isSo === true
    }
    const rest = this.#all.filter((press) => !isOver(press))
    if (rest.length < this.#all.length) this.#set(rest)
  }

  /** Answers false where no server was reached. */
  async #send(press: Press): Promise<boolean> {
    const answer = await this.#options.send(press.ask)
    if (answer.ok) {
      this.#failures = 0
      const answered = this.#change(press, { state: 'answered', trouble: null })
      this.settle()
      setTimeout(() => this.#drop(answered), newsMs)
      this.#tell(press.key, true)
      return true
    }
    const { trouble } = answer
    // Whoever is written down by name has no id of ours: sent again they might be there twice.
    if (trouble.kind === 'unreachable' && press.ask.do !== 'enrolByName') {
      this.#change(press, { state: 'waiting', trouble })
      this.#waitToSendAgain()
      return false
    }
    this.#options.refused(this.#change(press, { state: 'refused', trouble }))
    this.#tell(press.key, false)
    return true
  }

  #tell(key: string, isDone: boolean): void {
    const hear = this.#hearers.get(key)
    this.#hearers.delete(key)
    hear?.(isDone)
  }

  #waitToSendAgain(): void {
    if (this.waiting.length === 0 || this.#isSendingAgain) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.sendAgain(), waitBeforeMs(this.#failures++, Math.random()))
  }

  #change(press: Press, change: Partial<Press>): Press {
    const changed = { ...press, ...change }
    this.#set(this.#all.map((one) => (one.key === press.key ? changed : one)))
    return changed
  }

  #drop(press: Press): void {
    this.#set(this.#all.filter((one) => one !== press))
  }

  #set(all: readonly Press[]): void {
    this.#options.list.all = all
    // What was sent and not answered may not have arrived.
    this.#options.kept.save(all.filter(({ state }) => state === 'sending' || state === 'waiting'))
  }
}
