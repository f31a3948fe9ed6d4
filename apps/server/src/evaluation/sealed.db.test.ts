import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Listening } from '../live/testing/listener.ts'
import { boot, type Booted } from '../testing.ts'
import { holdEvaluation, scoring, type HeldEvaluation } from '../testing/hold-evaluation.ts'

const panel = ['asha', 'ines', 'sam', 'zoe', 'tom'] as const

describe('scores in their boxes', () => {
  let server: Booted
  let held: HeldEvaluation
  let criterion: string
  let other: string

  beforeEach(async () => {
    server = await boot({ olga: 'own', ...Object.fromEntries(panel.map((name) => [name, 'edit' as const])) })
    held = await holdEvaluation(server, panel)
    ;[criterion = '', other = ''] = held.criteria
    await held.evaluate('olga', { do: 'startScoring', open: 'all', deadline: null })
  }, 60_000)
  afterEach(() => server.close())

  const reveal = () => held.evaluate('olga', { do: 'reveal', criterion })
  const found = async (name = 'olga') =>
    (await held.seen(name)).evaluation.criteria.find(({ id }) => id === criterion)
  const mine = async (name: string) => (await held.mine(name)).find((one) => one.criterion === criterion)

  it('[Y60] are read, changed and taken back by whoever scored, and by nobody else', async () => {
    await held.evaluate(
      'asha',
      scoring(criterion, 1, { reason: 'Nobody came.', reasonIs: 'withName', show: true }),
    )
    expect(await mine('asha')).toEqual({
      criterion,
      round: 1,
      isLost: false,
      score: 1,
      show: true,
      reason: 'Nobody came.',
      reasonIs: 'withName',
      hand: null,
      evidence: { links: [], files: [] },
    })
    await held.evaluate('asha', scoring(criterion, 'cannotSay', { reason: 'I was away.' }))
    expect(await mine('asha')).toMatchObject({
      score: 'cannotSay',
      show: false,
      reason: 'I was away.',
      reasonIs: 'withoutName',
    })
    expect(await mine('ines')).toMatchObject({ score: null, reason: '' })
    expect(await held.mine('olga')).toEqual([])
    await held.evaluate('asha', { do: 'takeScoreBack', criterion })
    expect(await mine('asha')).toMatchObject({ score: null, reason: '' })
  })

  it('[Y61] come out once at the reveal; whoever scores then is late, and a double tap is not', async () => {
    for (const [at, name] of (['asha', 'ines', 'sam'] as const).entries()) {
      await held.evaluate(name, scoring(criterion, ([1, 2, 4] as const)[at] ?? 0))
    }
    await held.evaluate('zoe', scoring(other, 3))
    await reveal()
    await reveal()
    const revealed = await found('sam')
    expect(revealed).toMatchObject({
      state: 'revealed',
      revealed: { groups: [{ capacities: ['usesServices'], people: 3, median: 2, counts: null }], shown: [] },
    })
    const again = await held.attempt(server.headersOf('asha'), scoring(criterion, 1))
    expect(again.status).toBe(410)
    await held.evaluate('tom', scoring(criterion, 0))
    await held.evaluate('tom', scoring(criterion, 0))
    const late = await found()
    expect(late?.late).toEqual([held.idOf('tom')])
    expect(late?.revealed).toEqual(revealed?.revealed)
    // What is open still is sealed still.
    expect((await held.mine('zoe')).find((one) => one.criterion === other)?.score).toBe(3)
    expect(await mine('asha')).toBeUndefined()
  })

  it('[Y62] whose reasons without a name are few stay sealed, and can be said with it', async () => {
    for (const name of panel.slice(0, 3)) await held.evaluate(name, scoring(criterion, 2))
    await held.evaluate('asha', scoring(criterion, 2, { reason: 'Too far away.' }))
    await held.evaluate('ines', scoring(criterion, 2, { reason: 'The phone rings out.' }))
    await reveal()
    expect((await found())?.revealed?.reasons).toEqual([])
    expect(await mine('asha')).toMatchObject({
      score: null,
      reason: 'Too far away.',
      reasonIs: 'withoutName',
    })
    await held.evaluate('asha', { do: 'sayMyReason', criterion, words: 'Too far away.' })
    expect(await mine('asha')).toBeUndefined()
    expect((await found('sam'))?.saidReasons).toMatchObject([
      { person: held.idOf('asha'), words: 'Too far away.' },
    ])
    expect(await mine('ines')).toMatchObject({ reason: 'The phone rings out.' })
    // Said once more where nothing is sealed any more it is only put otherwise.
    await held.evaluate('asha', { do: 'sayMyReason', criterion, words: 'Too far.' })
    expect((await found('sam'))?.saidReasons).toMatchObject([
      { person: held.idOf('asha'), words: 'Too far.' },
    ])
  })

  it('[Y79] are put in by the hand of another, told to the person alone, and take nothing away that is their own', async () => {
    const said = {
      do: 'scoreFor',
      criterion,
      person: held.idOf('asha'),
      by: 'phone',
      score: 1,
      reason: '',
      reasonIs: 'withoutName',
    } as const
    expect((await held.attempt(server.headersOf('ines'), said)).status).toBe(403)
    const written = await held.get('olga', `/evaluations/${held.id}`)
    await held.evaluate('olga', { ...said, reason: 'Nobody rang.', reasonIs: 'withName' })
    const after = await held.get('olga', `/evaluations/${held.id}`)
    expect(after.text.replace(/"position":"[^"]*"/, '')).toBe(written.text.replace(/"position":"[^"]*"/, ''))
    const hand = { person: held.idOf('olga'), by: 'phone' }
    expect(await mine('asha')).toMatchObject({ score: 1, reason: 'Nobody rang.', hand })
    expect(await mine('ines')).toMatchObject({ score: null, hand: null })
    // Taken back it is gone; changed it is their own, which no hand takes away or hears of.
    await held.evaluate('asha', { do: 'takeScoreBack', criterion })
    expect(await mine('asha')).toMatchObject({ score: null, hand: null })
    await held.evaluate('olga', said)
    await held.evaluate('asha', scoring(criterion, 4))
    await held.evaluate('olga', said)
    expect(await mine('asha')).toMatchObject({ score: 4, hand: null })
    await held.evaluate('olga', { ...said, person: held.idOf('ines'), score: 4 })
    await held.evaluate('sam', scoring(criterion, 4))
    await reveal()
    expect((await found())?.revealed?.groups).toMatchObject([{ people: 3, median: 4 }])
    expect(await mine('ines')).toMatchObject({ score: null, hand })
    expect(await mine('asha')).toBeUndefined()
    expect((await held.attempt(server.headersOf('olga'), said)).status).toBe(410)
  })

  it('[Y63] may have a reason of line breaks and quotation marks alone, and one shows at the reveal', async () => {
    const reason = `"${'"\n'.repeat(598)}"`
    for (const name of panel)
      await held.evaluate(name, scoring(criterion, 3, { reason, reasonIs: 'withName' }))
    expect(await mine('tom')).toMatchObject({ reason })
    await reveal()
    expect((await found())?.revealed?.reasons).toHaveLength(5)
    expect((await found())?.revealed?.reasons[0]?.words).toBe(reason)
  })

  it('[Y64] in a later round tell nothing of an earlier one by subtraction', async () => {
    const all = panel.slice(0, 4)
    for (const [at, name] of all.entries()) {
      await held.evaluate(name, scoring(criterion, ([0, 1, 2, 4] as const)[at] ?? 0))
    }
    await reveal()
    expect((await found())?.revealed?.groups).toMatchObject([{ people: 4, median: 1.5 }])
    await held.evaluate('olga', { do: 'reopenCriterion', criterion, reason: 'We talked.' })
    expect(await mine('asha')).toMatchObject({ round: 2, score: null })
    // One of the four is missing: beside the figure before, another one would tell of them.
    for (const name of all.slice(1)) await held.evaluate(name, scoring(criterion, 2))
    await reveal()
    expect((await found())?.revealed?.groups).toEqual([])
    await held.evaluate('olga', { do: 'reopenCriterion', criterion, reason: 'All of us now.' })
    for (const name of all) await held.evaluate(name, scoring(criterion, 3))
    await reveal()
    expect((await found())?.revealed?.groups).toMatchObject([{ people: 4, median: 3 }])
    expect((await found())?.earlier).toHaveLength(2)
  })

  it('[Y66] are counted once or told of as late where two reveal and others score in the same moment', async () => {
    await held.command('olga', { do: 'giveOffice', person: held.idOf('asha'), office: 'facilitator' })
    const ear = new Listening(`${server.url.replace('http', 'ws')}/live`, server.headersOf('olga'))
    await ear.subscribe(server.board.space, null)
    for (const name of panel.slice(0, 4)) await held.evaluate(name, scoring(criterion, 2))
    const asks = ['olga', 'asha', 'olga'].map((name) =>
      held.attempt(server.headersOf(name), { do: 'reveal', criterion }),
    )
    const late = held.attempt(server.headersOf('tom'), scoring(criterion, 0))
    const changed = held.attempt(server.headersOf('sam'), scoring(criterion, 3))
    expect((await Promise.all(asks)).map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await late).status).toBe(200)
    expect([200, 410]).toContain((await changed).status)
    const after = await found()
    const people = after?.revealed?.groups[0]?.people ?? 0
    expect([people, after?.late]).toEqual(people === 5 ? [5, []] : [4, [held.idOf('tom')]])
    await held.evaluate('olga', { do: 'setDeadline', deadline: '2999-12-31' })
    await ear.untilEvent('scoringDeadlineSet')
    expect(ear.kinds.filter((kind) => kind === 'revealed')).toHaveLength(1)
    await ear.leave()
  })
})
