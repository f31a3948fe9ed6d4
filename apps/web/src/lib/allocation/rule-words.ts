import type { AllocationMethod, RoundRules, VoterRule } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { calendarDayInWords } from '#lib/words/time.ts'
import { moneyInWords } from './money.ts'
import { supportInWords } from './words.ts'

/** Some rules that belong together, in sentences under a heading. */
export interface RulesTold {
  readonly about: string
  readonly sentences: readonly string[]
}

type AwardRules = Pick<
  RoundRules,
  'pot' | 'currency' | 'method' | 'whenFull' | 'leastSupport' | 'leastBallots'
> & { readonly ties: RoundRules['ties'] }

/** How somebody votes, in a sentence. */
export function howInWords(method: AllocationMethod, pot: string): string {
  switch (method.by) {
    case 'basket':
      return m.alloc_howBasket({ pot })
    case 'pick':
      return m.alloc_howPick({ count: method.most })
    case 'rank':
      return m.alloc_howRank({ count: method.places })
    case 'score':
      return m.alloc_howScore({ highest: method.highest })
  }
}

function supportRule(method: AllocationMethod): string {
  switch (method.by) {
    case 'basket':
      return m.alloc_countBasket()
    case 'pick':
      return m.alloc_countPick()
    case 'rank':
      return m.alloc_countRank({ count: method.places })
    case 'score':
      return m.alloc_countScore()
  }
}

const tieWords: Readonly<Record<RoundRules['ties'], () => string>> = {
  cheaper: m.alloc_countTiesCheaper,
  earlier: m.alloc_countTiesEarlier,
  lot: m.alloc_countTiesLot,
}

/** What becomes of proposals with the same support: "If two have the same, …". */
export const tiesInWords = (ties: RoundRules['ties']): string => `${m.alloc_countTies()}, ${tieWords[ties]()}`

const voterWords: Readonly<Record<VoterRule, () => string>> = {
  list: m.alloc_whoVoteList,
  accounts: m.alloc_whoVoteAccounts,
  accountsAndGuests: m.alloc_whoVoteAll,
}

/** Who votes, and how it is made sure that each has one vote. */
export const votersInWords = (voters: VoterRule): string => voterWords[voters]()

/** What becomes of a proposal that costs more than is left. */
export const whenFullInWords = (whenFull: RoundRules['whenFull']): string =>
  whenFull === 'skip' ? m.alloc_countSkip() : m.alloc_countStop()

/** How votes become awards, a sentence each. */
export function countingInWords(rules: AwardRules): readonly string[] {
  return [
    supportRule(rules.method),
    m.alloc_countOrder(),
    whenFullInWords(rules.whenFull),
    tiesInWords(rules.ties),
    ...(rules.leastSupport > 1
      ? [m.alloc_countLeast({ support: supportInWords(rules.leastSupport, rules.method) })]
      : []),
    m.alloc_countBallots({ count: rules.leastBallots }),
  ]
}

/** All rules of a round as people are told them before anybody votes. */
export function rulesInWords(rules: RoundRules): readonly RulesTold[] {
  const pot = moneyInWords(rules.pot, rules.currency)
  const { proposeUntil, voteUntil } = rules
  return [
    {
      about: m.alloc_potTitle(),
      sentences: [
        m.alloc_potIs({ pot }),
        ...(rules.source === '' ? [] : [m.alloc_potFrom({ source: rules.source })]),
      ],
    },
    {
      about: m.alloc_whoTitle(),
      sentences: [
        rules.proposers === 'members' ? m.alloc_whoProposeMembers() : m.alloc_whoProposeAll(),
        votersInWords(rules.voters),
        m.alloc_whoSecret(),
      ],
    },
    {
      about: m.alloc_whenTitle(),
      sentences: [
        proposeUntil === null
          ? m.alloc_whenProposeOpen()
          : m.alloc_whenPropose({ day: calendarDayInWords(proposeUntil) }),
        voteUntil === null
          ? m.alloc_whenVoteOpen()
          : m.alloc_whenVote({ day: calendarDayInWords(voteUntil) }),
      ],
    },
    { about: m.alloc_howTitle(), sentences: [howInWords(rules.method, pot), m.alloc_howChange()] },
    { about: m.alloc_countTitle(), sentences: countingInWords(rules) },
  ]
}
