export { RightsTrial, type Happening, type TrialResult } from './testing/rights-trial.ts'
export { Stage } from './testing/stage.ts'
