import type { Editor } from '@tiptap/core'

/** Scrolls so that what stands at a position is in the middle of the window. */
export function bringIntoView({ view }: Editor, position: number): void {
  const { node } = view.domAtPos(position)
  const element = node instanceof HTMLElement ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}
