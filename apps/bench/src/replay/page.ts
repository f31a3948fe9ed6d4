import { JSDOM } from 'jsdom'

/** What an editor asks of the page that it stands in. */
const wanted = [
  'window',
  'document',
  'navigator',
  'Node',
  'Element',
  'HTMLElement',
  'Text',
  'Range',
  'Event',
  'KeyboardEvent',
  'MutationObserver',
  'DOMParser',
  'getComputedStyle',
  'requestAnimationFrame',
  'cancelAnimationFrame',
] as const

/** Gives this process a page for editors to stand in. */
export function openPage(): void {
  const { window } = new JSDOM('', { pretendToBeVisual: true })
  for (const name of wanted) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true })
  }
}

/** What a browser holds between cutting and pasting. */
export class Clipboard {
  readonly #held = new Map<string, string>()
  readonly files: readonly File[] = []
  readonly items: readonly unknown[] = []
  readonly clearData = (): void => this.#held.clear()
  readonly setData = (type: string, data: string): void => void this.#held.set(type, data)
  readonly getData = (type: string): string => this.#held.get(type) ?? ''

  /** Cuts or copies what is selected, or pastes, as a browser would. */
  do(kind: 'copy' | 'cut' | 'paste', into: Element): void {
    const event = new Event(kind, { cancelable: true, bubbles: true })
    into.dispatchEvent(Object.assign(event, { clipboardData: this }))
  }
}
