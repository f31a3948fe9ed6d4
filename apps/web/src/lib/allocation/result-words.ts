import type { AllocationResult, CountedProposal, NearMiss, Turnout } from '@alongside/allocation'
import type { RoundRules } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { listOf } from '#lib/words/list-of.ts'
import { moneyInWords } from './money.ts'
import { supportInWords } from './words.ts'

/** What of the rules it takes to tell what came of a round. */
export type ResultRules = Pick<RoundRules, 'pot' | 'currency' | 'method' | 'ties'>
type Counted = Extract<AllocationResult, { is: 'counted' }>

const decidedBy: Readonly<Record<RoundRules['ties'], () => string>> = {
  cheaper: m.alloc_tieCheaper,
  earlier: m.alloc_tieEarlier,
  lot: m.alloc_tieLot,
}

/** What a proposal gets and why, in sentences. */
export function outcomeInWords(
  { outcome, tie }: CountedProposal,
  cost: number,
  rules: ResultRules,
  titleOf: (proposal: string) => string,
): string {
  const money = (amount: number): string => moneyInWords(amount, rules.currency)
  const sentences: string[] = []
  switch (outcome.is) {
    case 'awarded':
      sentences.push(m.alloc_outAwarded({ cost: money(cost), left: money(outcome.left) }))
      break
    case 'didNotFit':
      sentences.push(m.alloc_outDidNotFit({ short: money(outcome.short) }))
      break
    case 'belowLine':
      sentences.push(m.alloc_outBelowLine())
      break
    case 'notEnoughSupport':
      sentences.push(m.alloc_outNotEnough({ support: supportInWords(outcome.short, rules.method) }))
      break
  }
  if (tie !== null) {
    sentences.push(m.alloc_tieWith({ others: listOf(tie.with.map(titleOf)) }))
    sentences.push(tie.isDecisive ? decidedBy[rules.ties]() : m.alloc_tieNot())
  }
  return sentences.join(' ')
}

/** How little a proposal missed money by. */
export function nearMissInWords({ behind, short }: NearMiss, rules: ResultRules): string {
  return [
    ...(behind > 0 ? [m.alloc_nearBehind({ support: supportInWords(behind, rules.method) })] : []),
    ...(short > 0 ? [m.alloc_nearShort({ short: moneyInWords(short, rules.currency) })] : []),
  ].join(' ')
}

/** What came of a round in two sentences. */
export function resultInWords(
  result: Counted,
  rules: ResultRules,
  titleOf: (proposal: string) => string,
): string {
  const got = result.proposals.filter(({ outcome }) => outcome.is === 'awarded')
  if (got.length === 0) return m.alloc_sayingNone()
  const some = m.alloc_sayingSome({
    count: got.length,
    all: result.proposals.length,
    names: listOf(got.map(({ proposal }) => titleOf(proposal))),
  })
  const money =
    result.left === 0
      ? m.alloc_sayingAll()
      : m.alloc_sayingLeft({
          awarded: moneyInWords(result.awarded, rules.currency),
          left: moneyInWords(result.left, rules.currency),
        })
  return `${some} ${money}`
}

/** How many voted, and how many of them on paper. */
export function turnoutInWords({ ballots, onPaper, eligible }: Turnout): string {
  const all =
    eligible === null
      ? m.alloc_turnoutAll({ count: ballots })
      : m.alloc_turnoutOf({ count: ballots, all: eligible })
  return onPaper === 0 ? all : `${all} ${m.alloc_turnoutPaper({ count: onPaper })}`
}
