import { sha256, type CompleteAllocationAsk } from '@alongside/allocation'
import { dayIn, noticesFor } from '@alongside/space'
import { checkers, proposals, rules, title, votes } from './content/allocation.ts'
import { demoPeople, type PersonKey } from './content/people.ts'
import type { SeedEvaluationDeps } from './seed-evaluation.ts'

const dayMs = 86_400_000

type SeedAllocationDeps = Omit<SeedEvaluationDeps, 'write'>

/** Opens a round in which five proposals were checked, and people vote by now. */
export async function seedAllocation(deps: SeedAllocationDeps): Promise<void> {
  const { ask, goTo, idOf, newId, now, timeZone } = deps
  goTo(9)
  const voteUntil = dayIn(timeZone, now + 10 * dayMs)
  const round = await ask('lena', { do: 'openAllocation', title, rules: { ...rules, voteUntil } })
  const allocate = (key: PersonKey, asked: CompleteAllocationAsk) =>
    ask(key, { do: 'allocate', allocation: round, ask: asked })
  const ids = proposals.map(() => newId())
  for (const [at, { by, card }] of proposals.entries()) {
    await allocate(by, { do: 'propose', proposal: ids[at] ?? '', card })
  }
  goTo(5)
  await allocate('lena', {
    do: 'setCheckers',
    checkers: checkers.map(({ key, capacity }) => ({ person: idOf(key), capacity })),
  })
  await allocate('lena', { do: 'closeProposals' })
  goTo(4)
  for (const { key } of checkers) {
    for (const [at, { by }] of proposals.entries()) {
      if (by === key) continue
      await allocate(key, { do: 'check', proposal: ids[at] ?? '', version: 1, verdict: 'fine', words: '' })
    }
  }
  goTo(3)
  await allocate('lena', { do: 'openVoting', seed: sha256('the lot of the demo') })
  goTo(2)
  for (const { key, capacity, chosen } of votes) {
    const ballot = { by: 'basket' as const, chosen: chosen.map((at) => ids[at] ?? '') }
    await allocate(key, {
      do: 'vote',
      person: idOf(key),
      capacity,
      ballot,
      votedAs: [],
      votedSelf: false,
    })
  }
  await readAbout(deps, round)
}

/** It is a while ago, and everybody has read of it. */
async function readAbout({ load, idOf, hearing }: SeedAllocationDeps, round: string): Promise<void> {
  const space = await load()
  for (const { key, seat } of demoPeople) {
    if (seat === null) continue
    const heard = noticesFor(space, idOf(key), () => false).flatMap(({ notice }) =>
      'document' in notice && notice.document === round ? [notice.seq] : [],
    )
    await hearing.read(space.id, idOf(key), heard)
  }
}
