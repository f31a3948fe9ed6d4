/**
 * Makes a toolbar one stop of the Tab key: the arrows along it, Home and End move among its controls that can be
 * seen. For Svelte's `{@attach}`; returns how to undo it. Pattern: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
export function roving(toolbar: HTMLElement): () => void {
  const all = (): HTMLElement[] => [...toolbar.querySelectorAll<HTMLElement>('button, select')]
  const isSeen = (control: HTMLElement): boolean => control.offsetParent !== null

  let stop: HTMLElement | undefined

  function makeStop(next: HTMLElement): void {
    stop = next
    for (const control of all()) control.tabIndex = control === stop ? 0 : -1
  }

  const [onward, back] =
    toolbar.getAttribute('aria-orientation') === 'vertical'
      ? (['ArrowDown', 'ArrowUp'] as const)
      : (['ArrowRight', 'ArrowLeft'] as const)

  function onKeydown(event: KeyboardEvent): void {
    const seen = all().filter(isSeen)
    const at = seen.findIndex((control) => control === document.activeElement)
    if (at < 0) return
    const to = { [onward]: at + 1, [back]: at - 1, Home: 0, End: seen.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = seen[(to + seen.length) % seen.length]
    if (!next) return
    makeStop(next)
    next.focus()
  }

  function onFocusin(event: FocusEvent): void {
    if (event.target instanceof HTMLElement && event.target !== toolbar) makeStop(event.target)
  }

  /** Those that come later are no stops of their own, and when the stop goes the first that is there becomes it. */
  function keepOneStop(): void {
    const next = stop && toolbar.contains(stop) ? stop : all().find(isSeen)
    if (next) makeStop(next)
  }

  keepOneStop()
  const observer = new MutationObserver(keepOneStop)
  observer.observe(toolbar, { childList: true, subtree: true })
  toolbar.addEventListener('keydown', onKeydown)
  toolbar.addEventListener('focusin', onFocusin)
  return () => {
    observer.disconnect()
    toolbar.removeEventListener('keydown', onKeydown)
    toolbar.removeEventListener('focusin', onFocusin)
  }
}
