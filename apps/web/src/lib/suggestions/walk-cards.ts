/**
 * Lets the arrow keys walk from card to card of a list once the focus is on one of them; Home and End go to the first
 * and the last, and Escape leaves. For Svelte's `{@attach}`; returns how to undo it.
 */
export function walkCards(leave: (card: HTMLElement) => void): (list: HTMLElement) => () => void {
  return (list) => {
    function onKeydown(event: KeyboardEvent): void {
      const { target, key } = event
      if (!(target instanceof HTMLElement) || !target.matches('[data-card]')) return
      if (key === 'Escape') return leave(target)
      const cards = [...list.querySelectorAll<HTMLElement>('[data-card]')].filter(
        (card) => card.closest('details:not([open])') === null,
      )
      const at = cards.indexOf(target)
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: cards.length - 1 }[key]
      if (to === undefined) return
      event.preventDefault()
      cards[Math.min(Math.max(to, 0), cards.length - 1)]?.focus()
    }
    list.addEventListener('keydown', onKeydown)
    return () => list.removeEventListener('keydown', onKeydown)
  }
}
