/** The error of a store that was asked to add someone whose id or address another person has. */
export function personTaken(id: string): RangeError {
  return new RangeError(`person ${id} cannot be added: the id or the address is taken`)
}

/** The error of a store that was asked to change someone it does not know. */
export function personUnknown(id: string): RangeError {
  return new RangeError(`there is no person ${id}`)
}
