/** The parts of the page that F6 goes round, in order. */
const regions = ['text', 'vote', 'voice', 'queue', 'lead', 'toolbar', 'agenda', 'people', 'status'] as const

/** Moves the focus to the next part of the page, or the one before; in the text, to the editor it was in last. */
export function goRound(backwards: boolean, lastEditor: HTMLElement | undefined): void {
  const shown = regions
    .map((name) => document.querySelector<HTMLElement>(`[data-region='${name}']`))
    .filter((region) => region !== null)
  const at = shown.findIndex((region) => region.contains(document.activeElement))
  const next = shown[(at + (backwards ? -1 : 1) + shown.length) % shown.length]
  if (!next) return
  const last = lastEditor !== undefined && next.contains(lastEditor) ? lastEditor : null
  // In a toolbar the control that was used last, wherever it stands; elsewhere the first.
  const stop =
    last ??
    next.querySelector<HTMLElement>("[role='textbox']") ??
    next.querySelector<HTMLElement>("[tabindex='0']") ??
    next.querySelector<HTMLElement>('button, a')
  ;(stop ?? next).focus()
}
