import { createSealer } from '../auth/seal.ts'

/** Positions in a space's events as readers hold them: sealed, all of one length, never the same twice. */
export interface Positions {
  seal(space: string, seq: number): string
  /** The number of an event, or null for what was not sealed here for this space. */
  open(space: string, position: string): number | null
}

const digits = 16

export function createPositions(secret: string): Positions {
  const sealer = createSealer(secret, 'live positions')
  return {
    seal: (space, seq) => sealer.seal(String(seq).padStart(digits, '0'), space),
    open(space, position) {
      const text = sealer.open(position, space)
      return text === null ? null : Number(text)
    },
  }
}
