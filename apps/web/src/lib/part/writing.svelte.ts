import type { Desk, DeskOptions } from '#lib/section/desk.svelte.ts'
import type * as Layer from '#lib/section/layer.ts'

/** The writing layer's components, and the desk at which the person writes. */
export interface Writing {
  readonly layer: typeof Layer
  readonly desk: Desk
}

/** Fetches the writing layer after the text stands; it is there until the page goes. */
export class WritingLayer {
  now: Writing | null = $state.raw(null)
  #isClosed = false

  async open(options: DeskOptions): Promise<void> {
    const layer = await import('#lib/section/layer.ts')
    const desk = await layer.Desk.open(options)
    if (this.#isClosed) return desk.close()
    this.now = { layer, desk }
  }

  close(): void {
    this.#isClosed = true
    this.now?.desk.close()
  }
}
