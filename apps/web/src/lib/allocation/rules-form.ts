import { roundRulesSchema, daySchema, lineSchema, type RoundRules } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import { answer, answerOrNull, type Step, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'
import { moneyFrom, moneyInField } from './money.ts'

export type RulesStep = 'title' | 'pot' | 'method' | 'count' | 'order' | 'people' | 'least' | 'days' | 'check'

/** The currencies in which a pot can be; others can be added as they are needed. */
export const currencies = ['GBP', 'EUR', 'DKK', 'NOK', 'SEK'] as const

const title: Step<RulesStep> = {
  name: 'title',
  fields: ['title'],
  check: checkFields({ title: [lineSchema(200), m.alloc_roundTitleWrong] }),
}

const pot: Step<RulesStep> = {
  name: 'pot',
  fields: ['pot', 'currency', 'source'],
  check(values) {
    const wrong = checkFields({
      currency: [z.enum(currencies), m.alloc_currencyWrong],
      source: [roundRulesSchema.shape.source, m.alloc_sourceWrong],
    })(values)
    if (wrong.length > 0) return wrong
    return moneyFrom(answer(values, 'pot'), answer(values, 'currency')) === null
      ? [{ field: 'pot', text: m.alloc_amountWrong() }]
      : []
  },
}

const method: Step<RulesStep> = {
  name: 'method',
  fields: ['method'],
  check: checkFields({ method: [z.enum(['basket', 'pick', 'rank', 'score']), m.alloc_methodWrong] }),
}

/** The highest number that a method can be asked for. */
function mostFor(by: string): number {
  if (by === 'pick') return 200
  return by === 'rank' ? 20 : 10
}

const count: Step<RulesStep> = {
  name: 'count',
  fields: ['count'],
  check: (values) => {
    const most = mostFor(answer(values, 'method'))
    return whole(1, most).safeParse(answer(values, 'count')).success
      ? []
      : [{ field: 'count', text: m.alloc_countWrong({ most }) }]
  },
}

const order: Step<RulesStep> = {
  name: 'order',
  fields: ['whenFull', 'ties'],
  check: checkFields({
    whenFull: [z.enum(['skip', 'stop']), m.alloc_chooseOne],
    ties: [z.enum(['cheaper', 'earlier', 'lot']), m.alloc_chooseOne],
  }),
}

const people: Step<RulesStep> = {
  name: 'people',
  fields: ['proposers', 'voters'],
  check: checkFields({
    proposers: [z.enum(['members', 'membersAndGuests']), m.alloc_chooseOne],
    voters: [z.enum(['list', 'accounts', 'accountsAndGuests']), m.alloc_chooseOne],
  }),
}

const least: Step<RulesStep> = {
  name: 'least',
  fields: ['leastSupport', 'leastBallots'],
  check: checkFields({
    leastSupport: [whole(1, 1_000_000), m.alloc_leastSupportWrong],
    leastBallots: [whole(3, 100_000), m.alloc_leastBallotsWrong],
  }),
}

const days: Step<RulesStep> = {
  name: 'days',
  fields: ['proposeUntil', 'voteUntil'],
  check(values) {
    const day = z.union([z.literal(''), daySchema])
    const wrong = checkFields({
      proposeUntil: [day, m.form_dayWrong],
      voteUntil: [day, m.form_dayWrong],
    })(values)
    if (wrong.length > 0) return wrong
    const [last, end] = [answer(values, 'proposeUntil'), answer(values, 'voteUntil')]
    return last !== '' && end !== '' && end < last
      ? [{ field: 'voteUntil', text: m.alloc_voteUntilWrong() }]
      : []
  },
}

const check: Step<RulesStep> = { name: 'check', fields: [], check: () => [] }

/** The questions that make the rules of a round; how many are chosen is asked only where there is such a number. */
export function rulesSteps(values: Values, isNew: boolean): readonly Step<RulesStep>[] {
  return [
    ...(isNew ? [title] : []),
    pot,
    method,
    ...(answer(values, 'method') === 'basket' ? [] : [count]),
    order,
    people,
    least,
    days,
    check,
  ]
}

/** All that any of these pages asks. */
export const allRulesFields = [title, pot, method, count, order, people, least, days].flatMap(
  ({ fields }) => fields,
)

/** What most rounds have, before anything is answered. */
export const usualRules: Values = {
  currency: ['GBP'],
  method: ['basket'],
  whenFull: ['skip'],
  ties: ['lot'],
  proposers: ['membersAndGuests'],
  voters: ['accountsAndGuests'],
  leastSupport: ['1'],
  leastBallots: ['3'],
}

/** The answers that make these rules. */
export function answersOfRules(rules: RoundRules): Values {
  const { by } = rules.method
  return {
    pot: [moneyInField(rules.pot, rules.currency)],
    currency: [rules.currency],
    source: [rules.source],
    method: [by],
    count: [countOf(rules.method)],
    whenFull: [rules.whenFull],
    ties: [rules.ties],
    proposers: [rules.proposers],
    voters: [rules.voters],
    leastSupport: [`${rules.leastSupport}`],
    leastBallots: [`${rules.leastBallots}`],
    proposeUntil: [rules.proposeUntil ?? ''],
    voteUntil: [rules.voteUntil ?? ''],
  }
}

/** The rules that were answered; null as long as an answer is missing or wrong. */
export function rulesFrom(values: Values): RoundRules | null {
  const currency = answer(values, 'currency')
  const parsed = roundRulesSchema.safeParse({
    pot: currencies.some((one) => one === currency) ? moneyFrom(answer(values, 'pot'), currency) : null,
    currency,
    source: answer(values, 'source'),
    method: methodFrom(answer(values, 'method'), Number(answer(values, 'count'))),
    whenFull: answer(values, 'whenFull'),
    ties: answer(values, 'ties'),
    proposers: answer(values, 'proposers'),
    voters: answer(values, 'voters'),
    leastSupport: Number(answer(values, 'leastSupport')),
    leastBallots: Number(answer(values, 'leastBallots')),
    proposeUntil: answerOrNull(values, 'proposeUntil'),
    voteUntil: answerOrNull(values, 'voteUntil'),
  })
  return parsed.data ?? null
}

function methodFrom(by: string, count: number) {
  switch (by) {
    case 'pick':
      return { by, most: count }
    case 'rank':
      return { by, places: count }
    case 'score':
      return { by, highest: count }
    default:
      return { by }
  }
}

function countOf(method: RoundRules['method']): string {
  switch (method.by) {
    case 'basket':
      return ''
    case 'pick':
      return `${method.most}`
    case 'rank':
      return `${method.places}`
    case 'score':
      return `${method.highest}`
  }
}

function whole(from: number, to: number) {
  return z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .pipe(z.int().min(from).max(to))
}
