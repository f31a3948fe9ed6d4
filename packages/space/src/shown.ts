import type { NameShown } from '@alongside/protocol'

/** A name as its person chose to be shown; null where only the capacity is, or no name is known. */
export function shownName(name: string, shown: NameShown): string | null {
  const full = name.trim()
  if (full === '' || shown === 'capacityOnly') return null
  return shown === 'firstName' ? (full.split(/\s+/)[0] ?? full) : full
}
