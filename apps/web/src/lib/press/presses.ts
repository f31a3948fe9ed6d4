import type { Answer, Trouble } from '#lib/api.ts'
import { waitBeforeMs } from '#lib/backoff.ts'
import type { KeptPress, KeptPresses } from './kept-presses.ts'

/** Something that was pressed and cannot be seen on the page yet. */
export interface Press<Ask> extends KeptPress<Ask> {
  /** *waiting*: no server was reached; it is sent as soon as one is. *answered*: it is so, and the news is on its way. */
  readonly state: 'sending' | 'waiting' | 'answered' | 'refused'
  readonly trouble: Trouble | null
}

/** Where those that go on stand: on a page one that is watched. */
export interface PressList<Ask> {
  all: readonly Press<Ask>[]
}

/** What of a page says of something that was pressed. */
export interface PressRules<Ask> {
  /** Whether it is as it was asked to be; null where the page does not show that. */
  readonly isSo: (ask: Ask) => boolean | null
  /** Whether it is let go of once it is so, also where it still waits to be sent. */
  readonly isLetGoOnceSo: (ask: Ask) => boolean
  /** Whether what stood in the way of it is out of it by now. */
  readonly isOutdated: (trouble: Trouble) => boolean
  /** Whether it would be done twice if it were sent twice: it is not sent again by itself. */
  readonly isOnce: (ask: Ask) => boolean
}

export interface PressesOptions<Ask> {
  readonly list: PressList<Ask>
  readonly rules: PressRules<Ask>
  readonly kept: KeptPresses<Ask>
  readonly send: (ask: Ask) => Promise<Answer<unknown>>
  /** Hears why something was refused. */
  readonly refused: (press: Press<Ask>) => void
}

/** For how long what was answered may go on showing as being sent, if the news of it does not come. */
const newsMs = 4000

/**
 * All that somebody pressed on a page that is the same on every screen, and that is not part of it yet. Each shows at
 * once; what no server took is kept and sent again, which makes nothing a second time, since what is new bears an id
 * that this device made.
 */
export class Presses<Ask> {
  readonly #options: PressesOptions<Ask>
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #isSendingAgain = false
  /** Those who wait to hear what became of what was pressed at a control. */
  readonly #hearers = new Map<string, (isDone: boolean) => void>()

  constructor(options: PressesOptions<Ask>) {
    this.#options = options
  }

  get #all(): readonly Press<Ask>[] {
    return this.#options.list.all
  }

  /** What was pressed at a control and goes on. */
  of(key: string): Press<Ask> | null {
    return this.#all.find((press) => press.key === key) ?? null
  }

  /** Says whether what was pressed at a control is on its way or waits to be: it asks for nothing else until then. */
  isGoing(key: string): boolean {
    return (this.of(key)?.state ?? 'refused') !== 'refused'
  }

  /** What waits for a server. */
  get waiting(): readonly Press<Ask>[] {
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
  async press(key: string, ask: Ask): Promise<boolean> {
    if (this.isGoing(key)) return false
    const press: Press<Ask> = { key, ask, state: 'sending', trouble: null }
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
        // While another was on its way it may have been let go of, or something newer asked for in its place.
        if (!this.#all.includes(press)) continue
        if (!(await this.#send(this.#change(press, { state: 'sending' })))) break
      }
    } finally {
      this.#isSendingAgain = false
    }
    this.#waitToSendAgain()
  }

  /** Lets go of what has become part of what the page shows, and of why it was refused if it is so by now. */
  settle(): void {
    const { rules } = this.#options
    const isOver = ({ state, ask, trouble }: Press<Ask>): boolean => {
      const isSo = rules.isSo(ask)
      // What the page does not show is taken on the server's word.
      if (state === 'answered') return isSo !== false
      if (state === 'waiting') return rules.isLetGoOnceSo(ask) && isSo === true
      if (state !== 'refused') return false
      if (trouble !== null && rules.isOutdated(trouble)) return true
      return !rules.isOnce(ask) && isSo === true
    }
    const rest = this.#all.filter((press) => !isOver(press))
    if (rest.length < this.#all.length) this.#set(rest)
  }

  /** Answers false where no server was reached. */
  async #send(press: Press<Ask>): Promise<boolean> {
    const answer = await this.#options.send(press.ask)
    if (answer.ok) this.#failures = 0
    // What was let go of on its way says nothing more; under its key there may be something newer by now.
    if (!this.#all.includes(press)) return answer.ok || answer.trouble.kind !== 'unreachable'
    if (answer.ok) {
      const answered = this.#change(press, { state: 'answered', trouble: null })
      this.settle()
      setTimeout(() => this.#drop(answered), newsMs)
      this.#tell(press.key, true)
      return true
    }
    const { trouble } = answer
    if (trouble.kind === 'unreachable' && !this.#options.rules.isOnce(press.ask)) {
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

  #change(press: Press<Ask>, change: Partial<Press<Ask>>): Press<Ask> {
    const changed = { ...press, ...change }
    this.#set(this.#all.map((one) => (one === press ? changed : one)))
    return changed
  }

  #drop(press: Press<Ask>): void {
    this.#set(this.#all.filter((one) => one !== press))
  }

  #set(all: readonly Press<Ask>[]): void {
    this.#options.list.all = all
    // What was sent and not answered may not have arrived.
    this.#options.kept.save(all.filter(({ state }) => state === 'sending' || state === 'waiting'))
  }
}
