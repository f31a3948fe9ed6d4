import { openSqliteStore, databaseIn } from '@alongside/storage-sqlite'
import { newRow, writerWith } from '@alongside/storage/testing'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { runCommand } from './main.ts'

const [plan, notes] = ['plan000000000000', 'notes00000000000'] as const

/** What `pnpm alongside verify-log` says, and how it ends. */
function verifyLog(...args: string[]) {
  const said: string[] = []
  const line = (text: string) => said.push(text)
  const code = runCommand(['verify-log', ...args], { out: line, error: line })
  return { code, said: said.join('\n') }
}

describe('verify-log', () => {
  let directory: string
  let head: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verify-log-'))
    onTestFinished(() => rm(directory, { recursive: true, force: true }))
    const store = await openSqliteStore({ directory, finder: () => [] })
    onTestFinished(() => store.close())
    const rows = [newRow([1], 7), newRow([2], 7), newRow([3])]
    const written = { rows, bound: [writerWith(7)], retired: [] }
    await store.text.append([plan, notes].map((section) => ({ section, head: 0, ...written })))
    head = (await store.text.chainHead(plan)).hash
  })

  it('[D72] says of every section of a server that runs that it is right', () => {
    const { code, said } = verifyLog('--data', directory)
    expect(code).toBe(0)
    expect(said.split('\n')).toEqual([
      expect.stringMatching(`^Section ${notes}: right. 3 rows, head [0-9a-f]{64}\\.$`),
      `Section ${plan}: right. 3 rows, head ${head}.`,
      '2 sections checked, all right.',
    ])
    expect(verifyLog('--data', directory, plan).said).toBe(`Section ${plan}: right. 3 rows, head ${head}.`)
  })

  it('[D72] says which row is not right, and goes on with the other sections', () => {
    const database = new DatabaseSync(databaseIn(directory))
    database.exec(`UPDATE update_row SET at = 1 WHERE section = '${notes}' AND seq = 2`)
    database.close()
    const { code, said } = verifyLog('--data', directory)
    expect(code).toBe(1)
    expect(said).toContain(`Section ${notes}: WRONG at row 2.`)
    expect(said).toContain(`Section ${plan}: right.`)
    expect(said).toContain('2 sections checked, 1 WRONG.')
    expect(verifyLog('--data', directory, plan).code).toBe(0)
  })

  it('[D72] says whether a head that was noted before is in the chain', () => {
    const found = verifyLog('--data', directory, '--head', head, plan)
    expect(found).toMatchObject({ code: 0, said: expect.stringContaining('Row 3 has the hash') })
    const other = verifyLog('--data', directory, '--head', head, notes)
    expect(other).toMatchObject({ code: 1, said: expect.stringContaining('NO ROW HAS THE HASH') })
  })

  it('[D72] ends with 2 where nothing could be checked', () => {
    const none = join(directory, 'none')
    expect(verifyLog('--data', none)).toMatchObject({ code: 2, said: expect.stringContaining(none) })
    expect(verifyLog('--data', directory, 'elsewhere')).toMatchObject({
      code: 2,
      said: expect.stringContaining('Nothing was ever written to a section elsewhere'),
    })
    for (const args of [['--head', head], ['--nonsense'], [plan, notes], ['--data']]) {
      expect(verifyLog(...args)).toMatchObject({ code: 2, said: expect.stringContaining('[--head HASH]') })
    }
  })

  it('[D72] reads a folder named from where one stands', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        'scripts/alongside.mjs',
        'verify-log',
        '--data',
        basename(directory),
      ],
      {
        cwd: join(import.meta.dirname, '../../../..'),
        encoding: 'utf8',
        env: { ...process.env, INIT_CWD: dirname(directory) },
      },
    )
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining('2 sections checked, all right.'),
    })
  })
})
