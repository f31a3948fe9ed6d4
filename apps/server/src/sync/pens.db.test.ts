import { createFlowDoc } from '@alongside/flow'
import { closeCodes } from '@alongside/protocol'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boot, Device, type Booted, type OurClient } from '../testing.ts'

/** Whose words the section's text is, in order: each author with what stands in a row of theirs. */
async function authorsIn(server: Booted): Promise<[string, string][]> {
  const { blocks } = await server.text('olga')
  const byId = new Map(['olga', 'asha', 'sam'].map((name) => [server.board.person(name).id, name]))
  const stretches: [string, string][] = []
  for (const { text, author } of blocks.flatMap(({ runs }) => runs)) {
    const [name, last] = [byId.get(author.id) ?? 'someone else', stretches.at(-1)]
    if (last?.[0] === name) last[1] += text
    else stretches.push([name, text])
  }
  return stretches
}

const isSaved = ({ link, device }: OurClient) => link === 'joined' && device.entries.size === 0

describe('pens on the wire', () => {
  let server: Booted
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', sam: 'edit' }, { LIMIT_MAX_CHARS: '400' })
  }, 60_000)
  afterEach(() => server.turnPage(), 60_000)
  afterAll(() => server.close())

  it('[S2] an update under another’s pen is refused with a reason, and nobody is re-credited', async () => {
    const [asha, sam] = [server.ours('asha'), server.ours('sam')]
    asha.write((text) => text.insert(0, 'I like tea.'))
    await Promise.all([asha.until(isSaved), sam.until(({ text }) => text === 'I like tea.')])
    const samsPen = sam.pen

    sam.doc.clientID = asha.pen // Sam's client lies about who writes
    sam.write((text) => text.insert(11, ' And gin.'))
    await sam.until(({ refusals }) => refusals.length > 0)
    expect(sam.refusals[0]?.problem).toMatchObject({ kind: 'notYourPen' })

    // Sam goes on with a pen of his own, and Asha with hers, at the very clock that was forged.
    await sam.until(({ link, text }) => link === 'joined' && text === 'I like tea.')
    expect(sam.pen).not.toBe(samsPen)
    sam.write((text) => text.insert(0, 'Breakfast. '))
    asha.write((text) => text.insert(text.length, ' With milk.'))
    const whole = 'Breakfast. I like tea. With milk.'
    await Promise.all([asha.until(({ text }) => text === whole), sam.until(({ text }) => text === whole)])
    await Promise.all([asha.until(isSaved), sam.until(isSaved)])
    expect(asha.refusals).toEqual([])
    expect(await authorsIn(server)).toEqual([
      ['sam', 'Breakfast. '],
      ['asha', 'I like tea. With milk.'],
    ])
  })

  it('[S2] an unmodified client under another’s pen is closed for good', async () => {
    const asha = server.ours('asha')
    asha.write((text) => text.insert(0, 'I like tea.'))
    await asha.until(isSaved)
    const sam = server.plain('sam')
    await sam.until(({ text }) => text === 'I like tea.')
    const own = sam.doc.clientID
    sam.doc.clientID = asha.pen
    sam.write((text) => text.insert(11, ' And gin.'))
    sam.doc.clientID = own
    await sam.until(({ codes }) => codes.length > 0)
    expect(sam.codes).toEqual([closeCodes.refused])
    expect(asha.text).toBe('I like tea.')
  })

  it('[S2][S47] two people in two tabs of one browser never hand in each other’s offline words', async () => {
    const asha = server.ours('asha')
    asha.write((text) => text.insert(0, 'Known. '))
    await asha.until(isSaved)
    asha.setOnline(false)
    await asha.until(({ link }) => link === 'apart')
    asha.write((text) => text.insert(0, 'Written offline. '))

    // A tab that passed changes on behind the server's back, as y-websocket's do by BroadcastChannel.
    const doc = createFlowDoc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(asha.doc))
    const plain = server.plain('sam')
    Y.applyUpdate(plain.doc, Y.encodeStateAsUpdate(doc))
    await plain.until(({ codes }) => codes.length > 0)
    expect(plain.codes).toEqual([closeCodes.epochPassed])

    // A tab of ours that was given the other's journal: it is told, keeps it, and does not send it.
    const device = new Device()
    for (const [id, entry] of asha.device.entries) device.entries.set(id, entry)
    for (const [id, pen] of asha.device.pens) device.pens.set(id, pen)
    device.nextId = 1000
    const sam = server.ours('sam', { device })
    await sam.until(({ foreign }) => foreign.length > 0)
    expect([...device.entries.keys()]).toEqual([...asha.device.entries.keys()])
    expect((await server.text('olga')).text).toBe('Known. ')

    asha.setOnline(true)
    await asha.until(isSaved)
    expect(await authorsIn(server)).toEqual([['asha', 'Written offline. Known. ']])
  })

  it('[S2][S47] offline words under a pen that nobody has seen are not taken from another person’s plain tab', async () => {
    const asha = server.ours('asha')
    await asha.until(({ status }) => status.is === 'saved')
    asha.setOnline(false)
    await asha.until(({ link }) => link === 'apart')
    asha.write((text) => text.insert(0, 'Written offline. '))
    const sam = server.plain('sam')
    sam.write((text) => text.insert(0, 'Sam. '))
    Y.applyUpdate(sam.doc, Y.encodeStateAsUpdate(asha.doc))
    await sam.until(({ codes }) => codes.length > 0)
    expect(sam.codes).toEqual([closeCodes.epochPassed])
    asha.setOnline(true)
    await asha.until(isSaved)
    expect(await authorsIn(server)).toContainEqual(['asha', 'Written offline. '])
  })

  it('[S17] after a refusal for good the person has the words, and goes on with a new pen', async () => {
    const [asha, sam] = [server.ours('asha'), server.ours('sam')]
    sam.write((text) => text.insert(0, 'Short. '))
    await sam.until(isSaved)
    const [before, long] = [sam.pen, 'far too long '.repeat(40)]
    sam.write((text) => text.insert(7, long))
    await sam.until(({ refusals }) => refusals.length > 0)
    const [refusal] = sam.refusals
    expect(refusal?.problem).toMatchObject({ kind: 'tooLarge' })
    const kept = createFlowDoc()
    Y.applyUpdate(kept, Y.encodeStateAsUpdate(asha.doc))
    await asha.until(({ text }) => text === 'Short. ')
    Y.applyUpdate(kept, Y.encodeStateAsUpdate(asha.doc))
    for (const { update } of refusal?.entries ?? []) Y.applyUpdate(kept, update)
    expect(kept.getText('body').toJSON()).toBe(`Short. ${long}`)

    await sam.until(({ link, text }) => link === 'joined' && text === 'Short. ')
    expect(sam.pen).not.toBe(before)
    sam.write((text) => text.insert(7, 'Shorter.'))
    await Promise.all([sam.until(isSaved), asha.until(({ text }) => text === 'Short. Shorter.')])
    expect(await authorsIn(server)).toEqual([['sam', 'Short. Shorter.']])
  })
})
