import type { BallotAnswer, BallotBox, Closing, PrepareRows } from '../ballot-box.ts'
import { checkBallot, checkVote, checkVoter, voteUnknown } from '../ballot-checks.ts'
import { shuffled } from '../shuffle.ts'

type Box =
  | { readonly type: 'open'; readonly ballots: Map<string, string> }
  | { readonly type: 'closed'; readonly rows: readonly string[] }

/** Ballots in memory: unsealed, since they are gone with the process. */
export function createMemoryBallotBox(): BallotBox {
  const boxes = new Map<string, Box>()

  function boxOf(vote: string): Box {
    const box = boxes.get(vote)
    if (box === undefined) throw voteUnknown(vote)
    return box
  }

  function change(vote: string, how: (ballots: Map<string, string>) => void): BallotAnswer {
    const box = boxOf(vote)
    if (box.type === 'closed') return 'late'
    how(box.ballots)
    return 'done'
  }

  function ballotsIn(vote: string): ReadonlyMap<string, string> {
    const box = boxes.get(vote)
    return box?.type === 'open' ? box.ballots : new Map()
  }

  function rowsOf(box: Box, prepare: PrepareRows): readonly string[] {
    if (box.type === 'closed') return box.rows
    const rows = prepare([...box.ballots].map(([person, ballot]) => ({ person, ballot })))
    rows.forEach(checkBallot)
    return shuffled(rows).map(({ row }) => row)
  }

  return {
    async open(vote) {
      checkVote(vote)
      const box = boxes.get(vote) ?? { type: 'open', ballots: new Map<string, string>() }
      boxes.set(vote, box)
      return box.type
    },
    async put(vote, person, ballot) {
      checkVoter(vote, person)
      checkBallot(ballot)
      return change(vote, (ballots) => ballots.set(person, ballot))
    },
    async withdraw(vote, person) {
      checkVoter(vote, person)
      return change(vote, (ballots) => ballots.delete(person))
    },
    async mine(vote, person) {
      checkVoter(vote, person)
      return ballotsIn(vote).get(person) ?? null
    },
    async count(vote) {
      checkVote(vote)
      return ballotsIn(vote).size
    },
    async close(vote, prepare): Promise<Closing> {
      checkVote(vote)
      const rows = rowsOf(boxOf(vote), prepare)
      boxes.set(vote, { type: 'closed', rows })
      return { type: 'counted', rows }
    },
    async counted(vote) {
      checkVote(vote)
      const box = boxes.get(vote)
      return box?.type === 'closed' ? box.rows : null
    },
  }
}
