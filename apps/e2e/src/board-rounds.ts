import type { AllocationAsk, Command, RoundRules } from '@alongside/protocol'
import type { BrowserContext } from '@playwright/test'
import { cardOf } from './allocation.ts'
import type { DemoState } from './demo.ts'

const roundRules: RoundRules = {
  pot: 100_000,
  currency: 'GBP',
  method: { by: 'basket' },
  whenFull: 'skip',
  ties: 'lot',
  leastSupport: 1,
  leastBallots: 3,
  source: 'Riverside Council',
  proposers: 'membersAndGuests',
  voters: 'accountsAndGuests',
  proposeUntil: null,
  voteUntil: null,
}

/** Opens rounds of sharing out money, one for each of what they can show; answers their ids. */
export async function openRounds(
  command: (command: Command, context?: BrowserContext) => Promise<string>,
  by: { readonly sam: BrowserContext; readonly priya: BrowserContext; readonly asha: BrowserContext },
  demo: DemoState,
): Promise<Readonly<Record<'proposing' | 'voting' | 'counted', string>>> {
  const idOf = (key: string): string => demo.people.find((one) => one.key === key)!.id
  /** Opens a round; answers its id, and how something is asked of it. */
  async function round(title: string) {
    const allocation = await command({ do: 'openAllocation', title, rules: roundRules })
    const ask = (asked: AllocationAsk, context = by.sam): Promise<string> =>
      command({ do: 'allocate', allocation, ask: asked }, context)
    await ask({ do: 'propose', proposal, card: cardOf('Lunch club', 'A warm lunch.', 60_000) }, by.priya)
    return { allocation, ask }
  }
  const proposal = 'lunchclub0000000'
  const proposing = await round('Money that is proposed for')
  const [voting, counted] = [await round('Money that is voted on'), await round('Money that was given')]
  for (const { ask } of [voting, counted]) {
    await ask({
      do: 'setCheckers',
      checkers: [
        { person: idOf('sam'), capacity: 'frontlineStaff' },
        { person: idOf('asha'), capacity: 'usesServices' },
      ],
    })
    await ask({ do: 'closeProposals' })
    for (const context of [by.sam, by.asha]) {
      await ask({ do: 'check', proposal, version: 1, verdict: 'fine', words: '' }, context)
    }
    await ask({ do: 'openVoting' })
  }
  for (const [person, capacity] of [
    [idOf('sam'), 'frontlineStaff'],
    [idOf('asha'), 'usesServices'],
    [idOf('moses'), 'unpaidCarer'],
  ] as const) {
    await counted.ask({ do: 'vote', person, capacity, ballot: { by: 'basket', chosen: [proposal] } })
  }
  await counted.ask({ do: 'closeVoting' })
  await counted.ask({ do: 'startDelivery' })
  await counted.ask({
    do: 'agreeMilestone',
    proposal,
    milestone: 'step000000000000',
    words: 'Begin.',
    due: null,
  })
  return {
    proposing: proposing.allocation,
    voting: voting.allocation,
    counted: counted.allocation,
  }
}
