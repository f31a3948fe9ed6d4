import { readBlocks, readSuggestions, type Block, type Run } from '@alongside/flow'
import { encodeFrame, penOfSuggestion, type ClientFrame, type Permission } from '@alongside/protocol'
import * as Y from 'yjs'
import { honestAct } from './honest-act.ts'
import { hostileUpdate } from './hostile-update.ts'
import { Scribe } from './scribe.ts'
import { Stage } from './stage.ts'

/** What happens next, as numbers of which each is taken modulo what there is to choose from. */
export type Happening = readonly [who: number, what: number, a: number, b: number, c: number]

/** What came of a trial. The last two must be 0. */
export interface TrialResult {
  /** Updates of people who may not edit. */
  readonly tried: number
  /** Of these, how many changed something. */
  readonly entered: number
  readonly honestRefused: number
  readonly changedRejectedView: number
}

/**
 * Editors, honest suggesters who hear of things late, and two people with modified clients, of whom one may suggest
 * and one may comment, in one room. After each update of someone who may not edit, what *all rejected* reads and what
 * others suggest must be as they were.
 */
export class RightsTrial {
  readonly stage = new Stage({ maxBytesPerSecond: 1e12 })
  readonly #editors: readonly Scribe[]
  readonly #suggesters: readonly Scribe[]
  readonly #hostile: Scribe
  /** Hears of everything; the room itself holds no document. */
  readonly #mirror = new Scribe('nobody', 'read', this.stage.log)
  /** What went wrong, in words. */
  readonly faults: string[] = []
  #lastPen = 1_000
  #lastMember = 0
  #tried = 0
  #entered = 0
  #honestRefused = 0
  #changed = 0

  constructor() {
    this.#editors = ['ada', 'olga'].map((name) => this.#enter(name, 'edit'))
    this.#suggesters = ['ben', 'cy'].map((name) => this.#enter(name, 'suggest'))
    this.#hostile = this.#enter('eve', 'suggest')
    const [ada] = this.#editors
    if (ada !== undefined) {
      ada.begin()
      this.#hand(ada)
    }
  }

  get result(): TrialResult {
    return {
      tried: this.#tried,
      entered: this.#entered,
      honestRefused: this.#honestRefused,
      changedRejectedView: this.#changed,
    }
  }

  happen([who, what, a, b, c]: Happening): void {
    const numbers = [what, a, b, c] as const
    const one = <T>(list: readonly T[]) => list[a % list.length]!
    switch (who % 12) {
      case 0:
      case 1:
        return this.#act(one(this.#editors), numbers)
      case 2:
      case 3:
      case 4:
        return this.#act(one(this.#suggesters), numbers)
      case 5:
        // With a modified client one may also behave.
        return this.#act(this.#hostile, numbers)
      case 6:
        return this.#reopen(one([...this.#editors, ...this.#suggesters, this.#hostile]))
      case 7:
        return this.#intrude('comment', numbers)
      default:
        return this.#intrude('suggest', numbers)
    }
  }

  /** Opens the room anew from the log, and another beside it from a snapshot after `row`; what either knows must be enough to go on. */
  restart(row = 0): void {
    this.stage.restart(row % (this.stage.log.rows.length + 1))
    for (const scribe of [...this.#editors, ...this.#suggesters, this.#hostile]) this.#reopen(scribe)
  }

  #act(scribe: Scribe, numbers: readonly [number, number, number, number]): void {
    honestAct(scribe, numbers)
    this.#hand(scribe)
  }

  /** Hands in what an honest person wrote. */
  #hand(scribe: Scribe): void {
    for (const update of scribe.takeWritten()) {
      const refused = this.#send(scribe, { type: 'update', update })
      if (refused === null) continue
      this.#honestRefused += 1
      this.faults.push(`${scribe.person} was refused: ${refused}`)
      return this.#reopen(scribe)
    }
  }

  /** Sends what a modified client makes up. Then it comes with a new pen: two documents cannot write with one. */
  #intrude(permission: 'suggest' | 'comment', numbers: readonly [number, number, number, number]): void {
    const eve = this.#hostile
    if (eve.written.length > 0) this.#hand(eve)
    const others = [...this.#editors, ...this.#suggesters]
    const update = hostileUpdate(eve, others, this.stage.room.known, numbers)
    if (update === null) return
    const frame = { type: numbers[3] % 5 === 0 ? ('step2' as const) : ('update' as const), update }
    const may = { type: 'permission', member: eve.member, by: null, reason: null } as const
    if (permission === 'comment') this.stage.step({ ...may, permission })
    const head = this.stage.log.rows.length
    this.#send(eve, frame)
    if (permission === 'comment' && this.stage.log.rows.length > head) {
      this.#changed += 1
      this.faults.push('someone who may only comment wrote')
    }
    this.#reopen(eve)
  }

  /** Sends a frame and lets it be saved; says why it was refused, or null. */
  #send(scribe: Scribe, frame: ClientFrame): string | null {
    const { stage } = this
    const { member } = scribe
    const head = stage.log.rows.length
    stage.sendBytes(member, encodeFrame(frame))
    stage.commitAll()
    const frames = stage.heardOf(member, 'refused')
    const refused = stage.closed.get(member)?.reason ?? frames[0]?.refused.problem.words ?? null
    if (scribe.permission === 'edit') return refused
    this.#tried += 1
    if (stage.log.rows.length === head) return refused
    this.#entered += 1
    this.#mirror.hear(head - this.#mirror.heard)
    const before = this.#othersView(scribe)
    this.#mirror.hear()
    if (this.#othersView(scribe) !== before) {
      this.#changed += 1
      this.faults.push(`${member} changed more than their own suggestions`)
    }
    return refused
  }

  /** What *all rejected* reads, with the suggestions of everyone else. */
  #othersView(scribe: Scribe): string {
    const { doc } = this.#mirror
    const { pendingStructs, pendingDs } = doc.store
    if (pendingStructs !== null || pendingDs !== null) this.faults.push('something is pending')
    const [title, fates, card] = [doc.getText('title'), doc.getMap('fates'), doc.getMap('card:a')]
    const isOthers = (suggestion: string | undefined) =>
      suggestion !== undefined && !scribe.pens.has(penOfSuggestion(suggestion) ?? 0)
    const marker = ({ suggestion, id, asked }: Block) => (isOthers(suggestion) ? [{ id, asked }] : [])
    // Unit by unit, since words put between them part a run.
    const units = ({ suggestion, client, clock, text, marks }: Run) =>
      isOthers(suggestion)
        ? text.split('').map((unit, at) => ({ client, clock: clock + at, unit, marks }))
        : []
    const words = readBlocks(doc, 'shown').flatMap((block) => [
      ...marker(block),
      ...block.runs.flatMap(units),
    ])
    const entries = readSuggestions(doc).entries.filter(({ suggestion }) => isOthers(suggestion))
    const others = [words, entries]
    return JSON.stringify([readBlocks(doc), title.toDelta(), fates.toJSON(), card.toJSON(), others])
  }

  #enter(person: string, permission: Permission): Scribe {
    const scribe = new Scribe(person, permission, this.stage.log)
    this.#reopen(scribe)
    return scribe
  }

  /** Opens a person's page anew, with another pen; those from before are still theirs. */
  #reopen(scribe: Scribe): void {
    const { stage } = this
    if (scribe.member !== '') stage.step({ type: 'leave', member: scribe.member })
    this.#lastMember += 1
    this.#lastPen += 1
    this.#mirror.hear()
    scribe.open(this.#lastPen, `${scribe.person} ${this.#lastMember}`, this.#mirror)
    const { member, permission } = scribe
    stage.enter(scribe.person, [scribe.pen], { member, permission })
    stage.tick(1)
  }

  /**
   * Says whether all is read alike: by a newcomer who gets it in one update as by whoever heard it row by row, and by
   * each open flow, which followed every change, as anew.
   */
  isReadAlike(): boolean {
    this.#mirror.hear()
    const newcomer = new Scribe('newcomer', 'read', this.stage.log)
    Y.applyUpdate(newcomer.doc, Y.encodeStateAsUpdate(this.#mirror.doc))
    const isSame = (['settled', 'shown'] as const).every(
      (reading) =>
        wordsOf(readBlocks(newcomer.doc, reading)) === wordsOf(readBlocks(this.#mirror.doc, reading)),
    )
    const open = [...this.#editors, ...this.#suggesters, this.#hostile]
    return (
      isSame && open.every(({ flow, doc }) => wordsOf(flow.blocks()) === wordsOf(readBlocks(doc, 'shown')))
    )
  }
}

/** Blocks as a text to compare; the numbers of items are left out, which an open flow does not count. */
function wordsOf(blocks: readonly Block[]): string {
  return JSON.stringify(blocks.map((block) => ({ ...block, number: null })))
}
