import type { BallotProblem, FileProblem } from '@alongside/allocation'
import { many } from './recount-words.ts'

/** Why a file of ballots cannot be counted, and what to do where something can be done. */
export function fileProblemInWords(problem: FileProblem): string {
  switch (problem.kind) {
    case 'notJson':
      return 'It is not JSON: it may have been cut off. Download it again.'
    case 'notBallots':
      return 'It is no file of ballots.'
    case 'otherVersion':
      return `It is of version ${problem.version}, which this program does not know. Use a newer one.`
    case 'field':
      return `Something in it is not as it should be, at ${problem.at === '' ? 'the top' : problem.at}: ${problem.says}.`
    case 'proposalTwice':
      return `The proposal ${problem.proposal} stands in it twice.`
    case 'costsMoreThanPot':
      return `The proposal ${problem.proposal} costs more than the whole pot.`
    case 'ballot':
      return `Ballot ${problem.number} is none of this vote: ${ballotProblemInWords(problem.problem)}.`
    case 'seedMissing':
      return 'Lots were drawn, and the seed that they were drawn from is not in it.'
    case 'seedNotNeeded':
      return 'There is a seed in it, and no lots were to be drawn.'
    case 'seedIsAnother':
      return 'The seed in it is not the one whose hash was published before the vote.'
    case 'turnoutDiffers':
      return `It holds ${many(problem.ballots, 'ballot')}, and says that there were ${problem.turnout}.`
    case 'turnoutDoesNotAddUp':
      return 'It says of more people that they voted than there are ballots.'
  }
}

function ballotProblemInWords(problem: BallotProblem): string {
  switch (problem.kind) {
    case 'otherMethod':
      return `it is by ${problem.is}, and the vote by ${problem.wanted}`
    case 'unknownProposal':
      return `there is no proposal ${problem.proposal}`
    case 'namedTwice':
      return `it names ${problem.proposal} twice`
    case 'overPot':
      return `what it names costs ${problem.sum}, and the pot is ${problem.pot}, in the smallest unit of the currency`
    case 'tooMany':
      return `it names ${many(problem.named, 'proposal')}, and may name ${problem.most}`
    case 'tooHigh':
      return `it gives ${many(problem.score, 'point')}, and may give ${problem.highest}`
  }
}
