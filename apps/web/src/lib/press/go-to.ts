/** Gives something the focus, also what takes none by itself, as a heading; `options` as for any focus. */
export function goTo(element: HTMLElement | null | undefined, options: FocusOptions = {}): void {
  if (!element) return
  element.focus(options)
  if (document.activeElement === element) return
  element.tabIndex = -1
  element.focus(options)
}

/**
 * Where what had the focus goes away, as a button does once it is done, by whoever's press: the focus goes to the heading
 * of what it stood in, so that nobody who goes by keys begins at the top of the page again.
 */
export function keepsFocus(page: HTMLElement): () => void {
  /** What has the focus, and all that it stands in. */
  let path: readonly HTMLElement[] = []

  function note({ target }: FocusEvent): void {
    path = []
    for (let one = target instanceof HTMLElement ? target : null; one !== null && one !== page;) {
      path = [...path, one]
      one = one.parentElement
    }
  }

  /** Whoever leaves it by themselves, as by pressing beside it, has left it. */
  function leave(): void {
    setTimeout(() => {
      if (path[0]?.isConnected === true && isNowhere()) path = []
    })
  }

  const watch = new MutationObserver(() => {
    const [had] = path
    if (had === undefined || had.isConnected) return
    const heading = path.map(headingOf).find((one) => one !== null) ?? page.querySelector<HTMLElement>('h1')
    path = []
    // Whoever sends the focus somewhere does so first.
    requestAnimationFrame(() => {
      // The page stays where it is: what was pressed went, and nobody asked to be taken anywhere.
      if (isNowhere()) goTo(heading, { preventScroll: true })
    })
  })
  watch.observe(page, { childList: true, subtree: true })
  page.addEventListener('focusin', note)
  page.addEventListener('focusout', leave)
  return () => {
    watch.disconnect()
    page.removeEventListener('focusin', note)
    page.removeEventListener('focusout', leave)
  }
}

/** The heading that names a part of the page; null where none does, or what has the focus for the eye would move the page. */
function headingOf(part: HTMLElement): HTMLElement | null {
  const id = part.isConnected ? part.getAttribute('aria-labelledby') : null
  const heading = id === null ? null : document.getElementById(id)
  return heading?.classList.contains('visually-hidden') === true ? null : heading
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body
