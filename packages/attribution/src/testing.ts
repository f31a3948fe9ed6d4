export { anyActs, play } from './testing/acts.ts'
export { scoreOf, type Score } from './testing/score.ts'
export { moves, stays, type Act } from './testing/table.ts'
