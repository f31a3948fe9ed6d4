/** In which part the person asked to comment, and how often; the part then opens its form. */
export class AskedToComment {
  #asked: { readonly part: string; readonly times: number } = $state.raw({ part: '', times: 0 })

  timesIn(part: string): number {
    return this.#asked.part === part ? this.#asked.times : 0
  }

  in(part: string): void {
    this.#asked = { part, times: this.#asked.times + 1 }
  }
}

/** The part in which words are selected; of a part that can only be read nothing else tells. */
export function selectedPart(): string | undefined {
  const node = document.getSelection()?.anchorNode
  return node?.parentElement?.closest('.part')?.id.replace('part-', '')
}
