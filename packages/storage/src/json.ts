/** The JSON text of a value, or undefined where JSON has no word for it. */
export function jsonOrNothing(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined // a cycle or a BigInt
  }
}
