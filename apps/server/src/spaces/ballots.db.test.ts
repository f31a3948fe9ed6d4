import { keysIn, openSqliteStore } from '@alongside/storage-sqlite'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sealBallot } from './ballots.ts'

const ballot = {
  type: 'sealBallot',
  vote: 'voteaaaaaaaaaaaa',
  person: 'ashaaaaaaaaaaaaa',
  answer: 'happy',
} as const

it('a ballot for a box whose key is gone is refused by that, so that people can hold the vote again', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'alongside-ballots-'))
  const first = await openSqliteStore({ directory, finder: () => [] })
  await sealBallot(first.ballots, ballot)
  expect(await first.ballots.mine(ballot.vote, ballot.person)).toBe('happy')
  await first.close()
  for (const name of await readdir(keysIn(directory))) await rm(join(keysIn(directory), name))
  const again = await openSqliteStore({ directory, finder: () => [] })
  await expect(sealBallot(again.ballots, ballot)).rejects.toMatchObject({
    problem: { kind: 'ended', field: 'key' },
  })
  await again.close()
  await rm(directory, { recursive: true })
})
