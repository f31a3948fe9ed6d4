import { idFrom, type Command, type Comments as Loaded, type ThreadView } from '@alongside/protocol'
import type { Answer, Trouble } from '#lib/api.ts'
import { Outbox, type Saying, type Unsent } from './outbox.ts'

/** What a person does to comments that stand: at once or not at all. */
export type Act = Extract<
  Command,
  { do: 'reword' | 'takeBack' | 'confirmWords' | 'react' | 'resolve' | 'reopen' }
>

export interface CommentsOptions {
  readonly space: string
  readonly me: string
  readonly load: (section: string) => Promise<Answer<Loaded>>
  readonly ask: (command: Command) => Promise<Answer<unknown>>
  /** A comment was taken in by the server. */
  readonly sent: () => void
}

const againMs = 10_000

/** The comments of an open document, and those of this person that are still on their way. */
export class Comments {
  unsent: readonly Unsent[] = $state.raw([])
  /** Whether this device keeps what waits over a new page. */
  onDevice = $state(true)
  #threads: ReadonlyMap<string, readonly ThreadView[]> = $state.raw(new Map())
  readonly #options: CommentsOptions
  #outbox: Outbox | null = null
  #sending = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: CommentsOptions) {
    this.#options = options
  }

  /** Shows what the page's data brought. */
  show(loaded: readonly Loaded[]): void {
    this.#threads = new Map(loaded.map(({ section, threads }) => [section, threads]))
  }

  of(section: string): readonly ThreadView[] {
    return this.#threads.get(section) ?? []
  }

  /** Opens what this device keeps for the person, and sends what waits. */
  async open(): Promise<void> {
    this.#outbox = await Outbox.open(this.#options.me)
    window.addEventListener('online', this.#sendAll)
    for (const unsent of await this.#outbox.unsent(this.#options.space)) {
      if (unsent.refused === 'signedOut') await this.#outbox.put({ ...unsent, refused: null })
    }
    await this.#look()
    this.#sendAll()
  }

  close(): void {
    window.removeEventListener('online', this.#sendAll)
    clearTimeout(this.#timer)
    this.#outbox?.close()
    this.#outbox = null
  }

  /** Reads the comments of a section anew; where that fails, what stands goes on standing. */
  async refresh(section: string): Promise<void> {
    const answer = await this.#options.load(section)
    if (answer.ok) this.#threads = new Map(this.#threads).set(section, answer.value.threads)
  }

  /** Takes in a comment or reply; it is kept until the server has it. */
  async say(saying: Saying): Promise<void> {
    const id = saying.do === 'comment' ? saying.thread : saying.post
    const unsent = { id, space: this.#options.space, saying, at: Date.now(), refused: null }
    await this.#outbox?.put(unsent)
    await this.#look()
    this.#sendAll()
  }

  /** Tries a refused one once more. */
  async again(unsent: Unsent): Promise<void> {
    await this.#outbox?.put({ ...unsent, refused: null })
    await this.#look()
    this.#sendAll()
  }

  /** Puts a comment that could not be sent aside for good. */
  async letGo({ id }: Unsent): Promise<void> {
    await this.#outbox?.remove(id)
    await this.#look()
  }

  /** Does something to comments that stand; answers why not, or null. */
  async act(act: Act): Promise<Trouble | null> {
    const answer = await this.#options.ask(act)
    if (!answer.ok) return answer.trouble
    await this.refresh(act.section)
    return null
  }

  draft(place: string): Promise<string> {
    return this.#outbox?.draft(place) ?? Promise.resolve('')
  }

  keepDraft(place: string, words: string): void {
    void this.#outbox?.keepDraft(place, words)
  }

  async #look(): Promise<void> {
    this.unsent = (await this.#outbox?.unsent(this.#options.space)) ?? []
    this.onDevice = this.#outbox?.onDevice ?? true
  }

  readonly #sendAll = (): void => void this.#sendEach()

  async #sendEach(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    clearTimeout(this.#timer)
    try {
      let next = this.#nextUnsent()
      while (next !== undefined && (await this.#send(next))) next = this.#nextUnsent()
      if (next !== undefined) this.#timer = setTimeout(this.#sendAll, againMs)
    } finally {
      this.#sending = false
    }
  }

  #nextUnsent(): Unsent | undefined {
    return this.unsent.find(({ refused }) => refused === null)
  }

  /** Sends one; false where no server was reached and it has to wait. */
  async #send(unsent: Unsent): Promise<boolean> {
    const answer = await this.#options.ask(unsent.saying)
    if (!answer.ok) {
      const { kind } = answer.trouble
      // A server that cannot save just now will be able to later.
      if (kind === 'unreachable' || kind === 'notSaved') return false
      await this.#outbox?.put({ ...unsent, refused: kind })
      await this.#look()
      return true
    }
    await this.#outbox?.remove(unsent.id)
    await this.refresh(unsent.saying.section)
    await this.#look()
    this.#options.sent()
    return true
  }
}

/** A new id for a comment or a reply. */
export function newPostId(): string {
  return idFrom(crypto.getRandomValues(new Uint8Array(16)))
}
