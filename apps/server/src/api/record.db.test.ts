import { createFlowDoc, Flow, insertText, suggest, suggestText, write } from '@alongside/flow'
import {
  clientIdOf,
  documentSharesSchema,
  recordKeySchema,
  signedRecordSchema,
  suggestionIdOf,
  type Capacity,
} from '@alongside/protocol'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { runCommand } from '../cli/main.ts'
import { openRecordKey } from '../record/record-key.ts'
import { signRecord } from '../record/signing.ts'
import { openHearingBoard, type HearingBoard } from '../hearing/testing/hearing-board.ts'
import type { Visitor } from './testing/visitor.ts'

describe('what people gave to a document', () => {
  let at: HearingBoard
  beforeEach(async () => {
    at = await openHearingBoard(Date.UTC(2026, 11, 1, 9))
  })
  afterEach(() => at.close())

  /** Somebody writes into a section, as its room would keep it. */
  async function writes(hand: string, capacity: Capacity, pen: number, edit: (flow: Flow) => unknown) {
    const { store, clock } = at.board
    const { head } = await store.text.start(at.section)
    const doc = createFlowDoc()
    for (const { bytes } of await store.text.rows(at.section, 0, head)) Y.applyUpdate(doc, bytes)
    const before = Y.encodeStateVector(doc)
    doc.clientID = clientIdOf(pen, { marker: false, suggestion: false })
    edit(new Flow(doc))
    const row = { at: clock.now, session: 's', pen, kind: 'update', sources: [] } as const
    const bytes = Y.encodeStateAsUpdate(doc, before)
    const bound = [{ pen, hand, voice: hand, capacity }]
    await store.text.append([{ section: at.section, head, rows: [{ ...row, bytes }], bound, retired: [] }])
  }
  const types = (hand: string, capacity: Capacity, pen: number, words: string) =>
    writes(hand, capacity, pen, (flow) =>
      write(flow, pen, (writing) => insertText(writing, { block: 0, offset: 0 }, words)),
    )
  const sharesFor = async (visitor: Visitor) =>
    documentSharesSchema.parse((await visitor.ask('GET', `/documents/${at.document}/shares`)).body)
  const recordFor = async (visitor: Visitor, mine = '') =>
    signedRecordSchema.parse((await visitor.ask('GET', `/documents/${at.document}/record${mine}`)).body)

  async function written(): Promise<void> {
    const { ids } = at
    await types(ids.asha, 'usesServices', 11, 'Somebody answers at night. ')
    await types(ids.sam, 'unpaidCarer', 12, 'And knows us. ')
    await writes(ids.asha, 'usesServices', 13, (flow) =>
      suggest(flow, { pen: 13, suggestion: suggestionIdOf(13, 0) }, (suggesting) =>
        suggestText(suggesting, { block: 0, offset: 0 }, 'Always. '),
      ),
    )
    await at.sam.command(at.space, {
      do: 'comment',
      section: at.section,
      thread: 'threadxxxxxxxxxx',
      anchor: null,
      sort: null,
      words: 'Yes.',
      voice: null,
    })
  }

  it('[A13] tells everybody what they gave themselves, and of nobody while they are too few', async () => {
    await written()
    const shares = await sharesFor(at.asha)
    expect(shares).toMatchObject({
      people: 2,
      groups: [],
      own: [{ capacity: 'usesServices', words: { standing: 4 }, suggestions: { made: 1, takenUp: 0 } }],
    })
    expect((await sharesFor(at.sam)).own).toContainEqual(
      expect.objectContaining({ comments: { made: 1, answered: 0 } }),
    )
    await types(at.ids.lena, 'commissioner', 14, 'Agreed. ')
    expect((await sharesFor(at.sam)).groups).toMatchObject([
      { people: 3, words: { standing: 8 }, suggestions: { made: 1 } },
    ])
  })

  it('[A13] tells nothing of sections that the reader may not read', async () => {
    await written()
    const { made: secret } = await at.lena.made(at.space, {
      do: 'addSection',
      document: at.document,
      title: 'Only for us',
      after: null,
    })
    const on = { what: 'section', section: secret } as const
    await at.lena.command(at.space, {
      do: 'giveRight',
      on,
      grantee: { to: 'person', person: at.ids.sam },
      permission: null,
      reason: null,
    })
    const { record } = await recordFor(at.sam)
    expect(record.sections.map(({ title }) => title)).not.toContain('Only for us')
    expect((await recordFor(at.lena)).record.sections.map(({ title }) => title)).toContain('Only for us')
  })

  it('[A15] gives records that the command checks: valid, changed, of another', async () => {
    await written()
    const own = await recordFor(at.asha, '/mine')
    expect(own.record).toMatchObject({
      person: { id: at.ids.asha },
      sections: [{ id: at.section, rows: 3 }],
      own: [{ words: { standing: 4 } }],
      contributors: [],
    })
    const signed = await recordFor(at.sam)
    expect(signed.record.contributors).toHaveLength(2)
    const { key } = recordKeySchema.parse((await at.board.visitor().ask('GET', '/record-key')).body)
    expect(signed.signature.key).toBe(key)

    const check = (json: unknown, ...args: string[]) => {
      const file = join(at.board.directory, 'record.json')
      writeFileSync(file, JSON.stringify(json))
      const said: string[] = []
      const say = (line: string) => said.push(line)
      const code = runCommand(['verify-record', file, ...args], { out: say, error: say })
      return [code, said.join('\n')]
    }
    const data = ['--data', at.board.directory]
    expect(check(signed, ...data)).toEqual([0, expect.stringContaining('VALID')])
    expect(check(signed, ...data)).toEqual([0, expect.stringContaining('The log still holds all')])
    const other = { ...signed.record, sections: signed.record.sections.map((one) => ({ ...one, rows: 2 })) }
    const resigned = signRecord(other, openRecordKey(at.board.directory))
    expect(check(resigned, ...data)).toEqual([1, expect.stringContaining('THE LOG IS ANOTHER. “')])
    expect(check(signed, '--key', key)).toEqual([0, expect.stringContaining('“Our plan” of Riverside board')])
    const changed = { ...signed, record: { ...signed.record, contributors: [] } }
    expect(check(changed, ...data)).toEqual([1, expect.stringContaining('CHANGED')])
    const notOurs = { ...signed, signature: { ...signed.signature, key: `${key.slice(0, -4)}AAAA` } }
    expect(check(notOurs, ...data)).toEqual([1, expect.stringContaining('NOT OURS')])
    expect(check({ hello: 1 }, ...data)).toEqual([2, expect.stringContaining('is no record')])
    expect(check(signed, '--data', join(at.board.directory, 'none'))).toEqual([
      2,
      expect.stringContaining('Whose key that is cannot be told here'),
    ])
    expect(check(signed, '--other')).toEqual([2, expect.stringContaining('Name one record')])
  })
})
