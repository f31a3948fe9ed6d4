import { createSpaces, planJobs } from '@alongside/server/testing'
import { evolve, finderOf, type Space } from '@alongside/space'
import { createMemoryStore } from '@alongside/storage'

const people = 20
const saidBefore = 200
const saidPerRound = 100
const rounds = 17
/** Folding alone takes so little that it is done so many times over. */
const folds = 10

const idOf = (name: string, number: number): string => `${name}${number}`.padEnd(16, 'x')

/**
 * Has people name one another in comments, and prints how much of the processor one takes from being asked for to
 * being told, beside folding its event into the space once; ends with a line of JSON. The store is in memory, so that
 * it is the thinking that counts and not the disk.
 */
export async function benchEvents(print: (line: string) => void): Promise<void> {
  const store = createMemoryStore(finderOf)
  let ids = 0
  const spaces = createSpaces({
    events: store.events,
    people: store.people,
    ballots: store.ballots,
    now: () => 1_700_000_000_000,
    newId: () => idOf('n', (ids += 1)),
    planJobs,
    onJobs: () => undefined,
    maxKept: 10,
  })
  const space = idOf('space', 1)
  const asha = idOf('person', 0)
  const must = async (...[ask, by = asha]: [Parameters<typeof spaces.run>[1], string?]): Promise<string> => {
    const outcome = await spaces.run(space, ask, { person: by })
    if ('refusal' in outcome) throw new Error(outcome.refusal.words)
    return outcome.made ?? ''
  }
  const load = async (): Promise<Space> => {
    const found = await spaces.load(space)
    if (found === null) throw new Error('the space is not there')
    return found
  }

  await must({ do: 'openSpace', name: 'Board', slug: 'board', capacities: ['layPartner'] })
  const seat = {
    capacities: ['layPartner' as const],
    organisation: null,
    seat: null,
    speaksFor: null,
    term: { from: null, to: null },
    voting: true,
  }
  const link = { do: 'inviteByLink', label: 'all', seat, lastDay: '2999-12-31', uses: people } as const
  const invitation = await must(link)
  for (let at = 1; at < people; at += 1) {
    const accepting = { do: 'acceptInvitation', invitation, email: null, inSpace: 'fullName' } as const
    await must(accepting, idOf('person', at))
  }
  const document = await must({ do: 'createDocument', kind: 'strategy', title: 'Plan' })
  const section = (await load()).documents.get(document)?.sections[0]?.id ?? ''
  const say = (at: number): Promise<string> => {
    const words = `What do you think, @{${idOf('person', (at + 7) % people)}}?`
    const comment = {
      do: 'comment',
      section,
      thread: idOf('t', at),
      anchor: null,
      sort: null,
      voice: null,
    } as const
    return must({ ...comment, words }, idOf('person', at % people))
  }
  for (let at = 0; at < saidBefore; at += 1) await say(at)

  const total = { asked: 0, folded: 0, events: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const before = await load()
    const from = saidBefore + round * saidPerRound
    let spent = process.cpuUsage()
    for (let at = from; at < from + saidPerRound; at += 1) await say(at)
    total.asked += microsSince(spent)
    const events = await store.events.read(space, before.head)
    spent = process.cpuUsage()
    for (let fold = 0; fold < folds; fold += 1) events.reduce<Space | null>(evolve, before)
    total.folded += microsSince(spent) / folds
    total.events += events.length
  }
  const askMicros = Math.round(total.asked / total.events)
  const foldMicros = Math.round(total.folded / total.events)
  print(`a comment, from asked for to told: ${askMicros} µs of the processor`)
  print(`its event folded into the space once: ${foldMicros} µs`)
  print(JSON.stringify({ askMicros, foldMicros, ratio: Number((total.asked / total.folded).toFixed(2)) }))
}

function microsSince(spent: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(spent)
  return user + system
}
