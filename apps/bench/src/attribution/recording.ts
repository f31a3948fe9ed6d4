import type { LogRow } from '@alongside/attribution'
import { createFlowDoc } from '@alongside/flow'
import * as Y from 'yjs'
import { readTrace, type Trace } from '../replay/trace.ts'

/** A log, and the text that it makes. */
export interface Recording {
  readonly name: string
  readonly rows: readonly LogRow[]
  /** All of it as one update. */
  readonly state: Uint8Array
  readonly chars: number
}

const edits = 260_000
const people = 3
/** Somebody who types without a pause. */
const msBetween = 400

/** Collects what is written as rows of a log. */
class Recorder {
  readonly doc = createFlowDoc()
  readonly rows: LogRow[] = []

  /** A change that somebody makes, to the text as they know it. */
  write(pen: number, change: (text: Y.Text) => void, doc = this.doc): Uint8Array | null {
    let made: Uint8Array | null = null
    const keep = (bytes: Uint8Array): void => void (made = bytes)
    doc.on('update', keep)
    doc.clientID = pen
    doc.transact(() => change(doc.getText('body')))
    doc.off('update', keep)
    if (made === null) return null
    const seq = this.rows.length + 1
    this.rows.push({
      seq,
      at: 1_772_452_800_000 + seq * msBetween,
      pen,
      kind: 'update',
      bytes: made,
      sources: [],
    })
    if (doc !== this.doc) Y.applyUpdate(this.doc, made)
    return made
  }

  recording(name: string): Recording {
    const { doc, rows } = this
    return { name, rows, state: Y.encodeStateAsUpdate(doc), chars: doc.getText('body').length }
  }
}

/** The log of a recorded session, each agent at a document of their own. */
function recordTrace(name: string, trace: Trace): Recording {
  const recorder = new Recorder()
  const docs = Array.from({ length: trace.agents }, () => createFlowDoc())
  const made: (Uint8Array | null)[] = []
  for (const { agent, patches, reads } of trace.transactions) {
    const doc = docs[agent] ?? recorder.doc
    for (const read of reads) {
      const bytes = made[read]
      if (bytes) Y.applyUpdate(doc, bytes)
    }
    const change = (text: Y.Text): void => {
      for (const [at, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(at, deleted)
        if (inserted !== '') text.insert(at, inserted)
      }
    }
    made.push(recorder.write(agent + 1, change, trace.agents === 1 ? recorder.doc : doc))
  }
  return recorder.recording(name)
}

/** A log of three people who take turns at one text: they type, take back what they mistyped, and begin elsewhere. */
function recordMadeUp(): Recording {
  const recorder = new Recorder()
  const next = numbersFrom(20_261_129)
  const carets = Array.from({ length: people }, () => 0)
  let [who, wrong] = [0, 0] // `wrong` is how many letters are still to be taken back
  for (let edit = 0; edit < edits; edit++) {
    if (next(200) === 0) who = next(people)
    const { length } = recorder.doc.getText('body')
    if (next(80) === 0) carets[who] = next(length + 1)
    const caret = Math.min(carets[who] ?? 0, length)
    // As in recordings of people: three in ten edits take back a letter, about ten in a row.
    if (wrong === 0 && next(25) === 0) wrong = 1 + next(19)
    const isBack = caret > 0 && wrong > 0
    recorder.write(who + 1, (text) => {
      if (isBack) text.delete(caret - 1, 1)
      else text.insert(caret, 'etaoin shrdlu'.charAt(next(13)))
    })
    wrong = isBack ? wrong - 1 : 0
    carets[who] = isBack ? caret - 1 : caret + 1
  }
  return recorder.recording('made up')
}

/** The recording in a file, or one made up; throws with a sentence for a file that is none. */
export function recordingOf(file: string | undefined): Recording {
  return file === undefined ? recordMadeUp() : recordTrace(file, readTrace(file))
}

/** The same numbers each time, each below what is asked for: https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
