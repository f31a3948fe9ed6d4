import {
  idFrom,
  type Command,
  type Comments as Loaded,
  type ProblemKind,
  type ThreadView,
} from '@alongside/protocol'
import { untrack } from 'svelte'
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
  /** A comment was taken in by the server, or refused. */
  readonly sent: () => void
  readonly refused: (kind: ProblemKind) => void
}

const againMs = 10_000

/** The comments of an open document, and those of this person that are still on their way. */
export class Comments {
  unsent: readonly Unsent[] = $state.raw([])
  /** Whether this device keeps what waits over a new page. */
  onDevice = $state(true)
  #threads: ReadonlyMap<string, readonly ThreadView[]> = $state.raw(new Map())
  readonly #options: CommentsOptions
  /** Null on the server, and once the page has gone. */
  #outbox: Outbox | null = null
  #sending = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Sections that are being read, and whether they have to be read once more after that. */
  readonly #reading = new Map<string, boolean>()

  constructor(options: CommentsOptions) {
    this.#options = options
  }

  /** Shows what the page's data brought; a section that is not among it keeps what it has. */
  show(loaded: readonly Loaded[]): void {
    this.#threads = new Map([
      // Whoever shows comments from an effect must not come to depend on what is shown.
      ...untrack(() => this.#threads),
      ...loaded.map(({ section, threads }) => [section, threads] as const),
    ])
  }

  of(section: string): readonly ThreadView[] {
    return this.#threads.get(section) ?? []
  }

  /** Begins to keep what the person writes, and to send what waits. */
  open(): void {
    const outbox = new Outbox(this.#options.me)
    this.#outbox = outbox
    window.addEventListener('online', this.#sendAll)
    void this.#load(outbox)
  }

  async #load(outbox: Outbox): Promise<void> {
    await outbox.load()
    // They were refused to whoever was signed in then; this page is the person's own again.
    for (const one of outbox.unsent(this.#options.space)) {
      if (one.refused === 'signedOut') outbox.put({ ...one, refused: null })
    }
    this.#changed()
  }

  close(): void {
    window.removeEventListener('online', this.#sendAll)
    clearTimeout(this.#timer)
    this.#outbox?.close()
    this.#outbox = null
  }

  /** Reads the comments of a section anew; where that fails, what stands goes on standing. */
  async refresh(section: string): Promise<void> {
    if (this.#reading.has(section)) return void this.#reading.set(section, true)
    do {
      this.#reading.set(section, false)
      const answer = await this.#options.load(section)
      if (answer.ok) this.#threads = new Map(this.#threads).set(section, answer.value.threads)
    } while (this.#reading.get(section))
    this.#reading.delete(section)
  }

  /** Takes in a comment or reply; it is kept until the server has it. */
  say(saying: Saying): void {
    const id = saying.do === 'comment' ? saying.thread : saying.post
    this.#outbox?.put({ id, space: this.#options.space, saying, at: Date.now(), refused: null })
    this.#changed()
  }

  /** Tries a refused one once more. */
  again(unsent: Unsent): void {
    this.#outbox?.put({ ...unsent, refused: null, until: undefined })
    this.#changed()
  }

  /** Puts a comment that could not be sent aside for good. */
  letGo({ id }: Unsent): void {
    this.#outbox?.remove(id)
    this.#look()
  }

  /** Does something to comments that stand; answers why not, or null. */
  async act(act: Act): Promise<Trouble | null> {
    const answer = await this.#options.ask(act)
    // What was refused may have been asked of what has changed since: the person sees how things stand.
    if (answer.ok || answer.trouble.kind !== 'unreachable') await this.refresh(act.section)
    return answer.ok ? null : answer.trouble
  }

  draft(place: string): Promise<string> {
    return this.#outbox?.draft(place) ?? Promise.resolve('')
  }

  keepDraft(place: string, words: string): void {
    this.#outbox?.keepDraft(place, words)
  }

  #changed(): void {
    this.#look()
    this.#sendAll()
  }

  #look(): void {
    this.unsent = this.#outbox?.unsent(this.#options.space) ?? []
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
      if (next !== undefined && this.#outbox !== null) this.#timer = setTimeout(this.#sendAll, againMs)
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
    if (answer.ok) {
      this.#outbox?.remove(unsent.id)
      await this.refresh(unsent.saying.section)
      this.#options.sent()
    } else {
      const { kind, until } = answer.trouble
      // A server that cannot save just now will be able to later.
      if (kind === 'unreachable' || kind === 'notSaved') {
        this.#look()
        return false
      }
      this.#outbox?.put({ ...unsent, refused: kind, until })
      this.#options.refused(kind)
    }
    this.#look()
    return true
  }
}

/** A new id for a comment or a reply. */
export function newPostId(): string {
  return idFrom(crypto.getRandomValues(new Uint8Array(16)))
}
