import type { Fragment, Slice } from '@tiptap/pm/model'
import { onlyCopied, type Taken } from './taken.ts'

/**
 * What is under way between taking words along and putting them in, in one editor. ProseMirror keeps what is dragged as
 * a slice, and makes one of what is pasted, before it says what it does with them.
 */
export class Along {
  readonly #slices = new WeakMap<Fragment, Taken>()
  #read: Taken | null = null
  #arrived: Taken | null = null

  /** Notes where the words of a slice that is taken along come from. */
  take({ content }: Slice, taken: Taken): void {
    this.#slices.set(content, taken)
  }

  /** Where what was taken along comes from, by the content of its slice. */
  of(content: Fragment): Taken | null {
    return this.#slices.get(content) ?? null
  }

  /** Notes what the HTML says that is being read; a slice of it arrives next. */
  read(taken: Taken | null): void {
    this.#read = taken
  }

  /**
   * Notes that a slice arrives: as it was taken along here, or of what was read last; `isText` for mere text, `isCopy`
   * where it is known that it stays where it was.
   */
  arrive(
    { content }: Slice,
    { isText, isCopy }: { readonly isText: boolean; readonly isCopy: boolean },
  ): void {
    const taken = isText ? null : (this.of(content) ?? this.#read)
    this.#arrived = taken !== null && isCopy ? onlyCopied(taken) : taken
    this.#read = null
  }

  /** Where what arrived comes from, told once, to whoever puts it in. */
  putIn(): Taken | null {
    const arrived = this.#arrived
    this.#arrived = null
    return arrived
  }
}
