export { anyQuestion } from './questions.ts'
export { countByHand, type ByHand } from './reference.ts'
export { lena, moses, Room, sam } from './room.ts'
export { anyBallot, anyRound, id, paperOf, seed } from './rounds.ts'
