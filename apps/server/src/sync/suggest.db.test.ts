import {
  accept,
  Flow,
  reject,
  suggest,
  suggestionInHand,
  suggestRemoval,
  suggestReplacement,
  suggestText,
  withdraw,
  type Suggesting,
} from '@alongside/flow'
import { clientIdOf, sectionSuggestionsSchema, type SectionSuggestions } from '@alongside/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { boot, type Booted } from '../testing.ts'
import type { OurClient } from '../testing/our-client.ts'

const at = (offset: number) => ({ block: 0, offset })
const agreed = 'We inform people.'

/** Does something with the flow of a client. */
function inFlow<T>({ doc }: OurClient, act: (flow: Flow) => T): T {
  const flow = new Flow(doc)
  try {
    return act(flow)
  } finally {
    flow.close()
  }
}

/** Suggests as a page does; answers the suggestion. */
function propose(client: OurClient, edit: (suggesting: Suggesting) => void): string {
  return inFlow(client, (flow) => {
    const suggestion = suggestionInHand(flow, client.pen)
    suggest(flow, { pen: client.pen, suggestion }, edit)
    return suggestion
  })
}

/** Writes under any client id, behind the back of what is allowed. */
function writeUnder({ doc }: OurClient, id: number, change: (doc: Y.Doc) => void): void {
  const own = doc.clientID
  doc.clientID = id
  doc.transact(() => change(doc))
  doc.clientID = own
}

const isSaved = ({ device, status }: OurClient) => status.is === 'saved' && device.entries.size === 0

describe('suggestions on the wire', () => {
  let server: Booted
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', sam: 'suggest', gwen: 'comment', rita: 'read' })
  }, 60_000)
  afterAll(() => server.close())

  let asha: OurClient
  let sam: OurClient
  beforeEach(async () => {
    const olga = server.ours('olga')
    olga.write((text) => text.insert(0, agreed))
    await olga.until(isSaved)
    asha = server.ours('asha')
    sam = server.ours('sam')
    for (const client of [asha, sam]) await client.until(({ text }) => text === agreed)
  })
  afterEach(() => server.turnPage(), 60_000)

  const told = async (name: string): Promise<SectionSuggestions['suggestions']> => {
    const path = `/sections/${server.section}/suggestions`
    return (await server.ask(name, 'GET', path, sectionSuggestionsSchema)).suggestions
  }
  const standing = async () => (await server.text('rita')).text

  it('[S20] of someone who may suggest reach everybody, and what stands is as before', async () => {
    const id = propose(sam, (by) => suggestReplacement(by, at(3), at(9), 'involve'))
    const rita = server.ours('rita')
    for (const client of [asha, rita]) await client.until(({ text }) => text.includes('involve'))
    await sam.until(isSaved)
    expect(sam.refusals).toEqual([])
    expect(await standing()).toBe(agreed)
    const person = server.board.person('sam')
    expect(await told('rita')).toMatchObject([
      {
        id,
        voice: { id: person.id },
        hand: null,
        changes: [{ is: 'replace', words: 'inform', by: 'involve' }],
        stands: { from: at(3), to: at(16) },
        fate: null,
      },
    ])
  })

  it('[S20] that were accepted stand in their writer’s name, and it is known who accepted them and when', async () => {
    const before = Date.now()
    const ids = [propose(sam, (by) => suggestReplacement(by, at(3), at(9), 'involve'))]
    await asha.until(({ text }) => text.includes('involve'))
    inFlow(asha, (flow) => accept(flow, asha.pen, ids))
    await asha.until(isSaved)
    expect(await standing()).toBe('We involve people.')
    const runs = (await server.text('rita')).blocks[0]?.runs ?? []
    const { id } = server.board.person('sam')
    expect(runs.find(({ text }) => text === 'involve')?.author.id).toBe(id)
    const [decided] = await told('rita')
    expect(decided).toMatchObject({
      id: ids[0],
      voice: { id },
      changes: [{ is: 'replace', words: 'inform', by: 'involve' }],
      fate: { is: 'accepted', by: { id: server.board.person('asha').id } },
    })
    expect(decided?.fate?.at).toBeGreaterThanOrEqual(Math.floor(before / 60_000) * 60_000)
  })

  it('[S20] that were rejected can still be read, with who rejected them; withdrawn ones are gone', async () => {
    const id = propose(sam, (by) => suggestText(by, at(16), ' first'))
    await asha.until(({ text }) => text.includes('first'))
    inFlow(asha, (flow) => reject(flow, asha.pen, [id]))
    await sam.until(({ text }) => text === agreed)
    const other = propose(sam, (by) => suggestText(by, at(16), ' often'))
    await asha.until(({ text }) => text.includes('often'))
    inFlow(sam, (flow) => withdraw(flow, { pen: sam.pen, suggestion: other }))
    await asha.until(({ text }) => text === agreed)
    await sam.until(isSaved)
    expect(sam.refusals).toEqual([])
    expect(await told('rita')).toMatchObject([
      { id, changes: [{ is: 'add', words: ' first' }], fate: { is: 'rejected' } },
    ])
  })

  const nib = { marker: false, suggestion: true }
  const crimes: readonly { what: string; by: string; act: (client: OurClient) => void }[] = [
    { what: 'writes into what stands', by: 'sam', act: (c) => c.write((text) => text.insert(0, 'Not ')) },
    { what: 'deletes what stands', by: 'sam', act: (c) => c.write((text) => text.delete(0, 5)) },
    {
      what: 'makes what stands bold',
      by: 'sam',
      act: (c) =>
        writeUnder(c, clientIdOf(c.pen, nib), (doc) => doc.getText('body').format(0, 2, { bold: true })),
    },
    {
      what: 'accepts their own suggestion',
      by: 'sam',
      act: (c) => {
        const id = propose(c, (by) => suggestText(by, at(0), 'Never: '))
        inFlow(c, (flow) => accept(flow, c.pen, [id]))
      },
    },
    {
      what: 'only comments and suggests',
      by: 'gwen',
      act: (c) => void propose(c, (by) => suggestText(by, at(0), 'No. ')),
    },
    { what: 'only comments and writes', by: 'gwen', act: (c) => c.write((text) => text.insert(0, 'Not ')) },
    {
      what: 'only reads and suggests',
      by: 'rita',
      act: (c) => void propose(c, (by) => suggestRemoval(by, at(0), at(3))),
    },
  ]
  it.each(crimes)('[S20] whoever $what is refused, and nobody reads anything else', async ({ by, act }) => {
    const client = by === 'sam' ? sam : server.ours(by)
    await client.until(({ text }) => text === agreed)
    act(client)
    await client.until(({ refusals }) => refusals.length > 0)
    expect(client.refusals[0]?.problem.kind).toBe('notAllowed')
    await client.until(({ link, device }) => link === 'joined' && device.entries.size === 0)
    // What is written after it comes after it: nothing of the refused update is on its way any more.
    asha.write((text) => text.insert(text.length, ' All.'))
    await client.until(({ text }) => text.endsWith(' All.'))
    expect(await standing()).toBe(`${agreed} All.`)
    expect(asha.text.replace('Never: ', '')).toBe(`${agreed} All.`)
    expect((await told('rita')).filter(({ fate }) => fate !== null)).toEqual([])
  })

  it('[S20] typed while the same words are accepted or rejected are there whole, or kept by their writer whole', async () => {
    for (const [words, decide] of [
      ['Please: ', accept],
      ['Surely: ', reject],
    ] as const) {
      const id = propose(sam, (by) => suggestText(by, at(0), words))
      await asha.until(({ text }) => text.startsWith(words))
      sam.setOnline(false)
      propose(sam, (by) => suggestText(by, at(words.length), 'we hope '))
      inFlow(asha, (flow) => decide(flow, asha.pen, [id]))
      await asha.until(isSaved)
      sam.setOnline(true)
      // Typed behind words that are decided: open words of the same suggestion.
      await asha.until(({ text }) => text.includes('we hope '))
      await sam.until(({ device }) => device.entries.size === 0)
      expect(sam.refusals).toEqual([])
      const open = (await told('rita')).filter(({ fate }) => fate === null)
      expect(open).toMatchObject([{ id, changes: [{ is: 'add', words: 'we hope ' }] }])
      inFlow(asha, (flow) => reject(flow, asha.pen, [id]))
      await sam.until(({ text }) => !text.includes('we hope '))
    }

    // Whoever takes words back that were accepted a moment ago is refused whole, with what else they typed.
    const id = propose(sam, (by) => suggestText(by, at(0), 'Maybe '))
    await asha.until(({ text }) => text.startsWith('Maybe '))
    sam.setOnline(false)
    propose(sam, (by) => suggestReplacement(by, at(0), at(6), 'Always '))
    inFlow(asha, (flow) => accept(flow, asha.pen, [id]))
    await asha.until(isSaved)
    const stood = await standing()
    sam.setOnline(true)
    await sam.until(({ refusals }) => refusals.length > 0)
    expect(sam.refusals[0]?.entries).toHaveLength(1)
    await sam.until(({ link }) => link === 'joined')
    expect(await standing()).toBe(stood)
    expect(asha.text).not.toContain('Always')
  })

  it('[S6] a right to suggest that is taken away takes effect within a second', async () => {
    await server.give('sam', 'comment', 'The plan is agreed.')
    await sam.until(({ rights }) => rights.length > 0, 1000)
    propose(sam, (by) => suggestText(by, at(0), 'Not '))
    await sam.until(({ refusals }) => refusals.length > 0)
    expect(sam.refusals[0]?.problem.kind).toBe('notAllowed')
    expect(await told('rita')).toEqual([])
  })

  it('are told to nobody who may not read the section', async () => {
    await server.give('rita', null, null, 'section')
    const path = `/sections/${server.section}/suggestions`
    await expect(server.ask('rita', 'GET', path, sectionSuggestionsSchema)).rejects.toThrow(/404/)
  })
})
