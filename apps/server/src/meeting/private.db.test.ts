import { meetingAnswerSchema } from '@alongside/meeting'
import { closeCodes, idFrom, type MeetingAsk } from '@alongside/protocol'
import { databaseIn } from '@alongside/storage-sqlite'
import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Listening } from '../live/testing/listener.ts'
import { boot, type Booted } from '../testing.ts'
import { holdMeeting, type HeldMeeting } from '../testing/hold-meeting.ts'
import { addFile } from '../testing/send-file.ts'

const newId = () => idFrom(randomBytes(16))
type Headers = Readonly<Record<string, string>>

describe('what nobody learns of a meeting', () => {
  let server: Booted
  let meeting: HeldMeeting
  let open: string
  let guest: Headers
  const logged: string[] = []
  const listening: Listening[] = []
  const here = { capacity: 'layPartner', how: 'remote', attends: { as: 'self' } } as const

  beforeEach(async () => {
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
    const limit = { LIMIT_MAX_ACTS_PER_LINK_AND_HOUR: '2' }
    server = await boot({ olga: 'own', asha: 'edit', ines: 'edit', zoe: null }, limit, log)
    meeting = await holdMeeting(server, ['asha', 'ines'])
    await meeting.command('olga', { do: 'giveOffice', person: meeting.idOf('olga'), office: 'chair' })
    open = await meeting.addItem('The day centre')
    guest = await meeting.comeBy('Mary')
  }, 60_000)
  afterEach(async () => {
    await Promise.all(listening.splice(0).map((one) => one.leave()))
    await server.close()
    logged.splice(0)
  })

  const headers = (name: string): Headers => (name === 'guest' ? guest : server.headersOf(name))
  const get = async (name: string, path: string) => {
    const answer = await fetch(`${server.url}/api${path}`, { headers: headers(name) })
    return { status: answer.status, text: await answer.text() }
  }
  const meetAsGuest = async (ask: MeetingAsk) =>
    (
      await fetch(`${server.url}/api/spaces/${server.board.space}/commands`, {
        method: 'POST',
        headers: { ...guest, 'content-type': 'application/json' },
        body: JSON.stringify({ do: 'meet', meeting: meeting.id, ask }),
      })
    ).status

  async function listen(name: string): Promise<Listening> {
    const listener = new Listening(`${server.url.replace('http', 'ws')}/live`, headers(name))
    listening.push(listener)
    return listener.subscribe(server.board.space, null)
  }

  async function goLive(): Promise<void> {
    await meeting.meet('olga', { do: 'publish' })
    await meeting.meet('olga', { do: 'open' })
    for (const name of ['olga', 'asha', 'ines']) await meeting.meet(name, { do: 'comeIn', ...here })
  }

  it('[M165] of an item that is kept among some: title, number of items, papers, interests and files; that something is on, and no more', async () => {
    const ears = await Promise.all(['guest', 'ines'].map(listen))
    const kept = await meeting.addItem('Complaint by Omar', [meeting.idOf('asha')])
    const sender = { url: server.url, headers: server.headersOf('olga'), section: kept, use: 'list' }
    const file = await addFile(sender, 'the letter', 'complaint-letter.txt')
    const [paper, interest] = [newId(), newId()]
    const source = { what: 'file', file: file.id } as const
    await meeting.meet('olga', { do: 'addPaper', paper, item: kept, source })
    await goLive()
    const nature = 'The complaint is about my brother.'
    const declared = { interest, person: meeting.idOf('asha'), item: kept, sort: 'personal', nature } as const
    await meeting.meet('asha', { do: 'declareInterest', ...declared })
    await meeting.meet('olga', {
      do: 'decideInterest',
      interest,
      effect: 'speakNoVote',
      reason: 'Omar asked.',
    })
    await meeting.meet('olga', { do: 'openItem', item: kept })
    await meeting.meet('asha', { do: 'askToSpeak', person: meeting.idOf('asha') })
    await meeting.meet('olga', { do: 'openItem', item: open })
    await Promise.all(
      ears.map((ear) =>
        ear.until(
          (one) =>
            one.type === 'event' &&
            one.event.kind === 'itemOpened' &&
            JSON.stringify(one.event.payload).includes(open),
        ),
      ),
    )

    const secrets = /omar|complaint/i
    const { space } = server.board
    for (const name of ['guest', 'ines']) {
      const view = meetingAnswerSchema.parse(JSON.parse((await get(name, `/meetings/${meeting.id}`)).text))
      expect([view.meeting.items.length, view.document.sections.length, view.document.titles]).toEqual([
        1,
        1,
        [],
      ])
      expect([view.meeting.papers, view.meeting.interests]).toEqual([[], []])
      for (const path of [
        `/meetings/${meeting.id}`,
        `/meetings/${meeting.id}/calendar.ics`,
        `/spaces/${space}/meetings`,
        `/spaces/${space}`,
        `/spaces/${space}/hearing`,
        `/spaces/${space}/waiting`,
        `/spaces/${space}/tasks`,
        `/documents/${meeting.id}`,
        `/documents/${meeting.id}/files`,
      ]) {
        const { status, text } = await get(name, path)
        expect([path, status]).toEqual([path, 200])
        expect(text).not.toMatch(secrets)
        for (const id of [paper, interest, file.id]) expect(text).not.toContain(id)
      }
      for (const path of [
        `/meetings/${meeting.id}/papers/${paper}`,
        `/files/${file.id}`,
        `/sections/${kept}/text`,
        `/sections/${kept}/comments`,
      ]) {
        expect([path, (await get(name, path)).status]).toEqual([path, 404])
      }
    }
    for (const ear of ears) {
      const frames = ear.heard.map((frame) => JSON.stringify(frame))
      expect(frames.join()).not.toMatch(secrets)
      for (const id of [paper, interest, file.id]) expect(frames.join()).not.toContain(id)
      const about = ear.heard.flatMap((frame) =>
        frame.type === 'event' && JSON.stringify(frame.event.payload).includes(kept) ? [frame.event] : [],
      )
      // That something is on, so that nobody thinks that the meeting stands still.
      expect(about.map(({ kind, payload }) => [kind, payload])).toEqual([
        ['itemOpened', { meeting: meeting.id, on: kept }],
        ['itemClosed', { meeting: meeting.id, on: kept }],
      ])
    }
    for (const path of [`/meetings/${meeting.id}`, `/meetings/${meeting.id}/calendar.ics`]) {
      expect((await get('zoe', path)).status).toBe(404)
    }
    expect((await get('zoe', `/spaces/${space}/meetings`)).status).toBe(404)
    expect(logged.join()).not.toMatch(secrets)
  })

  it('[M166] whose an unnamed card is: no row, frame, job or line of the log holds it, and nothing else moves', async () => {
    await goLive()
    const path = databaseIn(server.dataDir)
    const all = (): ReadonlyMap<string, readonly string[]> => {
      const database = new DatabaseSync(path, { readOnly: true })
      const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
      const rows = names.map(({ name }): [string, string[]] => [
        String(name),
        database
          .prepare(`SELECT * FROM "${String(name)}"`)
          .all()
          .map((row) => JSON.stringify(row)),
      ])
      database.close()
      return new Map(rows)
    }
    const ear = await listen('ines')
    // The two acts that the link allows in an hour: coming in, and the one at the end.
    expect(await meetAsGuest({ do: 'comeIn', ...here, capacity: 'unpaidCarer' })).toBe(200)
    await ear.untilEvent('cameIn')
    const view = meetingAnswerSchema.parse(JSON.parse((await get('guest', `/meetings/${meeting.id}`)).text))
    const mary = view.meeting.roll.at(-1)?.person ?? ''
    const [card, token] = [newId(), randomBytes(16).toString('hex')]
    const hash = createHash('sha256').update(token).digest('hex')
    const before = all()
    const quiet = logged.length
    expect(await meetAsGuest({ do: 'raiseCard', card, colour: 'red', by: { as: 'unnamed', token } })).toBe(
      200,
    )
    await ear.untilEvent('cardRaised')
    const fresh = [...all()].flatMap(([table, rows]) =>
      rows.filter((row) => !before.get(table)?.includes(row)).map((row) => [table, row] as const),
    )
    expect(fresh.map(([table]) => table)).toEqual(['event'])
    const row: Record<string, unknown> = JSON.parse(fresh[0]?.[1] ?? '{}')
    expect(fresh[0]?.[1]).toContain(hash)
    expect([row['actor'], row['hand'], row['capacity']]).toEqual([null, null, null])
    expect(fresh[0]?.[1]).not.toContain(mary)

    expect(await meetAsGuest({ do: 'lowerCard', card, token })).toBe(200)
    const lowered = await ear.untilEvent('cardLowered')
    expect(lowered).toMatchObject({ event: { actor: null, hand: null, capacity: null } })
    const frames = ear.heard.map((frame) => JSON.stringify(frame)).filter((frame) => frame.includes(card))
    expect(frames).toHaveLength(2)
    for (const frame of frames) expect(frame).not.toContain(mary)
    expect(logged.slice(quiet).join()).not.toMatch(new RegExp(`${mary}|${card}|${hash}|${token}`))
    const files = await Promise.all([path, `${path}-wal`].map((file) => readFile(file)))
    for (const bytes of files) expect(bytes.includes(token)).toBe(false)

    // It was counted for no link: the second act of the hour is still free, and the third is not.
    expect(await meetAsGuest({ do: 'askToSpeak', person: mary })).toBe(200)
    expect(await meetAsGuest({ do: 'takeBackAsk', person: mary })).toBe(429)
  })

  it('[M168] is counted of those who hold up one unnamed card after the other: they wait for a minute', async () => {
    await goLive()
    const raise = () => {
      const token = randomBytes(16).toString('hex')
      const ask = { do: 'raiseCard', card: newId(), colour: 'red', by: { as: 'unnamed', token } } as const
      return meeting.meet('asha', ask)
    }
    // There are twelve up at most; those that are refused count too.
    for (let times = 0; times < 30; times += 1) await raise().catch(() => undefined)
    await expect(raise()).rejects.toThrow(/429.*Wait a minute/)
    const by = { as: 'named', person: meeting.idOf('asha') } as const
    await meeting.meet('asha', { do: 'raiseCard', card: newId(), colour: 'yellow', by })
  })

  it('[M167] what is said in an item that somebody has to leave, from that moment until it is closed', async () => {
    await goLive()
    const [interest, asha] = [newId(), meeting.idOf('asha')]
    const nature = 'I work there.'
    const declared = { interest, person: asha, item: open, sort: 'professional', nature } as const
    await meeting.meet('asha', { do: 'declareInterest', ...declared })
    const sender = { url: server.url, headers: server.headersOf('olga'), section: open, use: 'list' }
    const file = await addFile(sender, 'figures', 'figures.txt')
    const paper = newId()
    const source = { what: 'file', file: file.id } as const
    await meeting.meet('olga', { do: 'addPaper', paper, item: open, source })
    server.section = open
    const client = server.plain('asha')
    await client.until(({ provider }) => provider.synced)
    await meeting.meet('olga', { do: 'openItem', item: open })
    await meeting.meet('olga', { do: 'decideInterest', interest, effect: 'leave', reason: 'Too close.' })
    await client.until(({ codes }) => codes.includes(closeCodes.notAllowed))
    const closed = [
      `/sections/${open}/text`,
      `/sections/${open}/comments`,
      `/files/${file.id}`,
      `/meetings/${meeting.id}/papers/${paper}`,
    ]
    const statuses = () => Promise.all(closed.map(async (path) => (await get('asha', path)).status))
    expect(await statuses()).toEqual([404, 404, 404, 404])
    const { text } = await get('asha', `/spaces/${server.board.space}/hearing`)
    expect(text).toContain('Too close.')
    expect(text).toContain('"effect":"leave"')
    expect((await get('ines', closed[0] ?? '')).status).toBe(200)

    await meeting.meet('olga', { do: 'closeItem', item: open })
    expect(await statuses()).toEqual([200, 200, 200, 200])
    const again = server.plain('asha')
    await again.until(({ provider }) => provider.synced)
  })
})
