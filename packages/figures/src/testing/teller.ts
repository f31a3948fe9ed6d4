import { capacityGroups } from '@alongside/protocol'
import { figuresOfThose, type FigureRules } from '../figures.ts'
import { tableOfTold, toldAfter, type ToldGroup } from '../told-figures.ts'
import type { Publisher } from './reader.ts'

/** Shows figures as the product does, with everything that stands beside a table. */
export function teller(rules: FigureRules<string>): Publisher {
  let now: readonly ToldGroup<string>[] = []
  let before: readonly ToldGroup<string>[] = []
  let fresh: readonly ToldGroup<string>[] = []
  return {
    tell(given) {
      const told = toldAfter({ now: now, before: before }, given, rules)
      fresh = told.slice(now.length)
      now = told
      const table = tableOfTold(told)
      return [
        table,
        figuresOfThose(table, capacityGroups.lay),
        figuresOfThose(table, capacityGroups.livedExperience),
        told.map(({ people }) => people), // who is in which group is known
      ]
    },
    askAgain() {
      before = [...before, ...now]
      now = []
    },
    openTo: () =>
      fresh.flatMap(({ people, counts }) => {
        const isOneVoice = counts?.some(({ count }) => count === people.length) === true
        const isAllowed = rules.oneVoice === 'shown' && people.length >= rules.least
        return isOneVoice && isAllowed ? people : []
      }),
  }
}
