import { createMemoryStore, type BallotBox } from '@alongside/storage'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.ts'
import { makeTemporaryDirectory } from './testing/open-temporary.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 10)
const seed = process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }
const votes = ['votea00000000000', 'voteb00000000000', 'votec00000000000']
const people = ['mary000000000000', 'joan000000000000', 'omar000000000000', 'asha000000000000']

const vote = fc.constantFrom(...votes)
const person = fc.constantFrom(...people)
const ballot = fc.string({ unit: 'binary', maxLength: 900 })
/** What is waited for by itself: while it is done, stores may see a box as it was or as it will be. */
const alone = fc.oneof(
  fc.record({ do: fc.constant('open' as const), vote }),
  fc.record({ do: fc.constant('close' as const), vote, isBroken: fc.constant(true) }),
)
const together = fc.oneof(
  { weight: 9, arbitrary: fc.record({ do: fc.constant('put' as const), vote, person, ballot }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('withdraw' as const), vote, person }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('close' as const), vote, isBroken: fc.constant(false) }),
  },
)
type Made<From> = From extends fc.Arbitrary<infer Value> ? Value : never
type Act = Made<typeof alone> | Made<typeof together>
interface Step {
  /** Asked at once. */
  readonly acts: readonly Act[]
  /** Whether the store is closed and opened again after them. */
  readonly isReopened: boolean
}
const step: fc.Arbitrary<Step> = fc.record({
  acts: fc.oneof(fc.tuple(alone), fc.array(together, { minLength: 1, maxLength: 12 })),
  isReopened: fc.boolean(),
})

/** What an act came to, as far as both stores must agree: the order of what was counted is chance's. */
async function outcomeOf(box: BallotBox, what: Act): Promise<unknown> {
  try {
    switch (what.do) {
      case 'open':
        return await box.open(what.vote)
      case 'put':
        return await box.put(what.vote, what.person, what.ballot)
      case 'withdraw':
        return await box.withdraw(what.vote, what.person)
      case 'close': {
        const closing = await box.close(what.vote, (opened) => {
          if (what.isBroken) throw new Error('the rows cannot be made')
          return opened.flatMap((one) => [one.ballot, ...(one.ballot.length % 2 === 0 ? [one.person] : [])])
        })
        return closing.type === 'counted' ? closing.rows.toSorted() : closing
      }
    }
  } catch (error) {
    return error instanceof RangeError ? 'RangeError' : String(error)
  }
}

async function everythingIn(box: BallotBox): Promise<unknown> {
  return Promise.all(
    votes.map(async (name) => ({
      count: await box.count(name),
      mine: await Promise.all(people.map((one) => box.mine(name, one))),
      counted: (await box.counted(name))?.toSorted(),
    })),
  )
}

it('[V1] [V2] [V5] [V6] [V7] whatever is done, in whatever order, SQLite keeps what the memory store keeps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const directory = await makeTemporaryDirectory()
      const open = () => openSqliteStore({ directory: directory.path, finder: () => [] })
      const model = createMemoryStore(() => []).ballots
      let store: SqliteStore = await open()
      try {
        for (const { acts, isReopened } of steps) {
          const expected = await Promise.all(acts.map((one) => outcomeOf(model, one)))
          expect(await Promise.all(acts.map((one) => outcomeOf(store.ballots, one)))).toEqual(expected)
          if (isReopened) {
            await store.close()
            store = await open()
          }
          expect(await everythingIn(store.ballots)).toEqual(await everythingIn(model))
        }
      } finally {
        await store.close()
        await directory.remove()
      }
    }),
    { numRuns, ...seed },
  )
})
