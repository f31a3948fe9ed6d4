/** A person as the product knows them: the one place where a name stands (A14). */
export interface Person {
  readonly id: string
  readonly name: string
  /** Lower case; null for someone who takes part without mail. */
  readonly email: string | null
}

/** Names and addresses; the sign-in library keeps its tables beside this one. */
export interface People {
  /** Those of `ids` who exist, once each and in the order asked. */
  byIds(ids: readonly string[]): Promise<readonly Person[]>
  /** Whoever has this address, in upper or lower case. */
  byEmail(email: string): Promise<Person | null>
  /** Adds a person, the address in lower case; throws `RangeError` if the id or address is taken. */
  add(person: Person): Promise<void>
  /** Gives a person another name; throws `RangeError` if there is no such person. */
  rename(id: string, name: string): Promise<void>
  /**
   * Puts a label in the place of somebody's name, for good: no address leads to them any more, and they are signed in
   * nowhere. Resolves when nothing of what they were called is left with the people, or will be once the store is opened
   * again. Throws `RangeError` if there is no such person.
   */
  forget(id: string, label: string): Promise<void>
  /** How many people there are; 0 on an empty database. */
  count(): Promise<number>
}
