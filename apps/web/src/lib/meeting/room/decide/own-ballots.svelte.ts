import type { myBallotSchema, Vote } from '@alongside/meeting'
import type { BallotAnswer } from '@alongside/protocol'
import type { z } from 'zod'
import type { Answer } from '#lib/api.ts'
import { ownBallot, type OwnBallot } from './own-ballot.ts'

export interface OwnBallotsOptions {
  readonly me: string
  readonly load: (vote: string) => Promise<Answer<z.infer<typeof myBallotSchema>>>
}

/** The person's own ballots. Of a secret vote no event holds them: they are asked for, and kept in this page alone. */
export class OwnBallots {
  #inBox: ReadonlyMap<string, BallotAnswer> = $state.raw(new Map())
  readonly #options: OwnBallotsOptions

  constructor(options: OwnBallotsOptions) {
    this.#options = options
  }

  /** What the person has answered in a vote. */
  in(vote: Vote): OwnBallot {
    return ownBallot(vote, this.#options.me, this.#inBox.get(vote.id))
  }

  /** Asks for what the person has answered in a secret vote, perhaps on another device. */
  async bring({ id, secret, voted }: Vote): Promise<void> {
    if (!secret || !voted.includes(this.#options.me)) return
    const answer = await this.#options.load(id)
    if (answer.ok && answer.value.answer !== null) this.keep(id, answer.value.answer)
  }

  /** Remembers what was put into the box of a secret vote. */
  keep(vote: string, answer: BallotAnswer): void {
    this.#inBox = new Map(this.#inBox).set(vote, answer)
  }
}
