import {
  commandAnswerSchema,
  hearingViewSchema,
  typedAnswerSchema,
  type Command,
  type SpokenBy,
  type TypedAnswer,
} from '@alongside/protocol'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Booted, OurClient } from '../testing.ts'
import { bootOn, makeDataDir } from '../testing/boot.ts'
import { seedBoard } from '../testing/seed-board.ts'

const isSaved = ({ link, device }: OurClient) => link === 'joined' && device.entries.size === 0

describe('words that one types for another', () => {
  const letters: string[] = []
  let server: Booted
  let remove: () => Promise<void>
  beforeAll(async () => {
    const dataDir = await makeDataDir()
    remove = () => dataDir.remove()
    const board = await seedBoard(dataDir.path, { olga: 'own', mary: 'edit', sam: 'edit', omar: null })
    const env = { MAIL_GATHER_SECONDS: '0' }
    server = await bootOn(board, dataDir.path, { env, print: (letter) => letters.push(letter) })
  }, 60_000)
  afterEach(() => server.turnPage(), 60_000)
  afterAll(async () => {
    await server.close()
    await remove()
  })

  const idOf = (name: string) => server.board.person(name).id
  const samFor = (name: string, by: SpokenBy = 'phone') =>
    server.ours('sam', { voice: { person: idOf(name), by } })
  const told = (name: string, of = 'mary'): Promise<TypedAnswer> =>
    server.ask(name, 'GET', `/sections/${server.section}/typed/${idOf(of)}`, typedAnswerSchema)
  const ask = (name: string, command: Command) =>
    server.ask(name, 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, command)
  const of = (upTo: number) => ({ section: server.section, person: idOf('mary'), upTo })
  const waitsFor = async (name: string) => {
    const path = `/spaces/${server.board.space}/hearing`
    const { items } = await server.ask(name, 'GET', path, hearingViewSchema)
    return items.filter(({ waits, section }) => waits && section?.id === server.section).map(({ why }) => why)
  }
  /** The words of the section with how they stand, as the API tells them. */
  const runs = async () => {
    const { blocks } = await server.text('olga')
    return blocks.flatMap((block) =>
      block.runs.map(({ text, unconfirmed, disowned }) =>
        unconfirmed ? `open: ${text}` : disowned ? `disowned: ${text}` : text,
      ),
    )
  }
  const typing = async (sam: OurClient, words: string, at = 0) => {
    sam.write((text) => text.insert(at, words))
    await sam.until(isSaved)
  }

  it('[P26] are unconfirmed in the API until that person says so, who hears of it once; then the hand does', async () => {
    const sam = samFor('mary')
    await typing(sam, 'I like tea.')
    await typing(sam, ' With milk.', 11)
    const { blocks } = await server.text('sam')
    expect(blocks[0]?.runs).toMatchObject([
      {
        text: 'I like tea. With milk.',
        author: { id: idOf('mary') },
        hand: { id: idOf('sam') },
        by: 'phone',
        unconfirmed: true,
      },
    ])
    await expect.poll(() => waitsFor('mary')).toEqual(['typedForYou'])
    const { seq, open, reader } = await told('mary')
    expect({ open, reader }).toEqual({ open: 22, reader: 'self' })
    await ask('mary', { do: 'confirmVoice', ...of(seq) })
    expect(await runs()).toEqual(['I like tea. With milk.'])
    expect(await waitsFor('mary')).toEqual([])
    expect(await waitsFor('sam')).toEqual(['typedConfirmed'])
    expect((await told('sam')).confirmed).toMatchObject({ how: 'self', by: { id: idOf('mary') } })
  })

  it('[M256] that came after what was read stay open, also in the same minute, and wait again', async () => {
    const sam = samFor('mary')
    await typing(sam, 'I like tea.')
    const { seq } = await told('mary')
    await typing(sam, ' With gin.', 11)
    await ask('mary', { do: 'confirmVoice', ...of(seq) })
    expect(await runs()).toEqual(['I like tea.', 'open:  With gin.'])
    await expect.poll(() => waitsFor('mary')).toEqual(['typedForYou'])
    await expect(ask('mary', { do: 'confirmVoice', ...of(seq + 9) })).rejects.toThrow('410')
  })

  it('[M256] of which the hand takes some away are open again, and it is told what is gone', async () => {
    const sam = samFor('mary')
    await typing(sam, 'I do not like gin.')
    await ask('mary', { do: 'confirmVoice', ...of((await told('mary')).seq) })
    const own = server.ours('sam')
    await own.until(({ text }) => text.startsWith('I do not'))
    own.write((text) => text.delete(5, 4))
    await own.until(isSaved)
    expect(await runs()).toEqual(['open: I do like gin.'])
    expect(await told('mary')).toMatchObject({ gone: ['not '], open: 14 })
    await expect.poll(() => waitsFor('mary')).toEqual(['typedForYou'])
  })

  it('[M256] stay confirmed where that person alone takes something out, and nobody hears of it', async () => {
    const sam = samFor('mary')
    await typing(sam, 'I do not like gin.')
    await ask('mary', { do: 'confirmVoice', ...of((await told('mary')).seq) })
    const mary = server.ours('mary')
    await mary.until(({ text }) => text.startsWith('I do not'))
    mary.write((text) => text.delete(5, 4))
    await mary.until(isSaved)
    await expect.poll(runs).toEqual(['I do like gin.'])
    expect(await told('mary')).toMatchObject({ gone: [], open: 0 })
    expect(await waitsFor('mary')).toEqual([])
  })

  it('[M257] are confirmed by no message of the hand, and by nobody who may not read them', async () => {
    const sam = samFor('mary')
    await typing(sam, 'I like gin.')
    const { seq } = await told('sam')
    expect((await told('sam')).reader).toBe('hand')
    await expect(ask('sam', { do: 'confirmVoice', ...of(seq) })).rejects.toThrow('403')
    await expect(ask('sam', { do: 'disownVoice', ...of(seq) })).rejects.toThrow('403')
    const asSam = { do: 'confirmVoice', section: server.section, person: idOf('sam'), upTo: seq } as const
    await ask('sam', asSam)
    await expect(ask('omar', { do: 'confirmVoice', ...of(seq) })).rejects.toThrow('404')
    await expect(told('omar')).rejects.toThrow('404')
    expect(await runs()).toEqual(['open: I like gin.'])
    await ask('olga', { do: 'confirmVoice', ...of(seq) })
    expect((await told('sam')).confirmed).toMatchObject({ how: 'witness', by: { id: idOf('olga') } })
    expect(await waitsFor('mary')).toEqual(['typedWitnessed'])
  })

  it('[M258] that are not theirs stay, with a mark, and the hand is told', async () => {
    const sam = samFor('mary')
    await typing(sam, 'I like gin.')
    await ask('mary', { do: 'disownVoice', ...of((await told('mary')).seq) })
    expect(await runs()).toEqual(['disowned: I like gin.'])
    expect(await waitsFor('sam')).toEqual(['typedDisowned'])
  })

  it('[M259] are confirmed by the code in the mail that holds them, and by no other', async () => {
    const sam = samFor('mary')
    await typing(sam, 'I like tea.')
    letters.length = 0
    await ask('sam', { do: 'sendVoiceCode', ...of((await told('sam')).seq) })
    await expect.poll(() => letters.find((one) => one.includes('I like tea.'))).toBeDefined()
    const letter = letters.find((one) => one.includes('I like tea.')) ?? ''
    expect(letter).toContain('mary@example.org')
    const code = /this code: ([A-Z0-9]{6})/.exec(letter)?.[1] ?? ''
    expect(JSON.stringify(await told('sam'))).not.toContain(code)
    const saying = (typed: string): Command => ({
      do: 'confirmVoiceByCode',
      section: server.section,
      person: idOf('mary'),
      code: typed,
    })
    await typing(sam, ' And gin.', 11)
    const wrong = code === '222222' ? '333333' : '222222'
    await expect(ask('sam', saying(wrong))).rejects.toThrow('wrongCode')
    expect((await told('sam')).code).toMatchObject({ left: 4 })
    await ask('sam', saying(code.toLowerCase()))
    // Only what stood in the mail.
    expect(await runs()).toEqual(['I like tea.', 'open:  And gin.'])
    expect((await told('sam')).confirmed).toMatchObject({ how: 'code', by: { id: idOf('mary') } })
    await expect(ask('sam', saying(code))).rejects.toThrow('410')
  })

  it('[S41] of somebody who may not read there are refused, and their writer keeps them', async () => {
    await server.give('mary', null)
    const sam = samFor('mary')
    await sam.until(({ link }) => link === 'joined')
    sam.write((text) => text.insert(0, 'I like gin.'))
    await sam.until(({ refusals }) => refusals.length > 0)
    expect(sam.refusals[0]?.entries).toHaveLength(1)
    expect((await server.text('olga')).text).toBe('')
    const forOmar = samFor('omar')
    await forOmar.until(({ link }) => link === 'joined')
    forOmar.write((text) => text.insert(0, 'I like gin.'))
    await forOmar.until(({ refusals }) => refusals.length > 0)
    expect((await server.text('olga')).text).toBe('')
  })

  it('[S41] cannot be typed on once that person was taken out meanwhile', async () => {
    const sam = samFor('mary')
    await typing(sam, 'I like tea.')
    await server.give('mary', null)
    await sam.until(({ link }) => link === 'joined')
    sam.write((text) => text.insert(11, ' And gin.'))
    await sam.until(({ refusals }) => refusals.length > 0)
    expect(sam.refusals[0]?.problem.kind).toBe('penRetired')
    expect((await server.text('olga')).text).toBe('I like tea.')
    await expect(ask('olga', { do: 'confirmVoice', ...of((await told('olga')).seq) })).rejects.toThrow('403')
  })
})
