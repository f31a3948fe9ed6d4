import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import { readTrace } from './trace.ts'

const directory = mkdtempSync(join(tmpdir(), 'alongside-trace-'))
afterAll(() => rmSync(directory, { recursive: true }))

function written(value: unknown, name = 'trace.json'): string {
  const file = join(directory, name)
  const json = JSON.stringify(value)
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(json) : json)
  return file
}

const txn = (agent: number, parents: number[]) => ({
  agent,
  parents,
  numChildren: 1,
  time: '',
  patches: [[0, 0, 'x']],
})
const recording = (...txns: object[]) => ({ kind: 'concurrent', endContent: 'x', numAgents: 2, txns })

describe('a recording', () => {
  it('says what each writer must have read, each thing once and in order', () => {
    // 0 ─ 1 ─ 3 ─ 4 : agent 0 writes 0, 1 and 4; agent 1 knows 0 when writing 2, and 1 when writing 3
    const file = written(
      recording(txn(0, []), txn(0, [0]), txn(1, [0]), txn(1, [1, 2]), txn(0, [3])),
      'a.json.gz',
    )
    expect(readTrace(file).transactions.map(({ reads }) => reads)).toEqual([[], [], [0], [1], [2, 3]])
  })

  it('of one person is read as well', () => {
    const file = written({ startContent: '', endContent: 'x', txns: [{ time: '', patches: [[0, 0, 'x']] }] })
    expect(readTrace(file)).toMatchObject({ agents: 1, transactions: [{ agent: 0, reads: [] }] })
  })

  it('in which an agent does not know its own words is refused', () => {
    expect(() => readTrace(written(recording(txn(0, []), txn(0, []))))).toThrow(/without knowing its own 0/)
  })

  it('that is none is refused with a sentence', () => {
    expect(() => readTrace(written({ kind: 'something' }))).toThrow(/is no recording/)
  })
})
