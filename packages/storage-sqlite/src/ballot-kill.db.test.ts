import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { databaseIn } from './directory.ts'
import { keysIn } from './key-folder.ts'
import { openSqliteStore } from './open-sqlite-store.ts'
import { actsIn, boxAfter, keptOf } from './testing/ballot-acts.ts'
import { directoryInTest } from './testing/open-in-test.ts'
import { keyFileOf, sealedRows } from './testing/raw-box.ts'
import { filesWithPieces, filesWithText, piecesOf, spellingsOf } from './testing/search-bytes.ts'

const kills = Number(process.env['KILLS'] ?? 2)
const child = fileURLToPath(new URL('./testing/voting-child.ts', import.meta.url))
const lineSchema = z.union([
  z.object({ key: z.string() }),
  z.object({ done: z.string() }),
  z.object({ sealed: z.array(z.string()) }),
])

/** What a child said before it was killed. */
interface Said {
  readonly key: Buffer
  /** How many acts were acknowledged. */
  readonly done: number
  readonly sealed: readonly Buffer[]
}

const voteIn = (run: number) => `vote${run}`.padEnd(16, 'x')
const people = [...new Set(actsIn(voteIn(0)).map(({ person }) => person))]

/** Lets a child vote until it kills itself at a moment, or is killed after so many acts. */
async function voteUntilKilled(
  directory: string,
  vote: string,
  moment: string,
  microseconds: number,
  killAt = Number.POSITIVE_INFINITY,
): Promise<Said> {
  const voter = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', child, directory, vote, moment, String(microseconds)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const [exit, log] = [once(voter, 'exit'), text(voter.stderr)]
  let said: Said = { key: Buffer.alloc(0), done: 0, sealed: [] }
  for await (const line of createInterface({ input: voter.stdout })) {
    if (!line.endsWith('}')) continue // the kill cut it off
    const heard = lineSchema.parse(JSON.parse(line))
    if ('key' in heard) said = { ...said, key: Buffer.from(heard.key, 'hex') }
    else if ('done' in heard) said = { ...said, done: said.done + 1 }
    else said = { ...said, sealed: heard.sealed.map((hex) => Buffer.from(hex, 'hex')) }
    if (said.done === killAt) voter.kill('SIGKILL')
  }
  expect({ exit: await exit, log: await log }).toEqual({ exit: [null, 'SIGKILL'], log: '' })
  return said
}

/** What must be kept of a vote. */
const rowsOf = (box: ReadonlyMap<string, string>) => [...box.values()].map(keptOf).toSorted()

/** Opens the store after a kill, ends the vote if it is not over, and looks for what must be gone. */
async function check(directory: string, vote: string, said: Said, wasClosed: boolean): Promise<void> {
  const store = await openSqliteStore({ directory, finder: () => [] })
  const { ballots } = store
  try {
    expect(await ballots.open(vote)).toBe(wasClosed ? 'closed' : 'open')
    expect(existsSync(keyFileOf(directory, vote))).toBe(!wasClosed)
    const mine = await Promise.all(people.map((person) => ballots.mine(vote, person)))
    const box = new Map(people.flatMap((person, at) => (mine[at] == null ? [] : [[person, mine[at]]])))
    if (!wasClosed) {
      const acts = actsIn(vote)
      const boxes = [said.done, said.done + 1].map((count) => boxAfter(acts.slice(0, count)))
      expect(boxes).toContainEqual(box) // what was on its way when the kill came may be there or not
      await ballots.close(vote, (opened) => opened.map(({ ballot }) => keptOf(ballot)))
    }
    expect((await ballots.counted(vote))?.toSorted()).toEqual(
      rowsOf(wasClosed ? boxAfter(actsIn(vote)) : box),
    )
    expect(readdirSync(keysIn(directory))).toEqual([])
    expect(statSync(`${databaseIn(directory)}-wal`).size).toBe(0)
    expect(filesWithPieces(directory, piecesOf([said.key, ...said.sealed]))).toEqual([])
    expect(filesWithText(directory, ['secret', ...people, ...spellingsOf(said.key)])).toEqual([])
  } finally {
    await store.close()
  }
}

it.each([
  ['preparing', false],
  ['committed', true],
  ['overwritten', true],
  ['unlinked', true],
  ['destroyed', true],
  ['closed', true],
])(
  '[Q16] killed at the moment “%s” of a close, it is undone or done, and nothing is left behind',
  async (moment, isClosed) => {
    const directory = await directoryInTest()
    const said = await voteUntilKilled(directory, voteIn(0), moment, 0)
    expect(sealedRows(directory, voteIn(0)).length > 0).toBe(!isClosed)
    await check(directory, voteIn(0), said, isClosed)
  },
)

it(`[Q16] killed ${kills} times while a close is written or its log is cut, it is undone or done`, async () => {
  const directory = await directoryInTest()
  for (let run = 1; run <= kills; run += 1) {
    const moment = run % 4 === 0 ? 'cutting' : 'writing'
    const said = await voteUntilKilled(directory, voteIn(run), moment, Math.random() * 15_000)
    const left = sealedRows(directory, voteIn(run)).length
    expect([0, boxAfter(actsIn(voteIn(run))).size]).toContain(left)
    await check(directory, voteIn(run), said, left === 0)
  }
}, 300_000)

it(`[Q16] killed ${kills} times while people vote, every ballot that was answered is there as it was put last`, async () => {
  const directory = await directoryInTest()
  for (let run = 1; run <= kills; run += 1) {
    const killAt = 1 + Math.floor(Math.random() * (actsIn(voteIn(run)).length - 1))
    const said = await voteUntilKilled(directory, voteIn(run), 'voting', 0, killAt)
    expect(said.done).toBeGreaterThanOrEqual(killAt)
    await check(directory, voteIn(run), said, false)
  }
}, 300_000)
