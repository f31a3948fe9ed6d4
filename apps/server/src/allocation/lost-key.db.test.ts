import { ballotsFileSchema, publicRoundSchema } from '@alongside/allocation'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { bootOn, makeDataDir } from '../testing/boot.ts'
import { holdRound, votingFor } from '../testing/hold-round.ts'
import { seedBoard } from '../testing/seed-board.ts'
import { boxOf } from './boxes.ts'

const voters = ['asha', 'ines', 'sam'] as const

it('[B61] [B71] votes whose key is gone are told to be, nothing is counted, everybody votes again, and the result says so', async () => {
  const data = await makeDataDir()
  onTestFinished(data.remove)
  const board = await seedBoard(data.path, {
    olga: 'own',
    ...Object.fromEntries(voters.map((name) => [name, 'edit' as const])),
  })
  const start = (port: string) => bootOn(board, data.path, { env: { PORT: port } })
  const first = await start('0')
  const held = await holdRound(first, voters)
  const [lunch = '', , garden = ''] = held.proposals
  const again = { do: 'voteAgain', reason: 'The server was started from a backup.' } as const
  for (const name of voters) await held.vote(name, lunch)
  // A box in which nothing lies any more is lost too.
  const empty = await holdRound(first, voters, { ties: 'cheaper' })
  await empty.vote('asha')
  await empty.ask('asha', { do: 'takeVoteBack', person: empty.idOf('asha') })
  // As long as the votes can be opened nobody begins again.
  expect((await held.attempt('olga', again)).status).toBe(403)
  await first.close()
  for (const { id } of [held, empty]) {
    await rm(join(data.path, 'keys', `${boxOf({ id, again: [] })}.key`))
  }

  const second = await start(new URL(first.url).port)
  onTestFinished(() => second.close())
  expect(await held.mine('asha')).toEqual({ isLost: true, capacity: null, ballot: null })
  for (const [name, ask] of [
    ['asha', votingFor(held.idOf('asha'), garden)],
    ['olga', { do: 'closeVoting' }],
  ] as const) {
    const refused = await held.attempt(name, ask)
    expect([refused.status, refused.text]).toEqual([410, expect.stringContaining('vote again')])
  }
  expect((await held.attempt('asha', again)).status).toBe(403)
  await held.ask('olga', again)
  expect((await held.seen('asha')).allocation).toMatchObject({
    phase: 'voting',
    again: [{ reason: again.reason }],
  })
  expect(await held.mine('asha')).toEqual({ isLost: false, capacity: null, ballot: null })
  expect((await empty.attempt('asha', votingFor(empty.idOf('asha')))).status).toBe(410)
  await empty.ask('olga', again)
  await empty.vote('asha')
  for (const name of voters) await held.vote(name, garden)
  await held.ask('olga', { do: 'closeVoting' })
  const { counted } = (await held.seen('ines')).allocation
  expect(counted?.result).toMatchObject({ is: 'counted', ballots: 3, awarded: 200_000 })
  const { text } = await held.get('sam', `/allocations/${held.id}/ballots.json`)
  expect(ballotsFileSchema.parse(JSON.parse(text)).again).toBe(1)
  await held.ask('olga', { do: 'publishRound' })
  const page = (await held.seen('olga')).allocation.pages[0]?.id ?? ''
  const outside = await fetch(`${second.url}/api/public/rounds/${page}`)
  const { file } = publicRoundSchema.parse(await outside.json())
  expect(file.again).toBe(1)
  // What those who lead wrote to the voters is for them.
  expect(JSON.stringify(file)).not.toContain(again.reason)
})
