import type { EvaluationAsk } from '@alongside/protocol'
import { finderOf } from '@alongside/space'
import { filesIn, openDiskFiles } from '@alongside/storage-disk'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createSpaces, withoutJobs } from '../spaces/spaces.ts'
import { bootOn, makeDataDir } from '../testing/boot.ts'
import { holdEvaluation, scoring } from '../testing/hold-evaluation.ts'
import { seedBoard } from '../testing/seed-board.ts'
import { createEvidence } from './evidence.ts'
import { boxOf, evidenceBoxOf } from './round.ts'
import { openSealedBytes } from './sealed-bytes.ts'
import { tidyEvidence } from './tidy-evidence.ts'

const panel = ['asha', 'ines', 'sam'] as const

it('[Y76] what lies sealed for rounds that are over goes, where the server ended before it was taken away; nothing else does', async () => {
  const data = await makeDataDir()
  onTestFinished(data.remove)
  const board = await seedBoard(data.path, {
    olga: 'own',
    ...Object.fromEntries(panel.map((name) => [name, 'edit' as const])),
  })
  const sealed = join(data.path, 'sealed')
  const asItWas = join(data.path, 'as-it-was')
  const first = await bootOn(board, data.path)
  const held = await holdEvaluation(first, panel)
  const [shown = '', tooFew = '', open = '', again = '', lost = ''] = held.criteria
  const at = (criterion: string, round = 1) => ({ evaluation: held.id, criterion, round })
  /** How much lies sealed there. */
  const lying = async (criterion: string, round = 1) =>
    (await readdir(join(sealed, evidenceBoxOf(at(criterion, round)))).catch(() => [])).length

  await held.evaluate('olga', { do: 'startScoring', open: 'all', deadline: null })
  async function scores(name: string, criterion: string, reasonIs: 'withName' | 'withoutName') {
    const { file } = await held.bring(first.headersOf(name), criterion, 'why.txt', `${name} ${criterion}`)
    const evidence = { links: [], files: [file] }
    await held.evaluate(name, scoring(criterion, 1, { reason: 'Because', reasonIs, evidence }))
  }
  for (const criterion of [shown, open, again, lost]) await scores('asha', criterion, 'withName')
  await scores('asha', tooFew, 'withName')
  await scores('ines', tooFew, 'withoutName')
  await cp(sealed, asItWas, { recursive: true })
  for (const criterion of [shown, tooFew, again]) {
    await held.evaluate('olga', { do: 'reveal', criterion })
  }
  const once: EvaluationAsk = { do: 'reopenCriterion', criterion: again, reason: 'We talked.' }
  await held.evaluate('olga', once)
  await scores('asha', again, 'withName')
  expect([await lying(shown), await lying(tooFew), await lying(again)]).toEqual([0, 2, 0])
  await first.close()
  await rm(join(data.path, 'keys', `${boxOf(at(lost), 'scores')}.key`))

  const second = await bootOn(board, data.path, { env: { PORT: new URL(first.url).port } })
  await held.evaluate('olga', { do: 'tellLost', criterion: lost, round: 1 })
  await second.close()
  // As if the server had ended between each reveal and the moment in which it took away what lay sealed.
  await cp(asItWas, sealed, { recursive: true })
  const all = async () => [
    await lying(shown),
    await lying(tooFew),
    await lying(open),
    await lying(again),
    await lying(again, 2),
    await lying(lost),
  ]
  expect(await all()).toEqual([2, 4, 2, 2, 2, 2])

  const store = await openSqliteStore({ directory: data.path, finder: finderOf })
  onTestFinished(() => store.close())
  const files = await openDiskFiles({ directory: filesIn(data.path), now: Date.now })
  const evidence = createEvidence({ bytes: openSealedBytes(sealed), files, secret: 'secret' })
  const { ballots, events, people } = store
  const newId = () => ''
  const spaces = createSpaces({ ...withoutJobs, events, people, ballots, now: Date.now, newId, maxKept: 1 })
  for (let time = 0; time < 2; time += 1) {
    await tidyEvidence({ spaces, events, ballots, evidence })
    // What is scored stays, and so does what came with a reason that stays sealed.
    expect(await all()).toEqual([0, 2, 2, 0, 2, 0])
  }
})
