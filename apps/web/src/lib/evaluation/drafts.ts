import type { MySealed } from '@alongside/evaluation'
import { reasonNames, scoreReasonSchema, scoreSchema } from '@alongside/protocol'
import { createSubscriber } from 'svelte/reactivity'
import { z } from 'zod'

/** What somebody is about to score, as it stands in the form. */
const draftSchema = z.object({
  round: z.number().int(),
  score: scoreSchema.nullable(),
  reason: z.string(),
  reasonIs: z.enum(reasonNames),
  show: z.boolean(),
})
export type Draft = z.infer<typeof draftSchema>

const keptSchema = z.record(z.string(), draftSchema)

/** A score that can be sent as it stands. */
export const isWhole = (draft: Draft): draft is Draft & { score: NonNullable<Draft['score']> } =>
  draft.score !== null && scoreReasonSchema.safeParse(draft.reason).success

/** Says whether what stands in the form is what lies in the box. */
export const isSealed = (draft: Draft, mine: MySealed | null): boolean =>
  mine !== null &&
  mine.round === draft.round &&
  mine.score === draft.score &&
  mine.reason === draft.reason.trim() &&
  (mine.reason === '' || mine.reasonIs === draft.reasonIs) &&
  mine.show === draft.show

/** Says whether all of it has been said aloud: it may be the only copy of what came late, and is kept until then. */
export const isSaidAloud = (
  draft: Draft,
  said: { readonly score: boolean; readonly reason: boolean },
): boolean => (said.score || draft.score === null) && (said.reason || draft.reason.trim() === '')

/** Keeps what was chosen and typed over a new page of the same tab, until the server has it; it goes with the tab. */
export class Drafts {
  #all: ReadonlyMap<string, Draft>
  #changed: () => void = () => undefined
  readonly #follow = createSubscriber((changed) => {
    this.#changed = changed
  })
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null
  readonly #name: string

  /** `storage` is null where the browser keeps nothing. */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | null, me: string, evaluation: string) {
    this.#storage = storage
    this.#name = `alongside-scores-${me}-${evaluation}`
    this.#all = new Map(Object.entries(this.#load()))
  }

  /** What stands in the form of a round; null: nothing was begun. */
  of(criterion: string, round: number): Draft | null {
    this.#follow()
    const draft = this.#all.get(criterion)
    return draft?.round === round ? draft : null
  }

  keep(criterion: string, draft: Draft): void {
    this.#save(new Map(this.#all).set(criterion, draft))
  }

  drop(criterion: string): void {
    if (!this.#all.has(criterion)) return
    const rest = new Map(this.#all)
    rest.delete(criterion)
    this.#save(rest)
  }

  /** Lets go of all that lies in the box: what came late is in none. */
  dropSealed(box: ReadonlyMap<string, MySealed>): void {
    for (const [criterion, draft] of this.#all) {
      if (isSealed(draft, box.get(criterion) ?? null)) this.drop(criterion)
    }
  }

  #load(): Readonly<Record<string, Draft>> {
    try {
      return keptSchema.safeParse(JSON.parse(this.#storage?.getItem(this.#name) ?? '{}')).data ?? {}
    } catch {
      return {}
    }
  }

  #save(all: ReadonlyMap<string, Draft>): void {
    this.#all = all
    this.#changed()
    try {
      this.#storage?.setItem(this.#name, JSON.stringify(Object.fromEntries(all)))
    } catch {
      // They stand in this page alone.
    }
  }
}
