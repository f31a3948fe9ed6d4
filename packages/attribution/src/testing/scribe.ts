import { clientIdOf, penOf, type Writer } from '@alongside/protocol'
import * as Y from 'yjs'
import { emptyAttribution, type Attribution } from '../attribution.ts'
import type { WrittenRun } from '../authors.ts'
import { creditRows } from '../credit.ts'
import type { LogRow } from '../log-row.ts'

/** A log and its text as a room would keep them: every change by anyone becomes the next row. */
export class Scribe {
  readonly doc = new Y.Doc()
  readonly rows: LogRow[] = []
  readonly writers = new Map<number, Writer>()
  #at = 0
  #pen = 0

  constructor() {
    this.doc.on('update', (bytes: Uint8Array) => {
      this.add({ at: this.#at, pen: this.#pen, bytes })
    })
  }

  /** Adds a row as a room would. */
  add(row: Pick<LogRow, 'at' | 'pen' | 'bytes'> & Partial<LogRow>): void {
    this.rows.push({ kind: 'update', sources: [], ...row, seq: this.rows.length + 1 })
  }

  /** What the log tells, or some rows of it after what is known. */
  attribution(rows: readonly LogRow[] = this.rows, earlier = emptyAttribution('here')): Attribution {
    return creditRows(earlier, rows, () => null)
  }

  get text(): Y.Text {
    return this.doc.getText('body')
  }

  /** Binds a pen to a person who writes their own words as an unpaid carer. */
  bind(pen: number, person: string): void {
    this.writers.set(pen, { pen, hand: person, voice: person, capacity: 'unpaidCarer' })
  }

  /** Changes the text with a pen at a time; `marker` writes under the pen's marker id. */
  write(pen: number, at: number, change: (text: Y.Text) => void, marker = false): void {
    this.#at = at
    this.#pen = pen
    this.doc.clientID = clientIdOf(pen, { marker, suggestion: false })
    this.doc.transact(() => change(this.text))
  }

  /** The visible characters as runs, found in the structs of the text and not by way of any reader. */
  runs(): WrittenRun[] {
    const runs: WrittenRun[] = []
    for (let item = this.text._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      runs.push({ client: item.id.client, clock: item.id.clock, text: item.content.str, marks: {} })
    }
    return runs
  }

  /** Who wrote each visible character, by the client ids of the structs: what attribution must agree with. */
  handOfEach(): { char: string; hand: string | undefined }[] {
    return this.runs().flatMap((run) =>
      Array.from({ length: run.text.length }, (_, at) => ({
        char: run.text.charAt(at),
        hand: this.writers.get(penOf(run.client) ?? 0)?.hand,
      })),
    )
  }
}
