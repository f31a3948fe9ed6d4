import { ballotsFileSchema, readAllocationEvent, recount } from '@alongside/allocation'
import { idFrom, type AllocationAsk, type AllocationBallot } from '@alongside/protocol'
import { randomBytes, randomInt } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdRound, votingFor, type HeldRound } from '../testing/hold-round.ts'
import { bootKillable, untilAnswered, type Killable } from '../testing/killable.ts'

const kills = Number(process.env['KILLS'] ?? 1)
const leads = ['olga', 'priya'] as const
const voters = ['moses', 'ines', 'omar', 'zoe', 'tom', 'asha', 'sam'] as const
/** Has no device: votes by another's hand. */
const helped = 'nona'

/** What somebody picked; null where nothing of theirs counts. */
type Vote = string | null

describe('a round whose server is killed', () => {
  let killable: Killable
  beforeAll(async () => {
    killable = await bootKillable([...leads, helped, ...voters])
  }, 60_000)
  afterAll(() => killable.close())

  /** What each may have in the box: one vote where it was answered, two where the line broke. */
  const mayStand = new Map<string, ReadonlySet<Vote>>()
  const standing = (person: string): ReadonlySet<Vote> => mayStand.get(person) ?? new Set([null])

  const someVote = (held: HeldRound): string => held.proposals[randomInt(held.proposals.length)] ?? ''
  const asking = (held: HeldRound, person: string, vote: Vote): AllocationAsk =>
    vote === null ? { do: 'takeVoteBack', person: held.idOf(person) } : votingFor(held.idOf(person), vote)

  /** What comes of an ask that is sent once; null where the line breaks, or a server is only just starting. */
  async function tried(held: HeldRound, name: string, ask: AllocationAsk) {
    const answer = await held.attempt(name, ask).catch(() => null)
    return answer?.status === 503 ? null : answer
  }

  /** Whether those who close or those who vote are the first is a matter of chance. */
  function inAnyOrder<One, Other>(one: () => One, other: () => Other): readonly [One, Other] {
    if (randomInt(2) === 0) return [one(), other()]
    const after = other()
    return [one(), after]
  }

  /** Some of what was asked at once is answered, or none of it, and some moments are over. */
  async function untilSome(asked: readonly Promise<unknown>[]): Promise<void> {
    const answered: unknown[] = []
    for (const one of asked) void one.then((answer) => answered.push(answer))
    const enough = randomInt(4)
    while (answered.length < enough) await pause(1)
    await pause(randomInt(15))
  }

  /** Somebody votes once, for themselves or by a hand, and does not hear of it where the line breaks. */
  async function voteOnce(held: HeldRound, person: string, vote: Vote, hand = person): Promise<boolean> {
    const answer = await tried(held, hand, asking(held, person, vote))
    if (answer === null) {
      mayStand.set(person, new Set([...standing(person), vote]))
      return false
    }
    expect([answer.status, answer.text]).toEqual([200, expect.anything()])
    mayStand.set(person, new Set([vote]))
    return true
  }

  /** Votes again and again until the line breaks. */
  async function voteOn(held: HeldRound, person: string, hand = person): Promise<void> {
    for (;;) {
      const vote = randomInt(5) === 0 && hand === person ? null : someVote(held)
      if (!(await voteOnce(held, person, vote, hand))) return
    }
  }

  /** What each finds of theirs is a vote that they gave. */
  async function lookAtOwn(held: HeldRound): Promise<void> {
    for (const person of [...voters, helped]) {
      const { ballot } = await held.mine(person)
      const vote = ballot?.by === 'pick' ? (ballot.chosen[0] ?? '') : null
      expect([...standing(person)]).toContain(vote)
      mayStand.set(person, new Set([vote]))
    }
  }

  /** What a number of ballots come to, in one order. */
  const tallyOf = (votes: readonly Vote[]): string =>
    votes
      .filter((vote) => vote !== null)
      .toSorted()
      .join()

  function waysOf(each: readonly ReadonlySet<Vote>[]): ReadonlySet<string> {
    const ways = each.reduce<readonly (readonly Vote[])[]>(
      (before, some) => before.flatMap((way) => [...some].map((vote) => [...way, vote])),
      [[]],
    )
    return new Set(ways.map(tallyOf))
  }

  const picked = (ballot: AllocationBallot): string => (ballot.by === 'pick' ? (ballot.chosen[0] ?? '') : '')

  it(`[B70] ${kills} times as people vote and again as two close it, loses no vote that was answered, counts none twice, and closes once`, async () => {
    const { board } = killable
    for (let run = 0; run < kills; run += 1) {
      mayStand.clear()
      const held = await holdRound(board, [...leads.slice(1), helped, ...voters])
      const [, facilitator] = leads
      const person = held.idOf(facilitator)
      if (run === 0) await held.command('olga', { do: 'giveOffice', person, office: 'facilitator' })
      const paper = held.proposals.slice(0, 2)
      const entering: AllocationAsk = {
        do: 'enterPaper',
        batch: idFrom(randomBytes(16)),
        ballots: paper.map((proposal) => ({ by: 'pick', chosen: [proposal] })),
        people: [],
      }
      const entered = pause(randomInt(100)).then(() => untilAnswered(() => held.attempt('olga', entering)))
      const voting = [...voters.map((name) => voteOn(held, name)), voteOn(held, helped, facilitator)]
      await pause(randomInt(250))
      await killable.restart()
      await Promise.all(voting)
      expect((await entered).status).toBe(200)

      await lookAtOwn(held)
      // Some send again what they do not know to have come; the others leave it at what is there.
      for (const name of voters.slice(0, 4)) await voteOnce(held, name, someVote(held))
      // What lies there by another's hand may not have been written, so it is put in again.
      await voteOnce(held, helped, someVote(held), facilitator)
      await held.ask(facilitator, { do: 'witnessPaper', batch: entering.batch })

      // All think again in the moment in which two close it, and the server dies in it.
      const again = voters.map((name) => ({ name, vote: someVote(held) }))
      const before = new Map(mayStand)
      const [closing, changes] = inAnyOrder(
        () => leads.map((name) => tried(held, name, { do: 'closeVoting' })),
        () => again.map(({ name, vote }) => tried(held, name, asking(held, name, vote))),
      )
      await untilSome([...closing, ...changes])
      await killable.restart()
      const closed = await Promise.all(closing)
      const changed = await Promise.all(changes)
      const then = (await held.seen('olga')).allocation
      const isDone = closed.some((answer) => answer?.status === 200)
      expect(isDone ? ['counted'] : ['counted', 'voting']).toContain(then.phase)
      expect(then.counted === null).toBe(then.phase === 'voting')
      for (const name of leads) {
        expect((await untilAnswered(() => held.attempt(name, { do: 'closeVoting' }))).status).toBe(200)
      }

      const { allocation } = await held.seen('olga')
      for (const [at, { name, vote }] of again.entries()) {
        const stood = before.get(name) ?? new Set([null])
        const answer = changed[at] ?? null
        const isLate = allocation.late.includes(held.idOf(name))
        if (answer === null) mayStand.set(name, new Set([...stood, vote]))
        else if (answer.status === 200 && !isLate) mayStand.set(name, new Set([vote]))
        else expect([answer.status, name]).toEqual([isLate ? 200 : 410, name])
      }
      const { text } = await held.get('sam', `/allocations/${held.id}/ballots.json`)
      const file = ballotsFileSchema.parse(JSON.parse(text))
      const cast = [...voters, helped].map((name) => standing(name))
      const ways = waysOf([...cast, ...paper.map((proposal) => new Set([proposal]))])
      expect(ways).toContain(tallyOf(file.ballots.map(picked)))
      expect(recount(text)).toMatchObject({ ok: true, isSame: true })
      expect(file.turnout).toMatchObject({ ballots: file.ballots.length, onPaper: paper.length })
      expect(allocation.counted?.result).toEqual(file.result)
      // Whoever comes back now is told that it is late.
      await held.ask('moses', asking(held, 'moses', someVote(held)))
      expect((await held.seen('olga')).allocation.late).toContain(held.idOf('moses'))
    }
    expect(await readdir(join(board.dataDir, 'keys'))).toEqual([])
    const happened = (await killable.events()).flatMap((event) => readAllocationEvent(event) ?? [])
    const closes = happened.flatMap((one) => (one.kind === 'votingClosed' ? [one.payload.allocation] : []))
    expect(closes).toHaveLength(kills)
    expect(new Set(closes).size).toBe(kills)
    const lates = happened.flatMap((one) =>
      one.kind === 'allocationVoteLate' ? [`${one.payload.allocation} ${one.payload.person}`] : [],
    )
    expect(new Set(lates).size).toBe(lates.length)
  }, 240_000)
})
