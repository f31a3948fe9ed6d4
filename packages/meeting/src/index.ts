export { agendaTimes, type AgendaTimes, type PlannedItem, type Span } from './agenda-times.ts'
export {
  elapsedMs,
  pauseClock,
  plannedEnd,
  resumeClock,
  startClock,
  totalElapsedMs,
  type Clock,
} from './clock.ts'
export {
  figuresByGroup,
  figuresOfThose,
  type Counts,
  type FigureRules,
  type Figures,
  type GroupFigures,
  type SummedFigures,
} from './figures.ts'
export type { Participant } from './participant.ts'
export { quorumOf, type Quorum, type QuorumShort } from './quorum.ts'
export { nextInSeries } from './series.ts'
export { leastShown, smallGroups, type CapacityGroup } from './small-groups.ts'
export { speakingTime, suggestNext, type SpeakingTime, type SpokenTurn } from './speaking-order.ts'
export {
  abstain,
  consentAnswers,
  tallyConsent,
  tallyMajority,
  thresholds,
  type Ballot,
  type ConsentAnswer,
  type ConsentResult,
  type MajorityResult,
  type Tally,
  type Threshold,
} from './tally.ts'
export { tableOfTold, toldAfter, type Given, type Told, type ToldGroup } from './told-figures.ts'
