import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyAct } from './testing/acts.ts'
import type { Act } from './testing/authors.ts'
import { fuzzOptions } from './testing/fuzz-options.ts'
import { VirtualWorld } from './testing/virtual-world.ts'

/** What may happen in a world of three people; `who` is one of them. */
type Happening =
  | { readonly type: 'act'; readonly who: number; readonly what: Act }
  | { readonly type: 'open' | 'up' | 'down' | 'drop' | 'pen' | 'reload'; readonly who: number }
  | { readonly type: 'commit' | 'fail' | 'diff' | 'crash' | 'crashAfterCommit' }
  | { readonly type: 'wait'; readonly ms: number }

const who = fc.nat(2)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ type: fc.constant('act' as const), who, what: anyAct }) },
  { weight: 30, arbitrary: fc.record({ type: fc.constantFrom('up' as const, 'down' as const), who }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('open' as const), who }) },
  { weight: 16, arbitrary: fc.record({ type: fc.constantFrom('commit' as const, 'diff' as const) }) },
  { weight: 9, arbitrary: fc.record({ type: fc.constant('fail' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constantFrom('drop' as const, 'pen' as const, 'reload' as const), who }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom('crash' as const, 'crashAfterCommit' as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.constantFrom(100, 1_000, 5_000) }),
  },
)

function happen(world: VirtualWorld, what: Happening): void {
  const client = 'who' in what ? world.clients[what.who]! : world.clients[0]!
  switch (what.type) {
    case 'act':
      return client.act(what.what)
    case 'open':
      return world.open(client)
    case 'up':
      for (let i = 0; i < 4; i++) world.deliverUp(client)
      return
    case 'down':
      for (let i = 0; i < 4; i++) world.deliverDown(client)
      return
    case 'drop':
      return world.drop(client)
    case 'pen':
      return client.takePen()
    case 'reload':
      client.reload()
      return world.connect(client)
    case 'commit':
      return world.commit()
    case 'fail':
      return world.failCommit()
    case 'diff':
      return world.answerDiff()
    case 'crash':
      return world.crash(false)
    case 'crashAfterCommit':
      return world.crash(true)
    case 'wait':
      return world.wait(what.ms)
  }
}

it('[S1] [S2] [S3] [S4] [S11] whatever fails, nothing is told before it is safe, nothing safe is lost, and all end with the same', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 20, maxLength: 150 }), (happenings) => {
      const world = new VirtualWorld(['ada', 'ben', 'cy'])
      for (const what of happenings) happen(world, what)
      world.settle()
      world.check()
      expect(world.clients.flatMap((client) => client.kept)).toEqual([])
    }),
    fuzzOptions(process.env, 150),
  )
})

it('[S17] where limits refuse, refused words are kept by their author, and all end with the same', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 40, maxLength: 150 }), (happenings) => {
      const world = new VirtualWorld(['ada', 'ben', 'cy'], { maxChars: 30, maxBlocks: 3 })
      for (const what of happenings) happen(world, what)
      world.settle()
      world.check()
      expect(world.log.doc().getText('body').length).toBeLessThanOrEqual(33)
    }),
    fuzzOptions(process.env, 80),
  )
})
