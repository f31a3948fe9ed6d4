/**
 * Drops the second part of a double click where it meets another control than the first did: a hand that shakes
 * clicks twice, and what has slid under the pointer meanwhile ("Yes, take them back", the next "Accept") was not meant.
 * Whoever clicks the same control several times means it.
 */
export function createStrayClicks(): (event: MouseEvent) => void {
  let first: Element | null = null
  return (event) => {
    const control = controlOf(event.target)
    if (event.detail <= 1) {
      first = control
    } else if (control !== null && control !== first) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
}

/** A label and what it names are one. */
function controlOf(target: EventTarget | null): Element | null {
  if (!(target instanceof Element)) return null
  const control = target.closest('button, a, summary, input, select, label')
  return control instanceof HTMLLabelElement ? (control.control ?? control) : control
}
