import {
  closeCodes,
  commandAnswerSchema,
  createdDocumentSchema,
  documentViewSchema,
  idFrom,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { boot, type Booted } from '../testing.ts'

describe('the rules of sections on the wire', () => {
  let server: Booted
  /** The sections of a care plan that Olga has just started, by their keys. */
  let sections: ReadonlyMap<string, string>

  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', sam: 'edit' })
  }, 60_000)
  afterAll(() => server.close())

  beforeEach(async () => {
    const path = `/spaces/${server.board.space}/documents`
    const made = await server.ask('olga', 'POST', path, createdDocumentSchema, {
      kind: 'carePlan',
      title: 'Plan',
    })
    const document = await server.ask('olga', 'GET', `/documents/${made.id}`, documentViewSchema)
    server.document = document.id
    sections = new Map(document.sections.map(({ id, key }) => [key ?? '', id]))
  })

  const go = (key: string) => {
    server.section = sections.get(key) ?? ''
  }
  const command = (name: string, body: object) =>
    server.ask(name, 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, body)
  const close = (reason = 'We are done.') =>
    command('olga', { do: 'closeSection', section: server.section, reason })

  it('[M23] only the owner writes in a section of their own, and others comment', async () => {
    go('howToTalk')
    const [olga, asha] = [server.ours('olga'), server.ours('asha')]
    await asha.until(({ welcome }) => welcome?.permission === 'comment')
    asha.write((text) => text.insert(0, 'Speak up.'))
    await asha.until(({ refusals }) => refusals.length > 0)
    olga.write((text) => text.insert(0, 'Speak slowly.'))
    await asha.until(({ text }) => text === 'Speak slowly.')
    expect((await server.text('olga')).text).toBe('Speak slowly.')
    const thread = idFrom(randomBytes(16))
    const said = { anchor: null, sort: null, words: 'How slowly?', voice: null }
    await command('asha', { do: 'comment', section: server.section, thread, ...said })
  })

  it('[M105] a section that waits takes no words before what it waits for is there, and all after', async () => {
    go('whatGetsInTheWay')
    const [asha, plain] = [server.ours('asha'), server.plain('sam')]
    await asha.until(({ welcome }) => welcome?.permission === 'comment')
    asha.write((text) => text.insert(0, 'The bus.'))
    await asha.until(({ refusals }) => refusals.length > 0)
    expect(asha.refusals[0]?.problem.kind).toBe('notAllowed')
    plain.write((text) => text.insert(0, 'The stairs.'))
    await plain.until(({ codes }) => codes.includes(closeCodes.refused))
    await asha.until(({ link }) => link === 'joined')
    expect((await server.text('olga')).text).toBe('')

    const waiting = server.section
    go('whatIBring')
    const olga = server.ours('olga')
    olga.write((text) => text.insert(0, '   '))
    await olga.until(({ status }) => status.is === 'saved')
    olga.write((text) => text.insert(0, 'I sing.'))
    await asha.until(({ rights }) => rights.length > 0)
    expect(asha.rights).toEqual([{ permission: 'edit', by: null, reason: null }])

    // Once open it stays open.
    olga.write((text) => text.delete(0, text.length))
    await olga.until(({ status }) => status.is === 'saved')
    server.section = waiting
    asha.write((text) => text.insert(0, 'The bus.'))
    await asha.until(({ status }) => status.is === 'saved')
    expect((await server.text('olga')).text).toBe('The bus.')
  })

  it('[M104] a section is not closed without words that still stand there from the voice it needs', async () => {
    go('whatIWant')
    const olga = server.ours('olga') // a lay partner
    olga.write((text) => text.insert(0, 'She wants to go out.'))
    await olga.until(({ status }) => status.is === 'saved')
    await expect(close()).rejects.toThrow('needs words from someone who uses services')

    const asha = server.ours('asha', { capacity: 'usesServices' })
    await asha.until(({ text }) => text !== '')
    asha.write((text) => text.insert(0, 'I want to swim. '))
    await olga.until(({ text }) => text.startsWith('I want to swim.'))
    // What was taken out again is said by nobody.
    olga.write((text) => text.delete(0, 'I want to swim. '.length))
    await olga.until(({ status }) => status.is === 'saved')
    await expect(close()).rejects.toThrow('needs words from someone who uses services')

    asha.write((text) => text.insert(0, 'I want to dance. '))
    await asha.until(({ status }) => status.is === 'saved')
    await close()
  })

  it('[M103] [S6] closing takes effect on open sockets, its owner’s too, and says by whom and why', async () => {
    go('myLife')
    const [olga, asha] = [server.ours('olga'), server.ours('asha')]
    await Promise.all([olga, asha].map((client) => client.until(({ link }) => link === 'joined')))
    asha.write((text) => text.insert(0, 'Days at the sea.'))
    await asha.until(({ status }) => status.is === 'saved')
    await close('It is agreed.')
    const by = server.board.person('olga').id
    for (const client of [olga, asha]) {
      await client.until(({ rights }) => rights.length > 0)
      expect(client.rights).toEqual([{ permission: 'comment', by, reason: 'It is agreed.' }])
      client.write((text) => text.insert(0, 'Not '))
      await client.until(({ refusals }) => refusals.length > 0)
    }
    expect((await server.text('olga')).text).toBe('Days at the sea.')
    await command('olga', { do: 'reopenSection', section: server.section })
    await asha.until(({ rights, link }) => rights.length > 1 || link === 'joined')
    await asha.until(({ text }) => text === 'Days at the sea.')
    asha.write((text) => text.insert(0, 'Long '))
    await asha.until(({ status }) => status.is === 'saved')
    expect((await server.text('olga')).text).toBe('Long Days at the sea.')
  })
})
