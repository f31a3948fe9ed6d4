import { copyPreviewSchema, meetingAnswerSchema, publicMinutesSchema } from '@alongside/meeting'
import { commandAnswerSchema, idFrom, type MeetingAsk } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boot, type Booted } from '../testing.ts'
import { calling, holdMeeting, type HeldMeeting } from '../testing/hold-meeting.ts'

const newId = () => idFrom(randomBytes(16))
const consent = { by: 'consent' } as const
const here = { capacity: 'layPartner', how: 'present', attends: { as: 'self' } } as const

describe('minutes that are public', () => {
  let server: Booted
  let space: string
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', ines: 'edit', zoe: null })
    space = server.board.space
    const person = server.board.person('olga').id
    const command = { do: 'giveOffice', person, office: 'chair' }
    await server.ask('olga', 'POST', `/spaces/${space}/commands`, commandAnswerSchema, command)
  }, 60_000)
  afterAll(() => server.close())

  /** What whoever is signed out is answered, whatever it is, with all headers but the date. */
  async function outside(path: string) {
    const answer = await fetch(`${server.url}/api${path}`)
    const headers = [...answer.headers].filter(([name]) => name !== 'date')
    return { status: answer.status, headers, text: await answer.text() }
  }

  async function write(section: string, words: string): Promise<void> {
    server.section = section
    const client = server.ours('olga')
    await client.until(({ link }) => link === 'joined')
    client.write((text) => text.insert(text.length, words))
    await client.until(({ status }) => status.is === 'saved')
    client.close()
  }

  /** What is said and done about an item that is kept among some. */
  interface Scene {
    readonly title: string
    readonly words: string
    readonly isFirst: boolean
    readonly hasVote: boolean
    readonly hasInterest: boolean
  }

  async function play(meeting: HeldMeeting, { title, words, hasVote, hasInterest }: Scene): Promise<void> {
    const item = await meeting.addItem(title, [meeting.idOf('asha')])
    const meet = (name: string, ask: MeetingAsk) => meeting.meet(name, ask)
    await write(item, words)
    await meet('olga', { do: 'openItem', item })
    const person = meeting.idOf('asha')
    if (hasInterest) {
      const declared = { interest: newId(), person, item, sort: 'personal', nature: words } as const
      await meet('asha', { do: 'declareInterest', ...declared })
    }
    if (hasVote) {
      const vote = newId()
      await meet('olga', { do: 'openVote', vote, item, question: words, method: consent, secret: false })
      await meet('asha', { do: 'castBallot', vote, person, answer: 'notSure', reason: words })
      await meet('olga', { do: 'closeVote', vote })
    }
    const said = { item, words, vote: null, effective: null, review: null }
    await meet('olga', { do: 'recordDecision', decision: newId(), ...said })
    await meet('olga', {
      do: 'agreeAction',
      action: newId(),
      item,
      words,
      owner: person,
      helper: null,
      due: null,
    })
    await meet('olga', { do: 'closeItem', item })
  }

  /** A meeting with an open item that is always the same, whose minutes the next one approved. */
  async function approved(scenes: readonly Scene[] = []): Promise<{ meeting: HeldMeeting; open: string }> {
    const meeting = await holdMeeting(server, ['asha', 'ines'])
    await meeting
      .addItem('Put away')
      .then((section) => meeting.command('olga', { do: 'putSectionAway', section }))
    if (scenes.length > 0) await meeting.addItem('Kept before', [])
    const open = await meeting.addItem('The day centre')
    const [asha, ines] = ['asha', 'ines'].map(meeting.idOf)
    await write(open, 'We heard asha Example. ')
    await meeting.meet('olga', { do: 'publish' })
    for (const name of ['olga', 'asha', 'ines']) await meeting.meet(name, { do: 'comeIn', ...here })
    await meeting.meet('olga', { do: 'open' })
    for (const scene of scenes.filter(({ isFirst }) => isFirst)) await play(meeting, scene)
    await meeting.meet('olga', { do: 'openItem', item: open })
    const vote = newId()
    const question = 'Shall we open on Sundays?'
    await meeting.meet('olga', { do: 'openVote', vote, item: open, question, method: consent, secret: false })
    await meeting.meet('ines', { do: 'castBallot', vote, person: ines!, answer: 'happy', reason: 'Why not.' })
    await meeting.meet('olga', { do: 'closeVote', vote })
    const said = { item: open, words: 'Open on Sundays.', vote, effective: '2026-12-01', review: null }
    await meeting.meet('olga', { do: 'recordDecision', decision: newId(), ...said })
    const agreed = { item: open, words: 'Tell the press.', owner: asha!, helper: null, due: null }
    await meeting.meet('olga', { do: 'agreeAction', action: newId(), ...agreed })
    for (const scene of scenes.filter(({ isFirst }) => !isFirst)) await play(meeting, scene)
    await meeting.meet('olga', { do: 'end' })
    const next = await meeting.command('olga', { ...calling('April', []), from: meeting.id })
    const later = (ask: MeetingAsk) => meeting.command('olga', { do: 'meet', meeting: next, ask })
    await later({ do: 'publish' })
    await later({ do: 'open' })
    await meeting.meet('olga', { do: 'approveMinutes', in: next, reason: null })
    return { meeting, open }
  }

  const preview = (meeting: HeldMeeting, query = '') =>
    server.ask('olga', 'GET', `/meetings/${meeting.id}/public-copy${query}`, copyPreviewSchema)

  async function publish(meeting: HeldMeeting): Promise<string> {
    const { read } = await preview(meeting)
    await meeting.meet('olga', { do: 'makePublicCopy', leaveOut: [], read })
    const view = await server.ask('olga', 'GET', `/meetings/${meeting.id}`, meetingAnswerSchema)
    return view.meeting.copies.at(-1)?.id ?? ''
  }

  it('[M178] [G152] are byte for byte the same for whoever is outside, whatever was kept among some', async () => {
    const plain = await outside(`/public/minutes/${await publish((await approved()).meeting)}`)
    expect(plain.status).toBe(200)
    expect(publicMinutesSchema.parse(JSON.parse(plain.text)).items.map(({ title }) => title)).toEqual([
      'The day centre',
    ])
    const [short, long] = ['Pay', 'A complaint about the bus, which is late each day. '.repeat(9)]
    const scene = (words: string, isFirst: boolean, isWhole: boolean): Scene => ({
      title: words.slice(0, 40),
      words,
      isFirst,
      hasVote: isWhole,
      hasInterest: isWhole,
    })
    for (const scenes of [
      [scene(short, false, false)],
      [scene(long, true, true), scene(short, true, true), scene(long, false, true)],
    ]) {
      const copy = await publish((await approved(scenes)).meeting)
      expect(await outside(`/public/minutes/${copy}`)).toEqual(plain)
    }
  }, 120_000)

  it('[M178] are told of as gone once they were withdrawn or put away, and never as of others than none before', async () => {
    const { meeting, open } = await approved()
    const none = await outside(`/public/minutes/${newId()}`)
    expect(none.status).toBe(404)
    for (const id of [meeting.id, open, 'x', '..%2f']) {
      expect((await outside(`/public/minutes/${id}`)).text).toBe(none.text)
    }
    const copy = await publish(meeting)
    const first = await outside(`/public/minutes/${copy}`)
    for (const inside of [
      meeting.id,
      open,
      space,
      copy,
      'Put away',
      'olga',
      'Why not',
      meeting.idOf('asha'),
    ]) {
      expect(first.text).not.toContain(inside)
    }
    expect(new Headers(first.headers).get('cache-control')).toBe('public, max-age=60')
    await meeting.command('olga', { do: 'putDocumentAway', document: meeting.id })
    expect((await outside(`/public/minutes/${copy}`)).status).toBe(410)
    await meeting.command('olga', { do: 'bringDocumentBack', document: meeting.id })
    expect((await outside(`/public/minutes/${copy}`)).text).toBe(first.text)
    await meeting.meet('olga', { do: 'withdrawPublicCopy', reason: 'A name stands in it.' })
    const gone = await outside(`/public/minutes/${copy}`)
    expect(gone.status).toBe(410)
    expect(gone.text).not.toMatch(/name stands|March|Board/)
    const again = await publish(meeting)
    expect(again).not.toBe(copy)
    expect((await outside(`/public/minutes/${again}`)).text).toBe(first.text)
    await meeting.command('olga', { do: 'keepItem', item: open, confidential: { people: [] }, reason: 'r' })
    expect((await outside(`/public/minutes/${again}`)).text).toBe(gone.text)
  }, 60_000)

  it('[M179] [G157] are seen before by those who may publish them, with the names in them, and published as they were read', async () => {
    const { meeting, open } = await approved()
    const path = `/meetings/${meeting.id}/public-copy`
    expect([(await meeting.get('asha', path)).status, (await meeting.get('zoe', path)).status]).toEqual([
      403, 404,
    ])
    expect((await outside(path)).status).toBe(401)
    const seen = await preview(meeting)
    expect(seen.names).toEqual([
      { words: 'asha', places: [{ item: 0, around: 'We heard asha Example. ' }] },
      { words: 'Example', places: [{ item: 0, around: 'We heard asha Example. ' }] },
    ])
    const without = await preview(meeting, `?without=${open}`)
    expect([without.has, without.items.map(({ item }) => item)]).toEqual([[], [open]])
    const make = (read: string, leaveOut: string[] = []) =>
      meeting.meet('olga', { do: 'makePublicCopy', leaveOut, read })
    await expect(make('0'.repeat(64))).rejects.toThrow(/400.*Read it again/)
    await expect(make(without.read, [open])).rejects.toThrow(/400.*No item is left/)
    const draft = await holdMeeting(server, [])
    expect((await draft.get('olga', `/meetings/${draft.id}/public-copy`)).status).toBe(403)
    await expect(draft.meet('olga', { do: 'makePublicCopy', leaveOut: [], read: seen.read })).rejects.toThrow(
      /403/,
    )
    await make(seen.read)
    await make(seen.read)
    const view = await server.ask('asha', 'GET', `/meetings/${meeting.id}`, meetingAnswerSchema)
    expect([view.meeting.phase, view.meeting.copies.length]).toEqual(['publicCopy', 1])
  }, 60_000)
})
