import { drawMoreWhose, redrawWhose } from '@alongside/editor'
import type { Editor } from '@tiptap/core'
import { inSlices } from '#lib/when-idle.ts'
import { inSight } from './in-sight.ts'

/** So many blocks on either side are drawn at a time. */
const atATime = 8

/** Draws whose words are whose at once where the person looks, and elsewhere when nothing else is to be done. */
export class WhoseDrawing {
  #stop: (() => void) | undefined

  /** Draws all of it anew. */
  draw({ view }: Editor): void {
    this.stop()
    const going = new AbortController()
    const { signal } = going
    const drawHere = (): void =>
      view.dispatch(redrawWhose(view.state, inSight(view.dom.children, innerHeight)))
    const drawMore = (most: number): boolean => {
      const more = drawMoreWhose(view.state, most)
      if (more === null) this.stop()
      else view.dispatch(more)
      return more !== null
    }
    drawHere()
    const callOff = inSlices(() => drawMore(atATime))
    // Whoever goes elsewhere meanwhile is served first; paper shows all of it.
    addEventListener('scroll', drawHere, { signal, passive: true, capture: true })
    addEventListener('beforeprint', () => drawMore(Infinity), { signal })
    this.#stop = () => {
      callOff()
      going.abort()
    }
  }

  /** Draws nothing more. */
  stop(): void {
    this.#stop?.()
    this.#stop = undefined
  }
}
