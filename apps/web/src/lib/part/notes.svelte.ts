import type { BlockView, SectionText } from '@alongside/protocol'
import type { api } from '#lib/api.ts'
import type { Comments } from '#lib/comments/comments.svelte.ts'
import { onceEach } from '#lib/once-each.ts'
import type { Suggestions } from '#lib/suggestions/suggestions.svelte.ts'

/** What a page shows of a text before it is live. */
export interface ReadText {
  readonly isEmpty: boolean
  readonly blocks: readonly BlockView[]
  /** Later changes cannot be read: when the last one was saved that can; null where all can. */
  readonly asOf: number | null
}

/** What was written so far of items, before their notes are live; each is asked for once. */
export class Notes {
  #texts: ReadonlyMap<string, ReadText | null> = $state.raw(new Map())
  readonly #load: (section: string) => Promise<void>

  constructor(ask: ReturnType<typeof api>, comments: Comments, suggestions: Suggestions) {
    this.#load = onceEach(async (section) => {
      const [text, said, suggested] = await Promise.all([
        ask.sectionText(section),
        ask.comments(section),
        ask.suggestions(section),
      ])
      if (said.ok) comments.show([said.value])
      if (suggested.ok) suggestions.show([suggested.value])
      this.#texts = new Map(this.#texts).set(section, text.ok ? readable(text.value) : null)
    })
  }

  /** What was read of an item; undefined until then, null where it could not be. */
  of(section: string): ReadText | null | undefined {
    return this.#texts.get(section)
  }

  bring(section: string): void {
    void this.#load(section)
  }
}

function readable({ text, blocks, shown, asOf }: SectionText): ReadText {
  const isEmpty = text.trim() === '' && shown === undefined && blocks.every(({ kind }) => kind !== 'image')
  return { isEmpty, blocks: shown ?? blocks, asOf: asOf ?? null }
}
