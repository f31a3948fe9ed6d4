import type { MineAnswer, MySealed } from '@alongside/evaluation'
import type { EvaluationAsk } from '@alongside/protocol'
import { createSubscriber } from 'svelte/reactivity'
import type { Answer } from '#lib/api.ts'
import { isSealed, type Draft, type DraftFile, type Drafts } from './drafts.ts'

/** What somebody asks for when they score. */
export type ScoreAsk = Extract<EvaluationAsk, { do: 'score' }>

/**
 * What the person has sealed, and nobody else's: no event holds any of it. It is asked for, and kept in this page alone.
 */
export class OwnScores {
  #state: 'unknown' | 'known' | 'failed' = 'unknown'
  /** What was read, with what the server has taken since. */
  #all: ReadonlyMap<string, MySealed> = new Map()
  /** What was seen to lie in the box: what the server takes late lies in none. */
  #read: ReadonlyMap<string, MySealed> = new Map()
  #changed: () => void = () => undefined
  readonly #follow = createSubscriber((changed) => {
    this.#changed = changed
  })
  readonly #load: () => Promise<Answer<MineAnswer>>
  readonly #drafts: Pick<Drafts, 'dropSealed'>
  /** For whom the person may put in what they say. */
  #handFor: readonly string[] = []
  /** What was changed here counts the answers that were under way then, which do not know of it. */
  #changes = 0

  /** What was typed is let go of in the drafts once it is seen to lie in the box. */
  constructor(load: () => Promise<Answer<MineAnswer>>, drafts: Pick<Drafts, 'dropSealed'>) {
    this.#load = load
    this.#drafts = drafts
  }

  /** *unknown*: not asked for yet. *failed*: no server was reached; it may be there all the same. */
  get state(): 'unknown' | 'known' | 'failed' {
    this.#follow()
    return this.#state
  }

  /** Those of the panel for whom the person may put in what they say. */
  get handFor(): readonly string[] {
    this.#follow()
    return this.#handFor
  }

  /** What lies in the box of a round; null: nothing. */
  of(criterion: string, round: number): MySealed | null {
    this.#follow()
    const mine = this.#all.get(criterion)
    return mine?.round === round ? mine : null
  }

  /** Whether what was sent has been seen to lie in the box since. */
  holds(criterion: string, sent: Draft): boolean {
    return isSealed(sent, this.#read.get(criterion) ?? null)
  }

  /** Asks for it (again): it may have been changed on another device. */
  async bring(): Promise<void> {
    const before = this.#changes
    const answer = await this.#load()
    if (!answer.ok) {
      if (this.#state === 'unknown') this.#state = 'failed'
      this.#changed()
      return
    }
    this.#handFor = answer.value.handFor
    if (before !== this.#changes) return this.#changed()
    this.#all = this.#read = new Map(answer.value.criteria.map((one) => [one.criterion, one]))
    this.#state = 'known'
    this.#changed()
    this.#drafts.dropSealed(this.#read)
  }

  /** Remembers what the server has taken, with the files that went with it. */
  keep(
    { criterion, score, show, reason, reasonIs, evidence }: ScoreAsk,
    round: number,
    draft: readonly DraftFile[] = [],
  ): void {
    const files = (evidence?.files ?? []).flatMap(({ id, seal, alt, decorative }) => {
      const known = draft.find((one) => one.id === id)
      return known === undefined
        ? []
        : [{ id, seal, alt, decorative, name: known.name, type: known.type, bytes: known.bytes }]
    })
    const brought = { links: evidence?.links ?? [], files }
    this.#set(criterion, {
      criterion,
      round,
      isLost: false,
      score,
      show,
      reason,
      reasonIs,
      hand: null,
      evidence: brought,
    })
  }

  /** It was taken back. */
  forget(criterion: string): void {
    this.#set(criterion, null)
  }

  #set(criterion: string, mine: MySealed | null): void {
    this.#changes++
    const read = new Map(this.#read)
    read.delete(criterion)
    this.#read = read
    const all = new Map(this.#all)
    if (mine === null) all.delete(criterion)
    else all.set(criterion, mine)
    this.#all = all
    this.#changed()
  }
}
