import type {
  Attached,
  Command,
  Comments as Loaded,
  FileView,
  ProblemKind,
  ThreadView,
} from '@alongside/protocol'
import { untrack } from 'svelte'
import type { Answer, Trouble } from '#lib/api.ts'
import { readAgain } from '#lib/read-again.ts'
import { Device, type KeptFile, type Saying, type Unsent, type Where } from './device.ts'
import { Drafts, type Draft } from './drafts.ts'
import { KeptBytes } from './kept-bytes.ts'
import { newest } from './newest.ts'
import { Outbox } from './outbox.ts'

/** What a person does to comments that stand: at once or not at all. */
export type Act = Extract<
  Command,
  { do: 'reword' | 'takeBack' | 'confirmWords' | 'describeFile' | 'react' | 'resolve' | 'reopen' }
>

export interface CommentsOptions {
  readonly space: string
  readonly me: string
  /** The most bytes that a file may have. */
  readonly maxFileBytes: number
  readonly load: (section: string) => Promise<Answer<Loaded>>
  readonly ask: (command: Command) => Promise<Answer<unknown>>
  /** Sends a file that is to come with a comment; `told` hears which share of it is on its way. */
  readonly sendFile: (
    section: string,
    file: { readonly name: string; readonly bytes: ArrayBuffer },
    told: (share: number) => void,
  ) => Promise<Answer<FileView>>
  /** A comment was taken in by the server, or refused. */
  readonly sent: () => void
  readonly refused: (kind: ProblemKind) => void
}

const againMs = 10_000

/** The comments of an open document, and those of this person that are still on their way. */
export class Comments {
  unsent: readonly Unsent[] = $state.raw([])
  /** Those that this device keeps over a new page. */
  #onDevice: ReadonlySet<string> = $state.raw(new Set())
  /** Whether the device has kept all that it was given so far. */
  #deviceKeeps = $state(true)
  /** The file that is being sent, by the id it is kept under, and which share of it is on its way. */
  sending: { readonly file: string; readonly share: number } | null = $state.raw(null)
  #shown: ReadonlyMap<string, Loaded> = $state.raw(new Map())
  readonly maxFileBytes: number
  readonly #options: CommentsOptions
  /** Null on the server, and once the page has gone. */
  #kept: {
    readonly device: Device
    readonly outbox: Outbox
    readonly drafts: Drafts
    readonly bytes: KeptBytes
  } | null = null
  /** Those whose files were sent anew since the server had lost them: that is tried once. */
  readonly #sentAnew = new Set<string>()
  #sending = false
  /** Something was put in while the last of before was on its way. */
  #sendsAgain = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: CommentsOptions) {
    this.#options = options
    this.maxFileBytes = options.maxFileBytes
  }

  /** Shows what the page's data brought; a section that is not among it keeps what it has. */
  show(loaded: readonly Loaded[]): void {
    // Whoever shows comments from an effect must not come to depend on what is shown.
    this.#shown = newest(
      untrack(() => this.#shown),
      loaded,
    )
  }

  of(section: string): readonly ThreadView[] {
    return this.#shown.get(section)?.threads ?? []
  }

  /** Begins to keep what the person writes, and to send what waits. */
  open(): void {
    const device = new Device(this.#options.me)
    const bytes = new KeptBytes(device)
    const outbox = new Outbox(this.#options.me, device, () => this.#look())
    this.#kept = { device, outbox, bytes, drafts: new Drafts(device, bytes) }
    window.addEventListener('online', this.#sendAll)
    void this.#load(outbox)
  }

  async #load(outbox: Outbox): Promise<void> {
    await outbox.load()
    // They were refused to whoever was signed in then; this page is the person's own again.
    for (const one of outbox.unsent(this.#options.space)) {
      if (one.refused === 'signedOut') void outbox.put({ ...one, refused: null })
    }
    this.#changed()
  }

  close(): void {
    window.removeEventListener('online', this.#sendAll)
    clearTimeout(this.#timer)
    this.#kept?.outbox.close()
    this.#kept?.device.close()
    this.#kept = null
  }

  /** Reads the comments of a section anew; where that fails, what stands goes on standing. */
  readonly refresh = readAgain(async (section) => {
    const answer = await this.#options.load(section)
    if (answer.ok) this.show([answer.value])
  })

  /** Takes in a comment or reply with its files; it is kept until the server has it. */
  say(saying: Saying, files: readonly KeptFile[] = []): void {
    const id = saying.do === 'comment' ? saying.thread : saying.post
    this.#put({ id, space: this.#options.space, saying, files, at: Date.now(), refused: null })
    this.#changed()
  }

  /** Where an unsent one stands. */
  whereIs(id: string): Where {
    if (this.#onDevice.has(id)) return 'onDevice'
    return this.#deviceKeeps ? 'onItsWay' : 'inPage'
  }

  /** Tries a refused one once more. */
  again(unsent: Unsent): void {
    this.#put({ ...unsent, refused: null, until: undefined })
    this.#changed()
  }

  /** Puts a comment that could not be sent aside for good. */
  letGo({ id }: Unsent): void {
    void this.#kept?.outbox.remove(id)
    this.#look()
  }

  /** Does something to comments that stand; answers why not, or null. */
  async act(act: Act): Promise<Trouble | null> {
    const answer = await this.#options.ask(act)
    // What was refused may have been asked of what has changed since: the person sees how things stand.
    if (answer.ok || answer.trouble.kind !== 'unreachable') await this.refresh(act.section)
    return answer.ok ? null : answer.trouble
  }

  /** The comment that was begun at a place of a section, or a new one; null once the page has gone, or while it is being opened. */
  async draft(section: string, place = section): Promise<Draft | null> {
    return (await this.#kept?.drafts.open(section, place)) ?? null
  }

  /** The bytes of a file that waits to be sent. */
  async bytesOf(file: string): Promise<ArrayBuffer | null> {
    return (await this.#kept?.bytes.get(file)) ?? null
  }

  #put(unsent: Unsent): void {
    void this.#kept?.outbox.put(unsent).then(() => this.#look())
  }

  #changed(): void {
    this.#look()
    this.#sendAll()
  }

  #look(): void {
    const { outbox, device } = this.#kept ?? {}
    this.unsent = outbox?.unsent(this.#options.space) ?? []
    this.#onDevice = new Set(this.unsent.flatMap(({ id }) => (outbox?.isOnDevice(id) ? [id] : [])))
    this.#deviceKeeps = device?.keeps ?? true
  }

  readonly #sendAll = (): void => void this.#sendEach()

  async #sendEach(): Promise<void> {
    if (this.#sending) {
      this.#sendsAgain = true
      return
    }
    this.#sending = true
    this.#sendsAgain = false
    clearTimeout(this.#timer)
    this.#timer = undefined
    try {
      await alone(`alongside-comments-${this.#options.me}`, async () => {
        // Another tab may have sent them, or put them aside, while this one waited for its turn.
        await this.#kept?.outbox.load()
        this.#look()
        let next = this.#nextUnsent()
        while (next !== undefined && (await this.#send(next))) next = this.#nextUnsent()
        if (next !== undefined && this.#kept !== null) this.#timer = setTimeout(this.#sendAll, againMs)
      })
    } finally {
      this.#sending = false
    }
    if (this.#sendsAgain && this.#timer === undefined) this.#sendAll()
  }

  #nextUnsent(): Unsent | undefined {
    return this.unsent.find(({ refused }) => refused === null)
  }

  /** Sends one, its files first; false where no server was reached and it has to wait. */
  async #send(unsent: Unsent): Promise<boolean> {
    const sent = await this.#sendFiles(unsent)
    if (!sent.ok) return this.#notSent(unsent, sent.trouble)
    const { saying } = unsent
    const answer = await this.#options.ask(
      sent.value.length === 0 ? saying : { ...saying, files: [...sent.value] },
    )
    if (!answer.ok) return this.#notSent(unsent, answer.trouble)
    void this.#kept?.outbox.remove(unsent.id)
    await this.refresh(saying.section)
    this.#options.sent()
    this.#look()
    return true
  }

  async #sendFiles(unsent: Unsent): Promise<Answer<readonly Attached[]>> {
    const brought: Attached[] = []
    let { files } = unsent
    for (const { id, name, alt, decorative, sent } of files) {
      let file = sent
      if (file === null) {
        const bytes = await this.bytesOf(id)
        // The device has lost it, by no fault of the words: they are sent.
        if (bytes === null) continue
        const told = (share: number): void => void (this.sending = { file: id, share })
        const answer = await this.#options.sendFile(unsent.saying.section, { name, bytes }, told)
        this.sending = null
        if (!answer.ok) return answer
        file = answer.value.id
        const has = file
        files = files.map((one) => (one.id === id ? { ...one, sent: has } : one))
        await this.#kept?.outbox.put({ ...unsent, files })
      }
      brought.push({ file, alt: alt.trim() === '' ? null : alt.trim(), decorative })
    }
    return { ok: true, value: brought }
  }

  #notSent(unsent: Unsent, { kind, field, until }: Trouble): boolean {
    const known = this.unsent.find(({ id }) => id === unsent.id) ?? unsent
    // A server that cannot save just now will be able to later, and so will one that is busy with this person's files.
    const waits = kind === 'unreachable' || kind === 'notSaved' || (kind === 'tooMany' && field === 'person')
    const isAnew = field === 'files' && !this.#sentAnew.has(unsent.id)
    if (isAnew) {
      this.#sentAnew.add(unsent.id)
      this.#put({ ...known, files: known.files.map((file) => ({ ...file, sent: null })) })
    } else if (!waits) {
      this.#put({ ...known, refused: kind, until })
      this.#options.refused(kind)
    }
    this.#look()
    return !waits
  }
}

/** Does something while no other tab of this device does; at once where a browser has no locks. */
async function alone(name: string, act: () => Promise<void>): Promise<void> {
  const { locks } = navigator
  if (locks === undefined) return act()
  await locks.request(name, act)
}
