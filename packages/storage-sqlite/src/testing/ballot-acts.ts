/** Something that a person does with their ballot. */
export interface BallotAct {
  readonly person: string
  /** Null: they withdraw it. */
  readonly ballot: string | null
}

/** What everybody does in one vote: all put a ballot, then some change their mind, and some take it back. */
export function actsIn(vote: string): readonly BallotAct[] {
  const people = Array.from({ length: 12 }, (_, at) => `voter${at}`.padEnd(16, 'q'))
  const ballotOf = (person: string, change: number) => `secret ${vote} ${person} ${change}`
  return [
    ...people.map((person) => ({ person, ballot: ballotOf(person, 0) })),
    ...people.slice(0, 5).map((person) => ({ person, ballot: ballotOf(person, 1) })),
    ...people.slice(3, 8).map((person) => ({ person, ballot: null })),
    ...people.slice(7, 9).map((person) => ({ person, ballot: ballotOf(person, 2) })),
  ]
}

/** What is in the box after these acts, by person. */
export function boxAfter(acts: readonly BallotAct[]): ReadonlyMap<string, string> {
  const box = new Map<string, string>()
  for (const { person, ballot } of acts) {
    if (ballot === null) box.delete(person)
    else box.set(person, ballot)
  }
  return box
}

/** What is kept of a ballot in these trials: how often its person had changed their mind, and nothing of theirs. */
export function keptOf(ballot: string): string {
  return `changed ${ballot.slice(-1)}`
}
