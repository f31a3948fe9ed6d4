import type { Capacity, ProposalCard, RoundRules } from '@alongside/protocol'
import type { PersonKey } from './people.ts'

export const title = 'Five thousand pounds to share out'

/** All that people are told of the round before they vote, but its last day. */
export const rules: Omit<RoundRules, 'voteUntil'> = {
  pot: 500_000,
  currency: 'GBP',
  method: { by: 'basket' },
  whenFull: 'skip',
  ties: 'lot',
  leastSupport: 1,
  leastBallots: 3,
  source: 'Riverside Council, from the fund for living well at home.',
  proposers: 'membersAndGuests',
  voters: 'accountsAndGuests',
  proposeUntil: null,
}

/** Who looks at the cards before the vote. */
export const checkers: readonly { readonly key: PersonKey; readonly capacity: Capacity }[] = [
  { key: 'moses', capacity: 'unpaidCarer' },
  { key: 'ines', capacity: 'layPartner' },
  { key: 'sam', capacity: 'frontlineStaff' },
]

/** Who has voted already; for which proposals, by their places. */
export const votes: readonly {
  readonly key: PersonKey
  readonly capacity: Capacity
  readonly chosen: readonly number[]
}[] = [
  { key: 'moses', capacity: 'unpaidCarer', chosen: [0, 4] },
  { key: 'priya', capacity: 'commissioner', chosen: [1, 3] },
]

export const proposals: readonly { readonly by: PersonKey; readonly card: ProposalCard }[] = [
  {
    by: 'asha',
    card: cardOf({
      title: 'Lunch together on Fridays',
      forWhom: 'People who eat alone most days.',
      what: 'A warm lunch in the community hall, cooked by those who come. Everybody brings a recipe once.',
      asset: 'The hall is free on Fridays, and its kitchen works.',
      costs: [
        { what: 'Food for 40 Fridays', amount: 160_000 },
        { what: 'Pots and plates', amount: 40_000 },
      ],
      lead: 'Asha Rahman',
      easyRead: 'We cook and eat together. It is every Friday.',
    }),
  },
  {
    by: 'moses',
    card: cardOf({
      title: 'A break for carers',
      forWhom: 'Unpaid carers who cannot leave the house.',
      what: 'Someone they know stays for three hours, so that the carer can go out. Twelve families, once a month.',
      asset: 'Four volunteers from the carers’ group.',
      costs: [{ what: 'Travel and training', amount: 180_000 }],
      lead: 'Moses Okafor',
      partners: 'Riverside carers’ group',
      easyRead: 'A helper comes. The carer can go out.',
    }),
  },
  {
    by: 'lena',
    card: cardOf({
      title: 'Benches on the way to the shops',
      forWhom: 'Whoever needs to sit down on the way.',
      what: 'Five benches between the estate and the shops, at places that people chose on a walk.',
      costs: [{ what: 'Five benches, put in place', amount: 250_000 }],
      lead: 'Lena Fischer',
      risks: 'The council has to agree to each place.',
      easyRead: 'New benches. You can sit down and rest.',
    }),
  },
  {
    by: 'priya',
    card: cardOf({
      title: 'Help with phones and tablets',
      forWhom: 'People who want to see their family on a screen.',
      what: 'Young people show how it works, at home or in the library, as often as it takes.',
      asset: 'The library lends ten tablets.',
      costs: [{ what: 'Thank-you vouchers for 20 young people', amount: 120_000 }],
      lead: 'Priya Nair',
      partners: 'Riverside library',
      easyRead: 'Young people help you with your phone.',
    }),
  },
  {
    by: 'gwen',
    card: cardOf({
      title: 'A garden behind the day centre',
      forWhom: 'Everybody who comes to the day centre, and their neighbours.',
      what: 'Raised beds that can be reached from a wheelchair, with herbs and flowers.',
      costs: [
        { what: 'Wood and soil', amount: 90_000 },
        { what: 'Plants and tools', amount: 30_000 },
      ],
      lead: 'Gwen Parry',
      easyRead: 'A garden for everyone. You can reach the flowers.',
    }),
  },
]

function cardOf(
  written: Pick<ProposalCard, 'title' | 'forWhom' | 'what' | 'costs' | 'lead' | 'easyRead'> &
    Partial<ProposalCard>,
): ProposalCard {
  return { asset: '', partners: '', risks: '', audio: null, picture: null, ...written }
}
