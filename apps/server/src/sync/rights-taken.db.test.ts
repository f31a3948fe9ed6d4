import { closeCodes, commandAnswerSchema, editorsSchema, handedSchema, idFrom } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { boot, type Booted } from '../testing.ts'

/** Generous, for machines with other work; what was measured is printed. */
const patienceMs = 5_000

describe('rights that are taken away while people write', () => {
  let server: Booted
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', ines: 'edit', rita: 'read' })
    // Not for a moment may she write in the pages that come.
    const person = server.board.person('rita').id
    await command('olga', { do: 'limitMember', person, atMost: 'read', reason: 'She listens.' })
  }, 60_000)
  afterAll(() => server.close())
  afterEach(() => server.turnPage())

  const command = (name: string, body: object) =>
    server.ask(name, 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, body)

  it('[S6] take effect on every open socket of the person, told or not, and on nobody else’s', async () => {
    const tabs = Array.from({ length: 5 }, () => server.ours('asha'))
    const plain = Array.from({ length: 3 }, () => server.plain('asha'))
    const ines = server.ours('ines')
    await Promise.all([...tabs, ines].map((client) => client.until(({ link }) => link === 'joined')))
    await Promise.all(plain.map((client) => client.until(({ provider }) => provider.synced)))

    // She goes on typing in all of them while the right goes.
    const typing = setInterval(() => {
      for (const tab of tabs) tab.write((text) => text.insert(text.length, '.'))
    }, 10)
    const asked = performance.now()
    const by = server.board.person('olga').id
    try {
      await server.give('asha', 'read', 'The plan is agreed.')
      await Promise.all(tabs.map((tab) => tab.until(({ rights }) => rights.length > 0, patienceMs)))
    } finally {
      clearInterval(typing)
    }
    const tookMs = Math.round(performance.now() - asked)
    process.stdout.write(`rights taken on ${tabs.length} open sockets in ${tookMs} ms\n`)
    for (const tab of tabs)
      expect(tab.rights[0]).toEqual({ permission: 'read', by, reason: 'The plan is agreed.' })

    // What an unmodified client types from now on reaches nobody, long before it connects anew.
    for (const client of plain) client.write((text) => text.insert(0, 'Written after.'))
    await Promise.all(plain.map((client) => client.until(({ codes }) => codes.includes(closeCodes.refused))))
    const stands = (await server.text('olga')).text
    expect(stands).not.toContain('Written after.')
    ines.write((text) => text.insert(0, 'Still mine. '))
    await ines.until(({ status }) => status.is === 'saved')
    expect(ines.rights).toEqual([])

    // Every tab was told of each word that was not let in: with what stands they are all that was typed.
    await Promise.all(tabs.map((tab) => tab.until(({ device }) => device.entries.size === 0)))
    expect((await server.text('olga')).text).toBe(`Still mine. ${stands}`)
  })

  it('[M106] [M107] [M108] words that came too late are handed to an editor, once, and seen by these two', async () => {
    const { space } = server.board
    const section = server.section
    const asha = server.ours('asha')
    await asha.until(({ link }) => link === 'joined')
    await server.give('asha', null, 'Private now', 'section')
    await asha.until(({ codes }) => codes.includes(closeCodes.notAllowed))

    const editors = await server.ask('asha', 'GET', `/sections/${section}/editors`, editorsSchema)
    const [olga, ines] = ['olga', 'ines'].map((name) => server.board.person(name).id)
    expect(new Set(editors.people)).toEqual(new Set([olga, ines]))
    const handed = idFrom(randomBytes(16))
    const hand = { do: 'handWords', section, handed, to: ines, words: 'What I was about to say.' }
    await command('asha', hand)
    await command('asha', hand)
    await expect(command('rita', { ...hand, handed: idFrom(randomBytes(16)) })).rejects.toThrow('404')

    const seenBy = (name: string) => server.ask(name, 'GET', `/spaces/${space}/handed`, handedSchema)
    expect((await seenBy('ines')).waiting).toMatchObject([
      { id: handed, words: 'What I was about to say.', place: { section }, outcome: null },
    ])
    expect((await seenBy('asha')).sent).toMatchObject([{ id: handed, outcome: null, place: null }])
    expect(await seenBy('olga')).toEqual({ waiting: [], sent: [] })
    await expect(command('olga', { do: 'settleWords', handed, outcome: 'putIn' })).rejects.toThrow('404')
    await command('ines', { do: 'settleWords', handed, outcome: 'putAside' })
    expect((await seenBy('ines')).waiting).toEqual([])
    expect((await seenBy('asha')).sent).toMatchObject([{ outcome: 'putAside', words: hand.words }])
  })

  it('[M106] words over the limit are refused with a sentence, and who never wrote there sends none', async () => {
    const { section } = server
    const hand = {
      do: 'handWords',
      section,
      handed: idFrom(randomBytes(16)),
      to: server.board.person('olga').id,
    }
    await expect(command('asha', { ...hand, words: 'w'.repeat(20_001) })).rejects.toThrow('400')
    await expect(command('rita', { ...hand, words: 'w' })).rejects.toThrow('404')
    await command('asha', { ...hand, words: 'w'.repeat(20_000) })
  })
})
