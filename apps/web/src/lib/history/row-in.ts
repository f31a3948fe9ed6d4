/** The number of a row that an address names; null where it names none, or something else. */
export function rowIn(url: URL, name: string): number | null {
  return asRow(url.searchParams.get(name))
}

/** A number of a row as it stands in an address; null for anything else. */
export function asRow(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}
