import { accept, Flow, reject, suggest, suggestText } from '@alongside/flow'
import { hearingViewSchema, suggestionIdOf, type HearingView } from '@alongside/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startMailServer, type MailServer } from '../mail/testing/mail-server.ts'
import { boot, type Booted } from '../testing.ts'
import type { OurClient } from '../testing/our-client.ts'

const agreed = 'We inform people.'
const secret = 'the fox at the window'
const patient = { timeout: 30_000, interval: 50 }
const isSaved = ({ device, status }: OurClient) => status.is === 'saved' && device.entries.size === 0

describe('what became of words, over real sockets and a real mail server', () => {
  let mails: MailServer
  let server: Booted
  let asha: OurClient
  let sam: OurClient
  let made = 0
  beforeAll(async () => {
    mails = await startMailServer()
    server = await boot(
      { olga: 'own', asha: 'edit', sam: 'suggest', gwen: 'comment' },
      { SMTP_URL: mails.url, PUBLIC_URL: 'http://board.test', MAIL_GATHER_SECONDS: '0' },
    )
  }, 60_000)
  beforeEach(async () => {
    asha = server.ours('asha')
    asha.write((text) => text.insert(0, agreed))
    await asha.until(isSaved)
    sam = server.ours('sam')
    await sam.until(({ text }) => text === agreed)
  })
  afterEach(() => server.turnPage(), 60_000)
  afterAll(async () => {
    await server.close()
    await mails.close()
  })

  /** Suggests as a page does; answers the suggestion. */
  async function propose(words: string): Promise<string> {
    const flow = new Flow(sam.doc)
    const suggestion = suggestionIdOf(sam.pen, (made += 1))
    suggest(flow, { pen: sam.pen, suggestion }, (by) => suggestText(by, { block: 0, offset: 16 }, words))
    flow.close()
    await sam.until(isSaved)
    await asha.until(({ text }) => text.includes(words))
    return suggestion
  }

  function decide(act: typeof accept, ids: readonly string[]): void {
    const flow = new Flow(asha.doc)
    act(flow, asha.pen, ids)
    flow.close()
  }

  const heardBy = async (name: string): Promise<HearingView['items']> => {
    const { items } = await server.ask(
      name,
      'GET',
      `/spaces/${server.board.space}/hearing`,
      hearingViewSchema,
    )
    return items.filter(({ section }) => section?.id === server.section)
  }
  /** The mails to somebody that say this. */
  const mailsTo = (name: string, words: string) =>
    mails.taken.filter(({ to, source }) => to === `${name}@example.org` && source.includes(words))

  it('[H32] [J20] suggestions that were accepted and rejected are told to whoever made them', async () => {
    const ids = [await propose(` ${secret}`), await propose(' and more'), await propose(' and no')]
    decide(accept, ids.slice(0, 2))
    decide(reject, ids.slice(2))
    await asha.until(isSaved)
    const counted = async () => {
      const decided = (await heardBy('sam')).flatMap((one) => one.decided ?? [])
      return [
        decided.reduce((sum, { accepted }) => sum + accepted, 0),
        decided.reduce((sum, { rejected }) => sum + rejected, 0),
      ]
    }
    await expect.poll(counted, patient).toEqual([2, 1])
    expect((await heardBy('sam'))[0]).toMatchObject({
      why: 'decided',
      actor: { id: server.board.person('asha').id },
      waits: true,
      essential: false,
      words: null,
    })
    await expect
      .poll(() => mailsTo('sam', 'decided about what you suggested').length, patient)
      .toBeGreaterThan(0)
    expect(mailsTo('sam', secret)).toEqual([])
    for (const other of ['asha', 'olga', 'gwen']) expect(await heardBy(other)).toEqual([])
  })

  it('[H33] a part that is closed is told to those who wrote in it', async () => {
    await propose(' of ours')
    const close = { do: 'closeSection', section: server.section, reason: 'It is agreed.' }
    await server.ask('olga', 'POST', `/spaces/${server.board.space}/commands`, z.unknown(), close)
    await expect
      .poll(async () => (await heardBy('sam')).map(({ why, reason }) => [why, reason]), patient)
      .toEqual([['partClosed', 'It is agreed.']])
    expect((await heardBy('asha')).map(({ why }) => why)).toEqual(['partClosed'])
    for (const other of ['olga', 'gwen']) expect(await heardBy(other)).toEqual([])
    await expect
      .poll(() => mailsTo('sam', 'closed a part in which words of yours stand').length, patient)
      .toBe(1)
    expect(mailsTo('sam', 'It is agreed')).toEqual([])
  })
})
