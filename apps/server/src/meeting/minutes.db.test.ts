import { accept, Flow, suggest, suggestionInHand, suggestReplacement } from '@alongside/flow'
import { minutesAnswerSchema, type MinutesAnswer } from '@alongside/meeting'
import { sectionTextSchema, type MeetingAsk } from '@alongside/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boot, type Booted } from '../testing.ts'
import { adding, calling, holdMeeting, type HeldMeeting } from '../testing/hold-meeting.ts'
import type { OurClient } from '../testing/our-client.ts'

/** Does something with the notes that a client has open. */
function inFlow<T>({ doc }: OurClient, act: (flow: Flow) => T): T {
  const flow = new Flow(doc)
  try {
    return act(flow)
  } finally {
    flow.close()
  }
}

const isSaved = ({ device, status }: OurClient) => status.is === 'saved' && device.entries.size === 0
const self = { do: 'comeIn', capacity: 'layPartner', how: 'present', attends: { as: 'self' } } as const

describe('the minutes of a meeting', () => {
  let server: Booted
  let meeting: HeldMeeting
  let open: string
  let kept: string
  let next: string
  let amendment = ''
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', ines: 'edit', rita: 'edit', zoe: null })
    meeting = await holdMeeting(server, ['asha', 'ines'])
    open = await meeting.addItem('The day centre')
    kept = await meeting.addItem('A complaint', [meeting.idOf('ines')])
    for (const office of ['chair', 'noteTaker'] as const) {
      await meeting.command('olga', { do: 'giveOffice', person: meeting.idOf('olga'), office })
    }
    await meeting.meet('olga', { do: 'publish' })
    await meeting.meet('asha', self)
    await meeting.meet('olga', { do: 'open' })
    await write('olga', open, 'The day centre is to close.')
    await write('olga', kept, 'What Omar complained of.')
    await meeting.meet('olga', { do: 'end' })
    next = await meeting.command('olga', { ...calling('April', []), from: meeting.id })
    await meeting.command('olga', { do: 'meet', meeting: next, ask: { do: 'publish' } })
    await meeting.command('olga', { do: 'meet', meeting: next, ask: { do: 'open' } })
  }, 60_000)
  afterAll(() => server.close())

  const notesOf = (name: string, item: string): OurClient =>
    server.ours(name, { url: `${server.url.replace('http', 'ws')}/sync/${item}` })

  async function write(name: string, item: string, words: string): Promise<void> {
    const client = notesOf(name, item)
    await client.until(({ link }) => link === 'joined')
    client.write((text) => text.insert(0, words))
    await client.until(isSaved)
    client.close()
  }

  /** Suggests another word for the one that ends the notes of the open item. */
  async function amend(name: string, by: string): Promise<string> {
    const client = notesOf(name, open)
    await client.until(({ text }) => text.includes('close.'))
    const block = { block: 0, offset: 'The day centre is to '.length }
    const id = inFlow(client, (flow) => {
      const suggestion = suggestionInHand(flow, client.pen)
      suggest(flow, { pen: client.pen, suggestion }, (suggesting) =>
        suggestReplacement(suggesting, block, { ...block, offset: block.offset + 'close'.length }, by),
      )
      return suggestion
    })
    await client.until(isSaved)
    client.close()
    return id
  }

  const read = (name: string): Promise<MinutesAnswer> =>
    server.ask(name, 'GET', `/meetings/${meeting.id}/minutes`, minutesAnswerSchema)
  const approve = () => meeting.meet('olga', { do: 'approveMinutes', in: next, reason: null })

  it('[M174] are read as far as one may read the items, without what is only suggested', async () => {
    amendment = await amend('asha', 'stay open')
    const minutes = await read('asha')
    expect(minutes.notes).toMatchObject([
      { item: open, text: { text: 'The day centre is to close.' }, open: 1 },
    ])
    expect(minutes.later).toMatchObject([{ id: next, title: 'April', phase: 'live' }])
    expect(JSON.stringify(minutes)).not.toMatch(new RegExp(`${kept}|Omar`))
    const all = await read('olga')
    expect(all.notes.map(({ item, open: count }) => [item, count])).toEqual([
      [kept, 0],
      [open, 1],
    ])
    expect((await meeting.get('zoe', `/meetings/${meeting.id}/minutes`)).status).toBe(404)
  })

  it('[G143] [M175] are not approved while an amendment is open, and stand after that as they were then', async () => {
    await expect(approve()).rejects.toThrow(/403.*One amendment is still open/)
    const notes = notesOf('olga', open)
    await notes.until(({ text }) => text.includes('stay open'))
    inFlow(notes, (flow) => accept(flow, notes.pen, [amendment]))
    await notes.until(isSaved)
    await approve()
    const minutes = await read('asha')
    expect(minutes.notes).toMatchObject([{ text: { text: 'The day centre is to stay open.' }, open: 0 }])
    // The page of the note taker is read only at once, and what is typed all the same changes nothing.
    await notes.until(({ rights }) => rights.at(-1)?.permission === 'comment')
    const { text } = await server.ask('rita', 'GET', `/sections/${open}/text`, sectionTextSchema)
    expect(text).toBe('The day centre is to stay open.')
    expect(await approve()).toBe('')
  })

  it('[D64] stand as they are read, also where somebody goes on writing while they are approved', async () => {
    const april = next
    const other = await meeting.command('olga', adding(april, 'The bus'))
    await meeting.command('olga', { do: 'meet', meeting: april, ask: { do: 'end' } })
    const may = await meeting.command('olga', { ...calling('May', []), from: april })
    const inMay = (ask: MeetingAsk) => meeting.command('olga', { do: 'meet', meeting: may, ask })
    await inMay({ do: 'publish' })
    await inMay({ do: 'open' })
    const notes = notesOf('olga', other)
    await notes.until(({ link }) => link === 'joined')
    const typing = setInterval(() => notes.write((text) => text.insert(text.length, 'x')), 1)
    await notes.until(({ text }) => text.length > 20)
    const ask: MeetingAsk = { do: 'approveMinutes', in: may, reason: null }
    await meeting.command('olga', { do: 'meet', meeting: april, ask })
    await notes.until(({ rights }) => rights.at(-1)?.permission === 'comment')
    clearInterval(typing)
    // What came too late is told to its writer, who keeps it.
    await notes.until(({ device }) => device.entries.size === 0)
    const minutes = await server.ask('olga', 'GET', `/meetings/${april}/minutes`, minutesAnswerSchema)
    const approved = minutes.notes.find(({ item }) => item === other)?.text?.text ?? ''
    const { text } = await server.ask('olga', 'GET', `/sections/${other}/text`, sectionTextSchema)
    expect(approved).toMatch(/^x{20,}$/)
    expect(text).toBe(approved)
  })
})
