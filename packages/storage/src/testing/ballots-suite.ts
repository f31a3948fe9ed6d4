import { afterEach, describe, expect, it } from 'vitest'
import type { BallotBox, OpenedBallot } from '../ballot-box.ts'
import { maxBallotChars } from '../ballot-checks.ts'
import { findById } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const vote = 'votea00000000000'
const other = 'voteb00000000000'
const mary = 'mary000000000000'
const joan = 'joan000000000000'
const omar = 'omar000000000000'
const people = Array.from({ length: 8 }, (_, at) => `person${at}`.padEnd(16, '0'))

/** What each ballot holds, without whose it is. */
const choices = (ballots: readonly OpenedBallot[]) => ballots.map(({ ballot }) => ballot)

/** A preparation that must not be asked. */
function never(): never {
  throw new Error('the ballots were prepared once more')
}

/** Closes a box and gives the rows that were kept of it, in alphabetical order. */
async function rowsOf(box: BallotBox, name = vote): Promise<readonly string[]> {
  const closing = await box.close(name, choices)
  return closing.type === 'counted' ? closing.rows.toSorted() : ['lost']
}

/** The rules V1 to V8, which everything that keeps ballots keeps; `open` gives a fresh store for each test. */
export function describeBallots(name: string, open: OpenStore): void {
  describe(`the ballots of ${name}`, () => {
    const opened: StoreUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const fresh = async (): Promise<StoreUnderTest> => {
      const store = await open(findById)
      opened.push(store)
      return store
    }
    const again = async (store: StoreUnderTest): Promise<BallotBox> => {
      const next = await reopened(store)
      opened.push(next)
      return next.ballots
    }

    it('[V1] a box is opened once, and says how it stands ever after', async () => {
      const store = await fresh()
      expect(await Promise.all([store.ballots.open(vote), store.ballots.open(vote)])).toEqual([
        'open',
        'open',
      ])
      expect(await store.ballots.put(vote, mary, 'yes')).toBe('done')
      expect(await store.ballots.open(vote)).toBe('open')
      const next = await again(store)
      expect(await next.open(vote)).toBe('open')
      expect(await next.mine(vote, mary)).toBe('yes')
      await next.close(vote, choices)
      expect(await next.open(vote)).toBe('closed')
      expect(await next.counted(vote)).toEqual(['yes'])
    })

    it('[V2] a person has the last ballot that they put, also when the store is opened again', async () => {
      const store = await fresh()
      await store.ballots.open(vote)
      expect(await store.ballots.mine(vote, mary)).toBeNull()
      await store.ballots.put(vote, mary, 'no')
      await store.ballots.put(vote, joan, 'no')
      const both = [store.ballots.put(vote, mary, 'perhaps'), store.ballots.put(vote, mary, 'yes')]
      expect(await Promise.all(both)).toEqual(['done', 'done'])
      expect(await store.ballots.count(vote)).toBe(2)
      const next = await again(store)
      expect(await next.mine(vote, mary)).toBe('yes')
      expect(await next.mine(vote, joan)).toBe('no')
      expect(await next.mine(vote, omar)).toBeNull()
      expect(await next.count(vote)).toBe(2)
      expect(await rowsOf(next)).toEqual(['no', 'yes'])
    })

    it('[V2] a ballot that was withdrawn is gone, and its person may put another', async () => {
      const { ballots } = await fresh()
      await ballots.open(vote)
      await ballots.put(vote, mary, 'yes')
      await ballots.put(vote, joan, 'no')
      expect(await ballots.withdraw(vote, mary)).toBe('done')
      expect(await ballots.withdraw(vote, mary)).toBe('done')
      expect(await ballots.mine(vote, mary)).toBeNull()
      expect(await ballots.count(vote)).toBe(1)
      await ballots.put(vote, mary, 'perhaps')
      expect(await rowsOf(ballots)).toEqual(['no', 'perhaps'])
    })

    it('[V2] a ballot comes back to the last character, whatever it is written in', async () => {
      const { ballots } = await fresh()
      await ballots.open(vote)
      for (const ballot of [
        '',
        'ja, på én betingelse',
        '👩‍🦽 '.repeat(333),
        '\u0000\n',
        'x'.repeat(maxBallotChars),
      ]) {
        await ballots.put(vote, mary, ballot)
        expect(await ballots.mine(vote, mary)).toBe(ballot)
      }
    })

    it('[V3] closing shows every ballot with its person, once, and keeps what was made of them', async () => {
      const { ballots } = await fresh()
      await ballots.open(vote)
      await ballots.put(vote, mary, 'yes')
      await ballots.put(vote, joan, 'no')
      const shown: (readonly OpenedBallot[])[] = []
      const closing = await ballots.close(vote, (opened) => {
        shown.push(opened)
        return ['members: yes', 'members: yes', '']
      })
      expect(shown.map((all) => all.toSorted((a, b) => (a.person < b.person ? -1 : 1)))).toEqual([
        [
          { person: joan, ballot: 'no' },
          { person: mary, ballot: 'yes' },
        ],
      ])
      expect(closing).toEqual({
        type: 'counted',
        rows: expect.toSatisfy(isSameAs(['', 'members: yes', 'members: yes'])),
      })
      for (const person of [mary, joan]) expect(await ballots.mine(vote, person)).toBeNull()
      expect(await ballots.count(vote)).toBe(0)
    })

    it('[V3] rows are kept in an order that chance makes', async () => {
      const { ballots } = await fresh()
      const inOrder = people.map((_, at) => `${at}`)
      const orders = new Set<string>()
      for (let round = 0; round < 3; round += 1) {
        const name = `round${round}`.padEnd(16, '0')
        await ballots.open(name)
        await ballots.close(name, () => inOrder)
        const rows = (await ballots.counted(name)) ?? []
        expect(rows.toSorted()).toEqual(inOrder)
        orders.add(rows.join(' '))
      }
      // One in 8! for each round: that all are in order, or all the same, does not happen.
      expect(orders.size).toBeGreaterThan(1)
    })

    it('[V3] a box with nothing in it is closed like any other, and keeps no rows', async () => {
      const { ballots } = await fresh()
      await ballots.open(vote)
      expect(await ballots.counted(vote)).toBeNull()
      expect(await ballots.close(vote, choices)).toEqual({ type: 'counted', rows: [] })
      expect(await ballots.counted(vote)).toEqual([])
    })

    it('[V4] closing again answers the same rows in the same order, also later', async () => {
      const store = await fresh()
      await store.ballots.open(vote)
      for (const person of people) await store.ballots.put(vote, person, person)
      const twice = await Promise.all([store.ballots.close(vote, choices), store.ballots.close(vote, never)])
      const [first] = twice
      expect(twice[1]).toEqual(first)
      const next = await again(store)
      expect(await next.close(vote, never)).toEqual(first)
      expect({ type: 'counted', rows: await next.counted(vote) }).toEqual(first)
      expect(first).toEqual({ type: 'counted', rows: expect.toSatisfy(isSameAs(people)) })
    })

    it('[V5] what is asked before the close is counted, and what is asked after it is late', async () => {
      const { ballots } = await fresh()
      await ballots.open(vote)
      await ballots.put(vote, mary, 'no')
      await ballots.put(vote, omar, 'no')
      const before = [ballots.put(vote, mary, 'yes'), ballots.put(vote, joan, 'yes')]
      const withdrawn = ballots.withdraw(vote, omar)
      const closing = ballots.close(vote, choices)
      const after = [ballots.put(vote, mary, 'late'), ballots.withdraw(vote, joan)]
      expect(await Promise.all([...before, withdrawn])).toEqual(['done', 'done', 'done'])
      expect(await Promise.all(after)).toEqual(['late', 'late'])
      expect(await closing).toEqual({ type: 'counted', rows: ['yes', 'yes'] })
      expect(await ballots.put(vote, mary, 'late')).toBe('late')
      expect(await ballots.withdraw(vote, mary)).toBe('late')
      expect(await ballots.counted(vote)).toEqual(['yes', 'yes'])
    })

    it('[V6] a close that fails leaves the box open, with what is in it', async () => {
      const { ballots } = await fresh()
      await ballots.open(vote)
      await ballots.put(vote, mary, 'yes')
      await expect(ballots.close(vote, never)).rejects.toThrow('prepared once more')
      await expect(ballots.close(vote, () => ['x'.repeat(maxBallotChars + 1)])).rejects.toBeInstanceOf(
        RangeError,
      )
      expect(await ballots.open(vote)).toBe('open')
      expect(await ballots.counted(vote)).toBeNull()
      expect(await ballots.mine(vote, mary)).toBe('yes')
      expect(await ballots.put(vote, joan, 'no')).toBe('done')
      expect(await rowsOf(ballots)).toEqual(['no', 'yes'])
    })

    it('[V7] boxes do not touch each other', async () => {
      const { ballots } = await fresh()
      await ballots.open(vote)
      await ballots.open(other)
      await ballots.put(vote, mary, 'yes')
      await ballots.put(other, mary, 'no')
      await ballots.put(other, joan, 'no')
      await ballots.withdraw(other, joan)
      expect(await rowsOf(ballots)).toEqual(['yes'])
      expect(await ballots.mine(other, mary)).toBe('no')
      expect(await ballots.count(other)).toBe(1)
      expect(await ballots.open(other)).toBe('open')
      expect(await rowsOf(ballots, other)).toEqual(['no'])
    })

    it('[V8] a vote that nobody opened cannot be voted in or closed, and holds nothing', async () => {
      const { ballots } = await fresh()
      await expect(ballots.put(vote, mary, 'yes')).rejects.toBeInstanceOf(RangeError)
      await expect(ballots.withdraw(vote, mary)).rejects.toBeInstanceOf(RangeError)
      await expect(ballots.close(vote, never)).rejects.toBeInstanceOf(RangeError)
      expect(await ballots.mine(vote, mary)).toBeNull()
      expect(await ballots.count(vote)).toBe(0)
      expect(await ballots.counted(vote)).toBeNull()
      expect(await ballots.open(vote)).toBe('open')
    })

    it('[V8] what is no id and no ballot is refused, in words that tell neither', async () => {
      const { ballots } = await fresh()
      await ballots.open(vote)
      const tooLong = `secret${'x'.repeat(maxBallotChars)}`
      const wrong = [
        () => ballots.open('../../../etc/key'),
        () => ballots.close('Vote', choices),
        () => ballots.count(''),
        () => ballots.counted(`${vote}0`),
        () => ballots.put(vote, 'Mary Secret', 'yes'),
        () => ballots.mine(vote, 'Mary Secret'),
        () => ballots.withdraw(vote, 'Mary Secret'),
        () => ballots.put(vote, mary, tooLong),
        () => ballots.put(vote, mary, 'secret \ud800'),
      ]
      for (const ask of wrong) {
        const error: unknown = await ask().then(
          () => 'nothing was refused',
          (reason: unknown) => reason,
        )
        expect(error).toBeInstanceOf(RangeError)
        expect(String(error)).not.toMatch(/secret|mary/i)
      }
      expect(await ballots.count(vote)).toBe(0)
    })
  })
}

function isSameAs(rows: readonly string[]): (found: readonly string[]) => boolean {
  return (found) => JSON.stringify(found.toSorted()) === JSON.stringify(rows.toSorted())
}
