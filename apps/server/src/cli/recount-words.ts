import type { AllocationMethod } from '@alongside/protocol'
import type { AllocationResult, BallotsFile, CountedProposal, CountRules } from '@alongside/allocation'
import { moneyInWords } from './money-words.ts'

/** A result in words, a line each. */
export function resultInWords(file: BallotsFile, result: AllocationResult): readonly string[] {
  const { title, rules } = file
  const pot = moneyInWords(rules.pot, rules.currency)
  const head = [
    title,
    '',
    `Pot: ${pot}. ${many(file.ballots.length, 'ballot')}, ${file.turnout.onPaper} of them on paper.`,
    oneEach[file.oneEach],
    ...againInWords(file),
    ...rulesInWords(rules),
    '',
  ]
  if (result.is === 'tooFewBallots') {
    return [...head, `Nothing is awarded: the rules ask for ${many(result.least, 'ballot')} at least.`]
  }
  const money = (amount: number) => moneyInWords(amount, rules.currency)
  const names = new Map(file.proposals.map((proposal) => [proposal.id, proposal.title]))
  const name = (id: string) => names.get(id) ?? id
  return [
    ...head,
    ...result.proposals.flatMap((one, at) => [
      `${at + 1}. ${name(one.proposal)}: ${supportInWords(one.support, rules.method)}. ${outcomeInWords(one, file)}`,
      ...(one.tie === null ? [] : [`   ${tieInWords(one.tie, name)}`]),
    ]),
    '',
    `Awarded: ${money(result.awarded)}. Left: ${money(result.left)}.`,
    ...result.nearMisses.map(({ proposal, behind, short }) => {
      const support = `It had ${supportInWords(behind, rules.method)} fewer than the last award.`
      const cost = `It costs ${money(short)} more than was left in the end.`
      return [`Near miss: ${name(proposal)}.`, behind > 0 && support, short > 0 && cost]
        .filter((part) => part !== false)
        .join(' ')
    }),
  ]
}

/** Where the result of a file is another than what was counted, a line each. */
export function differencesInWords(file: BallotsFile, counted: AllocationResult): readonly string[] {
  const said = file.result
  if (said.is !== counted.is) {
    return [`It says that ${said.is === 'counted' ? 'there was a result' : 'too few people voted'}.`]
  }
  if (said.is !== 'counted' || counted.is !== 'counted') return ['It says another least number of ballots.']
  const lines = file.proposals.flatMap(({ id, title }) => {
    const one = said.proposals.find(({ proposal }) => proposal === id)
    const other = counted.proposals.find(({ proposal }) => proposal === id)
    if (other === undefined || JSON.stringify(one) === JSON.stringify(other)) return []
    const says = one === undefined ? 'nothing' : `${supportInWords(one.support, file.rules.method)}. ${outcomeInWords(one, file)}` // prettier-ignore
    return [`Of ${title} it says: ${says}`]
  })
  return lines.length > 0 ? lines : ['It says another order, other sums or other near misses.']
}

/** How many, with a word for what. */
export function many(count: number, word: string): string {
  return `${count.toLocaleString('en-GB')} ${word}${count === 1 ? '' : 's'}`
}

const oneEach: Readonly<Record<BallotsFile['oneEach'], string>> = {
  list: 'Everyone on a list had one vote.',
  accounts: 'Everyone with an account had one vote.',
  accountsAndGuests:
    'Everyone with an account had one vote, and every guest one for the browser and the name they came with.',
}

function againInWords({ again }: BallotsFile): readonly string[] {
  if (again === 0) return []
  const times = again === 1 ? '' : ` ${again} times`
  return [
    `Everybody was asked to vote again${times}: the key of the votes was gone, and nobody could open them.`,
  ]
}

function rulesInWords({
  method,
  whenFull,
  ties,
  leastSupport,
  pot,
  currency,
}: CountRules): readonly string[] {
  const full = {
    skip: 'What cost more than was left was passed over.',
    stop: 'With the first that cost more than was left, nothing more was awarded.',
  }[whenFull]
  const tie = {
    cheaper: 'the one that costs less came first, then the one that was handed in earlier',
    earlier: 'the one that was handed in earlier came first',
    lot: 'lots were drawn',
  }[ties.by]
  return [
    `Voting: ${methodInWords(method, moneyInWords(pot, currency))}`,
    `Awards: in order of support, from ${supportInWords(leastSupport, method)} up. ${full}`,
    `Ties: of those with as much support ${tie}.`,
  ]
}

function methodInWords(method: AllocationMethod, pot: string): string {
  switch (method.by) {
    case 'basket':
      return `each filled a basket for ${pot} at most. Support is in how many baskets a proposal lay.`
    case 'pick':
      return `each picked ${many(method.most, 'proposal')} at most. Support is how many picked a proposal.`
    case 'rank':
      return `each put ${many(method.places, 'proposal')} at most in order. The first got ${many(method.places, 'point')}, each next one fewer.`
    case 'score':
      return `each gave a proposal up to ${many(method.highest, 'point')}. Support is their sum.`
  }
}

function supportInWords(support: number, { by }: AllocationMethod): string {
  return many(support, by === 'rank' || by === 'score' ? 'point' : 'vote')
}

function outcomeInWords({ outcome }: CountedProposal, { rules }: BallotsFile): string {
  const money = (amount: number) => moneyInWords(amount, rules.currency)
  switch (outcome.is) {
    case 'awarded':
      return `Awarded; ${money(outcome.left)} left then.`
    case 'didNotFit':
      return `Not awarded: it costs ${money(outcome.short)} more than was left.`
    case 'belowLine':
      return 'Not awarded: awards had stopped before it.'
    case 'notEnoughSupport':
      return `Not awarded: ${supportInWords(outcome.short, rules.method)} too few.`
  }
}

function tieInWords(tie: NonNullable<CountedProposal['tie']>, name: (id: string) => string): string {
  const decided = tie.isDecisive ? 'The rule for ties decided.' : 'It made no difference.'
  return `As much support as ${tie.with.map(name).join(', ')}. ${decided}`
}
