export { differencesIn, type Difference } from './differences.ts'
export {
  countsOf,
  countsShown,
  figuresByGroup,
  figuresOfThose,
  tableOf,
  type Counts,
  type FigureRules,
  type Figures,
  type GroupFigures,
  type SummedFigures,
} from './figures.ts'
export { eachOnce, type Participant } from './participant.ts'
export { inSmallGroups, leastShown, smallGroups, type CapacityGroup } from './small-groups.ts'
export { tableOfTold, toldAfter, type Given, type Told, type ToldGroup } from './told-figures.ts'
