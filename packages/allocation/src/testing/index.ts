export { anyQuestion } from './questions.ts'
export { countByHand, type ByHand } from './reference.ts'
export { anyBallot, anyRound, paperOf, seed } from './rounds.ts'
