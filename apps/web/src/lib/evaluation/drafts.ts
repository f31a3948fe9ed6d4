import type { MySealed } from '@alongside/evaluation'
import {
  idSchema,
  reasonNames,
  scoreReasonSchema,
  scoreSchema,
  webAddressSchema,
  type Evidence,
} from '@alongside/protocol'
import { createSubscriber } from 'svelte/reactivity'
import { z } from 'zod'

/** A file in the form; its bytes lie on the device under its id until they are sealed. */
const draftFileSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  alt: z.string(),
  decorative: z.boolean(),
  /** What the server gave for it; null: it has not been sent. */
  sent: z.string().nullable(),
})
export type DraftFile = z.infer<typeof draftFileSchema>

/** What somebody is about to score, as it stands in the form. */
const draftSchema = z.object({
  round: z.number().int(),
  score: scoreSchema.nullable(),
  reason: z.string(),
  reasonIs: z.enum(reasonNames),
  links: z.array(z.string()).default([]),
  files: z.array(draftFileSchema).default([]),
  show: z.boolean(),
})
export type Draft = z.infer<typeof draftSchema>

const keptSchema = z.record(z.string(), draftSchema)

/** A score that can be sent as it stands. */
export const isWhole = (draft: Draft): draft is Draft & { score: NonNullable<Draft['score']> } =>
  draft.score !== null &&
  scoreReasonSchema.safeParse(draft.reason).success &&
  linksOf(draft).every((link) => webAddressSchema.safeParse(link).success)

/** The addresses in the form that are not empty. */
const linksOf = ({ links }: Pick<Draft, 'links'>): string[] =>
  links.map((link) => link.trim()).filter((link) => link !== '')

/** Whether anything but words says why. */
export const isEvidence = (draft: Pick<Draft, 'links' | 'files'>): boolean =>
  linksOf(draft).length + draft.files.length > 0

/** What shows why, as it is asked for; what was not sent yet is sent before. */
export const evidenceOf = (draft: Pick<Draft, 'links' | 'files'>): Evidence => ({
  links: linksOf(draft),
  files: draft.files.map(({ id, sent, alt, decorative }) => ({
    id,
    seal: sent ?? '',
    alt: alt.trim() === '' ? null : alt.trim(),
    decorative,
  })),
})

/** Says whether what stands in the form is what lies in the box. */
export const isSealed = (draft: Draft, mine: MySealed | null): boolean =>
  mine !== null &&
  mine.round === draft.round &&
  mine.score === draft.score &&
  mine.reason === draft.reason.trim() &&
  ((mine.reason === '' && !isEvidence(draft)) || mine.reasonIs === draft.reasonIs) &&
  mine.show === draft.show &&
  isSameEvidence(evidenceOf(draft), mine.evidence)

/** Files are known by what this device calls them: what a server seals of one is never the same twice. */
function isSameEvidence(one: Evidence, { links, files }: MySealed['evidence']): boolean {
  return (
    one.links.length === links.length &&
    one.links.every((link, at) => link === links[at]) &&
    one.files.length === files.length &&
    one.files.every(({ id, alt, decorative }, at) => {
      const other = files[at]
      return other?.id === id && other.alt === alt && other.decorative === decorative
    })
  )
}

/** Says whether all of it has been said aloud: it may be the only copy of what came late, and is kept until then. */
export const isSaidAloud = (
  draft: Draft,
  said: { readonly score: boolean; readonly reason: boolean },
): boolean =>
  (said.score || draft.score === null) && ((said.reason && !isEvidence(draft)) || isNothingSaid(draft))

const isNothingSaid = (draft: Draft): boolean => draft.reason.trim() === '' && !isEvidence(draft)

/** Keeps what was chosen and typed over a new page of the same tab, until the server has it; it goes with the tab. */
export class Drafts {
  #all: ReadonlyMap<string, Draft>
  #changed: () => void = () => undefined
  readonly #follow = createSubscriber((changed) => {
    this.#changed = changed
  })
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null
  readonly #name: string
  readonly #dropped: (draft: Draft) => void

  /** `storage` is null where the browser keeps nothing; `dropped` hears of what nobody needs to be kept any more. */
  constructor(
    storage: Pick<Storage, 'getItem' | 'setItem'> | null,
    me: string,
    evaluation: string,
    dropped: (draft: Draft) => void = () => undefined,
  ) {
    this.#storage = storage
    this.#dropped = dropped
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
    const draft = this.#all.get(criterion)
    if (draft === undefined) return
    this.#dropped(draft)
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
