/** One key for a person in a space. */
export function slot(space: string, person: string): string {
  return JSON.stringify([space, person])
}
