import { maxCaptionChars, type CaptionRefusal, type LiveRequest } from '@alongside/protocol'
import { newId } from '#lib/new-id.ts'
import type { CaptionTold } from './captions.svelte.ts'
import type { KeptDesk } from './kept-desk.ts'
import { partsOf, restOf } from './lines.ts'

type Request = Extract<LiveRequest, { type: 'caption' | 'captionAs' }>
type Line = NonNullable<KeptDesk['line']>
type Unsent = KeptDesk['unsent'][number]

export interface DeskOptions {
  readonly me: string
  readonly kept: KeptDesk
  /** The item that is on, and whether what is said now is kept. */
  readonly now: () => { readonly item: string | null; readonly kept: boolean }
  /** Says something to the server; answers false where there is no connection. */
  readonly send: (request: Request) => boolean
  /** Hears of every change, with what a new page of the tab is to go on from. */
  readonly changed: (desk: KeptDesk) => void
}

/** So far apart words go out while a line is typed. */
const batchMs = 250
/** What was not answered for so long is sent again. */
const answerMs = 5_000

/**
 * Where a captioner types. Words go out while a line is typed, one message at a time; a line that has ended is sent until
 * it is acknowledged. Lines bear ids, so what is sent twice is there once.
 */
export class Desk {
  /** The line that is being typed. */
  words = ''
  /** Whether what is typed here is told to others. */
  has = false
  /** What was sent last has not been answered for so long that the connection may be gone. */
  isLate = false
  /** Why the last line was not taken. */
  refused: CaptionRefusal | null = null
  #unsent: readonly Unsent[] = []
  #line: Line | null = null
  readonly #options: DeskOptions
  readonly #desk: string
  #wants: boolean
  #hasAsked = false
  /** What the server has of the line that is being typed. */
  #sent = ''
  #flight: ReturnType<typeof setTimeout> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: DeskOptions) {
    const { desk, wants, words, line, unsent } = options.kept
    this.#options = options
    this.#desk = desk
    this.#wants = wants
    this.words = words
    this.#line = line
    this.#unsent = unsent
  }

  /** The item of the line that is being typed, or of the one that is typed next. */
  get item(): string | null {
    return this.#line === null ? this.#options.now().item : this.#line.item
  }

  /** How many lines wait to be sent. */
  get waiting(): number {
    return this.#unsent.length
  }

  /** Goes on where an earlier page of this tab was. */
  open(): void {
    if (this.#wants) this.#ask(false)
  }

  /** Takes the lane, from another page if need be. */
  start(over: boolean): void {
    this.refused = null
    this.#ask(over)
  }

  /** Lays the lane down; what was typed is ended first. */
  stop(): void {
    this.end()
    this.#wants = false
    this.#options.send({ type: 'captionAs', desk: null, over: false })
    this.#save()
  }

  /** Nothing is sent any more from this page; what it has not sent is kept. */
  close(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#flight)
    this.#timer = this.#flight = undefined
    if (this.has) this.#options.send({ type: 'captionAs', desk: null, over: false })
  }

  /** The line reads so now; what is too long for one goes on in the next. */
  type(words: string): void {
    const parts = partsOf(words.replace(/[\p{Cc}\u202A-\u202E]+/gu, ' '), maxCaptionChars)
    for (const part of parts.slice(0, -1)) {
      this.#begin()
      this.words = part
      this.end()
    }
    this.words = parts.at(-1) ?? ''
    if (this.words !== '') this.#begin()
    this.#save()
    this.#schedule()
  }

  /** The line has ended, and the next one begins. */
  end(): void {
    const line = this.#line
    if (line !== null && (this.words.trim() !== '' || this.#sent !== '')) {
      this.#unsent = [...this.#unsent, { ...line, words: this.words.trim() }]
    }
    this.#line = null
    this.#sent = ''
    this.words = ''
    this.#save()
    this.#pump()
  }

  /** Lets go of all that was not sent. */
  forget(): void {
    this.#unsent = []
    this.#line = null
    this.#sent = ''
    this.words = ''
    this.refused = null
    this.#save()
  }

  hear(told: CaptionTold): void {
    if (told.type === 'captions') this.#hasAsked = false
    if ('lane' in told) this.#hearLane(told.lane)
    if (told.type === 'captionGot') {
      this.#landed()
      this.refused = null
      if (told.ended) this.#drop(told.line)
      else if (told.line === this.#line?.id) this.#sent = told.words
      if (this.#unsent.length > 0) this.#pump()
      else this.#schedule()
    }
    if (told.type === 'captionNot') this.#hearNot(told)
    this.#save()
  }

  #hearLane({ state, by, isYours }: Extract<CaptionTold, { type: 'lane' }>['lane']): void {
    this.#landed()
    this.has = isYours
    if (isYours) {
      this.#wants = true
      this.refused = null
      // What the server has of the line is not known after a lost connection.
      this.#sent = ''
      this.#pump()
    } else if (this.#wants && !this.#hasAsked && (state === 'none' || by === this.#options.me)) {
      this.#ask(false)
    } else if (this.#wants && state !== 'none') {
      this.#wants = false
      this.refused = 'taken'
    }
  }

  #hearNot({ line, why, had, item }: Extract<CaptionTold, { type: 'captionNot' }>): void {
    this.#landed()
    this.refused = why === 'moved' ? null : why
    if (why === 'moved') this.#moveOn(line, had, item)
    else if (why === 'failed' || why === 'full') {
      this.#flight = setTimeout(() => (this.#landed(), this.#pump()), answerMs)
    }
    if (why === 'taken') this.has = false
  }

  /** The line has ended at what others have of it: what is left is a line of what is on now. */
  #moveOn(id: string, had: string, item: string | null): void {
    const moved = (line: Line): Line => ({ ...line, id: newId(), item })
    this.#unsent = this.#unsent.flatMap((one) => {
      if (one.id !== id) return [one]
      const words = restOf(one.words, had)
      return words === '' ? [] : [{ ...moved(one), words }]
    })
    if (this.#line?.id === id) {
      this.words = restOf(this.words, had)
      this.#line = this.words === '' ? null : moved(this.#line)
      this.#sent = ''
    }
    this.#save()
    this.#pump()
  }

  #ask(over: boolean): void {
    this.#wants = true
    this.#hasAsked = this.#options.send({ type: 'captionAs', desk: this.#desk, over })
    this.#save()
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#pump()
    }, batchMs)
  }

  #begin(): void {
    const { item, kept } = this.#options.now()
    this.#line ??= { id: newId(), item, kept }
  }

  /** Sends what is next, unless something is on its way. */
  #pump(): void {
    if (!this.has || this.#flight !== undefined) return
    const [next] = this.#unsent
    const line = this.#line
    if (next !== undefined) this.#send(next, true)
    else if (line !== null && this.words !== this.#sent) this.#send({ ...line, words: this.words }, false)
  }

  #send({ id, item, words, kept }: Unsent, ended: boolean): void {
    if (!this.#options.send({ type: 'caption', line: { id, item, words, ended }, kept })) return
    this.#flight = setTimeout(() => {
      this.#flight = undefined
      this.isLate = true
      this.#save()
      this.#pump()
    }, answerMs)
  }

  #landed(): void {
    this.isLate = false
    clearTimeout(this.#flight)
    this.#flight = undefined
  }

  #drop(id: string): void {
    this.#unsent = this.#unsent.filter((one) => one.id !== id)
    this.#save()
  }

  #save(): void {
    const { words } = this
    this.#options.changed({
      desk: this.#desk,
      wants: this.#wants,
      words,
      line: this.#line,
      unsent: [...this.#unsent],
    })
  }
}
