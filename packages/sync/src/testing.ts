export { RightsTrial, type Happening, type TrialResult } from './testing/rights-trial.ts'
