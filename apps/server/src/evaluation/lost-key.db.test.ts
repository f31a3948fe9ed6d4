import { evaluationResultSchema } from '@alongside/evaluation'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { bootOn, makeDataDir } from '../testing/boot.ts'
import { holdEvaluation, scoring } from '../testing/hold-evaluation.ts'
import { seedBoard } from '../testing/seed-board.ts'
import { boxOf } from './round.ts'

const panel = ['asha', 'ines', 'sam'] as const

it('[Y68] [Y81] scores whose key is gone are told to be, and nothing is revealed as if nobody had scored', async () => {
  const data = await makeDataDir()
  onTestFinished(data.remove)
  const board = await seedBoard(data.path, {
    olga: 'own',
    ...Object.fromEntries(panel.map((name) => [name, 'edit' as const])),
  })
  const start = (port: string) => bootOn(board, data.path, { env: { PORT: port } })
  const first = await start('0')
  const held = await holdEvaluation(first, panel)
  const [criterion = '', other = ''] = held.criteria
  await held.evaluate('olga', { do: 'startScoring', open: 'all', deadline: null })
  for (const name of panel) {
    for (const one of [criterion, other]) await held.evaluate(name, scoring(one, 3))
  }
  await first.close()
  const box = boxOf({ evaluation: held.id, criterion, round: 1 }, 'scores')
  await rm(join(data.path, 'keys', `${box}.key`))

  const second = await start(new URL(first.url).port)
  expect(await held.mine('asha')).toMatchObject([
    { criterion, isLost: true, score: null },
    { criterion: other, isLost: false, score: 3 },
    ...held.criteria.slice(2).map(() => ({ isLost: false, score: null })),
  ])
  const olga = second.headersOf('olga')
  const refused = await held.attempt(second.headersOf('asha'), scoring(criterion, 1))
  expect([refused.status, refused.text]).toEqual([410, expect.stringContaining('gone')])
  for (const one of [criterion, null]) {
    const revealing = await held.attempt(olga, { do: 'reveal', criterion: one })
    expect([revealing.status, revealing.text]).toEqual([410, expect.stringContaining('scored once more')])
  }
  // Nothing else was closed with it.
  expect((await held.mine('asha'))[1]).toMatchObject({ score: 3 })
  // Whoever leads says so openly, and it is scored once more; a double tap does no more.
  const lost = { do: 'tellLost', criterion, round: 1 } as const
  expect((await held.attempt(second.headersOf('asha'), lost)).status).toBe(403)
  expect((await held.attempt(olga, { ...lost, criterion: other })).status).toBe(403)
  await held.evaluate('olga', lost)
  await held.evaluate('olga', lost)
  const now = async (id: string) => (await held.seen('ines')).evaluation.criteria.find((one) => one.id === id)
  expect(await now(criterion)).toMatchObject({
    state: 'open',
    round: 2,
    lost: [{ round: 1, by: held.idOf('olga') }],
    earlier: [],
  })
  for (const name of panel) await held.evaluate(name, scoring(criterion, 1))
  await held.evaluate('olga', { do: 'reveal', criterion: null })
  expect((await now(criterion))?.revealed?.groups).toMatchObject([{ people: 3, median: 1 }])
  expect((await now(other))?.revealed?.groups).toMatchObject([{ people: 3, median: 3 }])

  // The same in a later round, in which nothing can be taken out any more.
  await held.evaluate('olga', { do: 'reopenCriterion', criterion, reason: 'We talked.' })
  for (const name of panel) await held.evaluate(name, scoring(criterion, 2))
  await second.close()
  await rm(join(data.path, 'keys', `${boxOf({ evaluation: held.id, criterion, round: 3 }, 'scores')}.key`))
  const third = await start(new URL(first.url).port)
  onTestFinished(() => third.close())
  expect((await held.attempt(olga, { do: 'reveal', criterion })).status).toBe(410)
  await held.evaluate('olga', { ...lost, round: 3 })
  expect(await now(criterion)).toMatchObject({ state: 'open', round: 4, earlier: [{ round: 2 }] })
  for (const name of panel) await held.evaluate(name, scoring(criterion, 2))
  await held.evaluate('olga', { do: 'reveal', criterion })
  const { text } = await held.get('ines', `/evaluations/${held.id}/result.json`)
  const { criteria } = evaluationResultSchema.parse(JSON.parse(text))
  expect(criteria.map((one) => one.lost)).toContainEqual([1, 3])
})
