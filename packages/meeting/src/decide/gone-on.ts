/** Says whether something else is on, or somebody else speaks, than where a button was pressed; nothing is no other. */
export function hasGoneOn(seen: string | null | undefined, now: string | null): boolean {
  return seen !== undefined && now !== null && now !== seen
}
