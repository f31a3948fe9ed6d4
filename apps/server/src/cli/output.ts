/** Where a command says what it found, and what went wrong. */
export interface Output {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
}
