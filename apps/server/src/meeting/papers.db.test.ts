import { paperAnswerSchema } from '@alongside/meeting'
import { idFrom } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boot, type Booted } from '../testing.ts'
import { holdMeeting, type HeldMeeting } from '../testing/hold-meeting.ts'
import { addFile } from '../testing/send-file.ts'

const newId = () => idFrom(randomBytes(16))

describe('papers of a meeting', () => {
  let server: Booted
  let meeting: HeldMeeting
  let open: string
  let kept: string
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', ines: 'edit', rita: 'edit', zoe: null })
    meeting = await holdMeeting(server, ['asha', 'ines'])
    open = await meeting.addItem('The day centre')
    kept = await meeting.addItem('A complaint', [meeting.idOf('asha')])
    await meeting.command('olga', { do: 'giveOffice', person: meeting.idOf('ines'), office: 'noteTaker' })
  })
  afterAll(() => server.close())

  const document = (id: string) => ({ what: 'document', document: id }) as const
  const paperPath = (paper: string) => `/meetings/${meeting.id}/papers/${paper}`

  async function write(words: string): Promise<void> {
    const client = server.ours('olga')
    await client.until(({ link }) => link === 'joined')
    client.write((text) => text.insert(text.length, words))
    await client.until(({ status }) => status.is === 'saved')
    client.close()
  }

  it('[M160] are a document as it was when it was added, for all who may read the meeting, and never later', async () => {
    await server.give('rita', null, 'Kept among us.')
    await write('What we agreed. ')
    const paper = newId()
    await meeting.meet('olga', { do: 'addPaper', paper, item: null, source: document(server.document) })
    await write('What came after.')
    await meeting.command('olga', { do: 'renameDocument', document: server.document, title: 'Later' })
    await meeting.command('olga', { do: 'renameSection', section: server.section, title: 'Later' })
    const read = await server.ask('asha', 'GET', paperPath(paper), paperAnswerSchema)
    expect(read).toMatchObject({ what: 'document', title: 'Plan', addedBy: { name: 'olga Example' } })
    expect(JSON.stringify(read)).toContain('What we agreed.')
    expect(JSON.stringify(read)).not.toMatch(/What came after|Later/)
    // It was hidden from Rita by name, and stays so; whoever is not in the space learns nothing.
    expect((await meeting.get('rita', paperPath(paper))).status).toBe(404)
    expect((await meeting.get('zoe', paperPath(paper))).status).toBe(404)
    await server.turnPage()
  })

  it('[M161] of documents are added by those alone who own them; parts kept among some people stay there', async () => {
    const ask = { do: 'addPaper', item: null } as const
    const source = document(server.document)
    await expect(meeting.meet('ines', { ...ask, paper: newId(), source })).rejects.toThrow(
      /403.*Only those who own it/,
    )
    await expect(meeting.meet('olga', { ...ask, paper: newId(), source: document(newId()) })).rejects.toThrow(
      /404/,
    )
    await write('Everybody’s. ')
    const path = { do: 'addSection', document: server.document, title: 'Kept', after: null } as const
    const secret = await meeting.command('olga', path)
    const on = { what: 'section', section: secret } as const
    await meeting.command('olga', {
      do: 'giveRight',
      on,
      grantee: { to: 'space' },
      permission: null,
      reason: null,
    })
    const paper = newId()
    await meeting.meet('olga', { ...ask, paper, source })
    const read = await server.ask('ines', 'GET', paperPath(paper), paperAnswerSchema)
    expect(read.what === 'document' && read.sections.map(({ id }) => id)).toEqual([server.section])
    expect(JSON.stringify(read)).not.toContain('Kept')
  })

  it('[M162] for an item are read, and heard of, by those alone who may read the item', async () => {
    const paper = newId()
    await meeting.meet('olga', { do: 'addPaper', paper, item: kept, source: document(server.document) })
    expect((await meeting.get('asha', paperPath(paper))).status).toBe(200)
    expect((await meeting.get('rita', paperPath(paper))).status).toBe(404)
    expect((await meeting.get('rita', `/meetings/${meeting.id}`)).text).not.toContain(paper)
  })

  it('[M163] are files of the meeting; one in an item that is kept among some people is for that item', async () => {
    const sender = { url: server.url, headers: server.headersOf('olga'), use: 'list' }
    const file = await addFile({ ...sender, section: kept }, 'the letter', 'complaint-by-omar.txt')
    const source = { what: 'file', file: file.id } as const
    for (const item of [null, open]) {
      await expect(meeting.meet('olga', { do: 'addPaper', paper: newId(), item, source })).rejects.toThrow(
        /403.*kept among some people/,
      )
    }
    const paper = newId()
    await meeting.meet('olga', { do: 'addPaper', paper, item: kept, source })
    const read = await server.ask('asha', 'GET', paperPath(paper), paperAnswerSchema)
    expect(read).toMatchObject({ what: 'file', title: file.name, file: { id: file.id } })
    expect((await meeting.get('rita', `/meetings/${meeting.id}`)).text).not.toContain('omar')
    const elsewhere = await addFile({ ...sender, section: server.section }, 'a note', 'note.txt')
    await expect(
      meeting.meet('olga', {
        do: 'addPaper',
        paper: newId(),
        item: null,
        source: { what: 'file', file: elsewhere.id },
      }),
    ).rejects.toThrow(/400.*notes of an item/)
  })
})
