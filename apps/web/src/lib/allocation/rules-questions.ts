import { answer, type Place, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'
import { calendarDayInWords } from '#lib/words/time.ts'
import { moneyFrom, moneyInWords } from './money.ts'
import { currencies, type RulesStep } from './rules-form.ts'
import { methodName } from './words.ts'

/** What is asked on a page. */
export function questionOf({ step, values }: Pick<Place<RulesStep>, 'step' | 'values'>): string {
  switch (step) {
    case 'title':
      return m.alloc_askTitle()
    case 'pot':
      return m.alloc_askPot()
    case 'method':
      return m.alloc_askMethod()
    case 'count':
      return countQuestion(answer(values, 'method'))
    case 'order':
      return m.alloc_askOrder()
    case 'people':
      return m.alloc_askPeople()
    case 'least':
      return m.alloc_askLeast()
    case 'days':
      return m.alloc_askDays()
    case 'check':
      return m.alloc_askCheck()
  }
}

function countQuestion(by: string): string {
  if (by === 'pick') return m.alloc_askPick()
  return by === 'rank' ? m.alloc_askPlaces() : m.alloc_askHighest()
}

/** What was answered, to look through; the rules that come of it are told beside. */
export function rowsOf(values: Values, isNew: boolean) {
  const value = (field: string): string => answer(values, field)
  const currency = value('currency')
  const pot = currencies.some((one) => one === currency) ? moneyFrom(value('pot'), currency) : null
  const by = value('method')
  const day = (field: string): string => (value(field) === '' ? '' : calendarDayInWords(value(field)))
  const isKnown = by === 'basket' || by === 'pick' || by === 'rank' || by === 'score'
  return [
    ...(isNew ? [{ label: m.alloc_roundTitle(), value: value('title'), step: 'title' }] : []),
    {
      label: m.alloc_potTitle(),
      value: [pot === null ? value('pot') : moneyInWords(pot, currency), value('source')],
      step: 'pot',
    },
    { label: m.alloc_howTitle(), value: isKnown ? methodName(by) : '', step: 'method' },
    ...(by === 'basket' ? [] : [{ label: countQuestion(by), value: value('count'), step: 'count' }]),
    {
      label: m.alloc_askOrder(),
      value: [
        value('whenFull') === 'stop' ? m.alloc_whenFullStop() : m.alloc_whenFullSkip(),
        tieNames[value('ties')]?.() ?? '',
      ],
      step: 'order',
    },
    {
      label: m.alloc_whoTitle(),
      value: [
        value('proposers') === 'members' ? m.alloc_proposersMembers() : m.alloc_proposersAll(),
        voterNames[value('voters')]?.() ?? '',
      ],
      step: 'people',
    },
    {
      label: m.alloc_askLeast(),
      value: [
        by === 'rank' || by === 'score'
          ? m.alloc_support_points({ count: Number(value('leastSupport')) })
          : m.alloc_support_votes({ count: Number(value('leastSupport')) }),
        m.alloc_voterCount({ count: Number(value('leastBallots')) }),
      ],
      step: 'least',
    },
    { label: m.alloc_proposeUntil(), value: day('proposeUntil'), step: 'days' },
    { label: m.alloc_voteUntil(), value: day('voteUntil'), step: 'days' },
  ]
}

const tieNames: Readonly<Record<string, () => string>> = {
  lot: m.alloc_tiesLot,
  cheaper: m.alloc_tiesCheaper,
  earlier: m.alloc_tiesEarlier,
}

const voterNames: Readonly<Record<string, () => string>> = {
  list: m.alloc_votersList,
  accounts: m.alloc_votersAccounts,
  accountsAndGuests: m.alloc_votersAll,
}
