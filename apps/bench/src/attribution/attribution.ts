import {
  authorsOf,
  creditRows,
  decodeMap,
  emptyAttribution,
  encodeMap,
  type EncodedMap,
} from '@alongside/attribution'
import { anyActs, moves, play, scoreOf, stays } from '@alongside/attribution/testing'
import { createFlowDoc, readBlocks } from '@alongside/flow'
import * as fc from 'fast-check'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { deflateSync } from 'node:zlib'
import * as Y from 'yjs'
import { draw } from './draw.ts'
import { percentile } from '../percentile.ts'
import { benchHistory } from './history.ts'
import { recordingOf, type Recording } from './recording.ts'
import { playOnTree } from './tree.ts'

const times = 5
const sessions = 150
/** The same sessions each time, so that figures can be compared. */
const drawn = 20_261_129

/**
 * How fast a log of 260,000 edits is credited, how large what is known of it is, how long its history takes to open,
 * and how many characters are told as their author's in sessions in which people do everything to a text; ends with a
 * line of JSON. Exits with 1 if one was told as somebody else's.
 */
export async function benchAttribution(print: (line: string) => void): Promise<void> {
  const { values } = parseArgs({ options: { trace: { type: 'string' } }, allowPositionals: true })
  const file = values.trace === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '.', values.trace)
  const recording = recordingOf(file)
  const speed = measure(recording, print)
  const { momentMs, slowestMs, firstMs, sittingsMs } = await benchHistory(recording)
  print(
    `  history at any row: ${momentMs} ms, the slowest ${slowestMs}; the first after a restart ${firstMs} ms`,
  )
  print(`  its sittings: ${sittingsMs} ms`)
  const ours = score(print)
  const acts = fc.sample(anyActs([...stays, ...moves, ...moves]), { numRuns: sessions, seed: drawn })
  const tree = acts.map(playOnTree).reduce((a, b) => ({ chars: a.chars + b.chars, kept: a.kept + b.kept }))
  const treeKept = tree.kept / tree.chars
  print(`on the tree binding: ${percent(treeKept)} of ${tree.chars} characters bear their author's client id`)
  const { drawMs } = draw(print)
  const none = { rowsPerS: null, mapBytesPer100kChars: null, drawMs: null, historyOpenMs: null, openMs: null }
  print(
    JSON.stringify({
      bench: 'attribution',
      rows: [
        { target: 'alongside', ...none, ...speed, drawMs, historyOpenMs: momentMs, ...ours },
        { target: 'y-prosemirror', ...none, authorKept: treeKept, wrongCredit: null },
      ],
    }),
  )
  if (ours.wrongCredit > 0) process.exitCode = 1
}

function measure({ name, rows, state, chars }: Recording, print: (line: string) => void) {
  const writer = { hand: 'a', voice: 'a', capacity: 'layPartner' } as const
  const took = Array.from({ length: times }, () => {
    const from = performance.now()
    const known = creditRows(emptyAttribution('section'), rows, () => null)
    return { ms: performance.now() - from, known }
  })
  const middleMs = percentile(
    took.map(({ ms }) => ms),
    0.5,
  )
  const [first] = took
  if (first === undefined) throw new Error('nothing was measured')
  const stored = encodeMap(first.known)
  const rowsPerS = Math.round((rows.length / middleMs) * 1000)
  const mapBytes = stored.map.length
  const letterBytes = `${stored.letters.length} bytes, ${deflateSync(stored.letters).length} deflated`
  const openMs = Math.round(
    percentile(
      Array.from({ length: times }, () => open(stored, state, () => writer)),
      0.5,
    ),
  )
  const mapBytesPer100kChars = Math.round((mapBytes / chars) * 100_000)
  print(`${basename(name)}: ${rows.length} rows, ${chars} characters`)
  print(`  credited in ${middleMs.toFixed(0)} ms: ${rowsPerS} rows a second`)
  print(
    `  the map: ${mapBytes} bytes, ${mapBytesPer100kChars} for 100,000 characters; letters: ${letterBytes}`,
  )
  print(`  from what is stored to all words with their authors: ${openMs} ms`)
  return { rowsPerS, mapBytesPer100kChars, openMs }
}

/** From the stored text and the stored map to every run with its author. */
function open(stored: EncodedMap, state: Uint8Array, writerOf: Parameters<typeof authorsOf>[1]): number {
  const from = performance.now()
  const doc = createFlowDoc()
  Y.applyUpdate(doc, state)
  const known = decodeMap(stored)
  if (known === null) throw new Error('the map cannot be read')
  for (const { runs } of readBlocks(doc)) authorsOf(runs, writerOf, known)
  return performance.now() - from
}

function score(print: (line: string) => void): { authorKept: number; wrongCredit: number } {
  const all = { chars: 0, kept: 0, wrong: 0 }
  for (const [about, whats] of [
    ['without moves', stays],
    ['with everything', [...stays, ...moves, ...moves]],
  ] as const) {
    const scores = fc
      .sample(anyActs(whats), { numRuns: sessions, seed: drawn })
      .map((acts) => scoreOf(play(acts)))
    const sum = scores.reduce((a, b) => ({
      chars: a.chars + b.chars,
      kept: a.kept + b.kept,
      wrong: a.wrong + b.wrong,
      misplaced: a.misplaced + b.misplaced,
      broughtBack: a.broughtBack + b.broughtBack,
      strayed: a.strayed + b.strayed,
      misfiled: a.misfiled + b.misfiled,
    }))
    print(`${about}: ${percent(sum.kept / sum.chars)} of ${sum.chars} characters are told as their author's`)
    print(
      `  told as another's: ${sum.wrong}; of a wrong place: ${sum.strayed}; put by the wrong person: ${sum.misplaced}; of a wrong file: ${sum.misfiled}`,
    )
    all.chars += sum.chars
    all.kept += sum.kept
    all.wrong += sum.wrong
  }
  return { authorKept: all.kept / all.chars, wrongCredit: all.wrong }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}
