import { closeCodes, linksSchema } from '@alongside/protocol'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import { site } from '../api/testing/site.ts'
import type { Visitor } from '../api/testing/visitor.ts'
import { Listening, serveLive } from './testing/listener.ts'

describe('/live', () => {
  let board: Board
  let live: Awaited<ReturnType<typeof serveLive>>
  let lena: Visitor
  let moses: Visitor
  let space: string

  beforeEach(async () => {
    board = await openBoard()
    live = await serveLive(board)
    lena = board.visitor()
    await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Riverside')
    moses = board.visitor()
    await moses.signIn('moses@example.org', 'Moses Okoro')
    await moses.join(await lena.makeLink(space))
  })
  afterEach(async () => {
    await live.close()
    await board.close()
  })

  const listen = (visitor: Visitor, after: string | null) =>
    new Listening(live.url, { cookie: visitor.cookie, origin: site }).subscribe(space, after)

  async function createDocument(title: string): Promise<{ id: string; section: string }> {
    const { made } = await lena.made(space, { do: 'createDocument', kind: 'blank', title })
    const view = await lena.document(made)
    return { id: made, section: view.sections[0]?.id ?? '' }
  }

  it('tells members what happens, as it happens', async () => {
    const hearing = await listen(moses, null)
    await lena.command(space, { do: 'renameSpace', name: 'Riverside Board' })
    expect(await hearing.untilEvent('spaceRenamed')).toMatchObject({
      event: { kind: 'spaceRenamed', payload: { name: 'Riverside Board' }, capacity: 'layPartner' },
    })
    await hearing.leave()
  })

  it('begins after the position of the view of the space, so that nothing between is missed', async () => {
    const { position } = await moses.view(space)
    await createDocument('Strategy')
    const hearing = await listen(moses, position)
    await hearing.untilEvent('sectionAdded')
    expect(hearing.kinds).toEqual(['documentCreated', 'sectionAdded'])
    await hearing.leave()
  })

  it('goes on after a lost connection without a gap and without telling anything twice', async () => {
    const before = await listen(moses, null)
    const names = Array.from({ length: 12 }, (_, n) => `Name ${n}`)
    const [first, rest] = [names.slice(0, 5), names.slice(5)]
    for (const name of first) await lena.command(space, { do: 'renameSpace', name })
    await before.until((one) => one.type === 'event' && JSON.stringify(one).includes('Name 4'))
    await before.leave()
    for (const name of rest.slice(0, 3)) await lena.command(space, { do: 'renameSpace', name })
    const [after] = await Promise.all([
      listen(moses, before.position),
      ...rest.slice(3).map((name) => lena.command(space, { do: 'renameSpace', name })),
    ])
    const logged = (await board.store.events.read(space, 0))
      .filter(({ kind }) => kind === 'spaceRenamed')
      .map(({ payload }) => JSON.stringify(payload))
    expect(logged).toHaveLength(names.length)
    const last = logged.at(-1) ?? ''
    await after.until((one) => one.type === 'event' && JSON.stringify(one.event.payload) === last)
    const heard = [...before.heard, ...after.heard].flatMap((one) =>
      one.type === 'event' ? [JSON.stringify(one.event.payload)] : [],
    )
    expect(heard).toEqual(logged)
    await after.leave()
  })

  it('shows nothing of a document that one may not see, not even a gap', async () => {
    const hearing = await listen(moses, null)
    const { position } = await moses.view(space)
    const secret = await createDocument('Known to all at first')
    const on = { what: 'document', document: secret.id } as const
    const grantee = { to: 'space' } as const
    await lena.command(space, { do: 'giveRight', on, grantee, permission: null, reason: 'private' })
    await hearing.untilEvent('rightGiven')
    await lena.command(space, { do: 'renameDocument', document: secret.id, title: 'Secret' })
    await lena.command(space, { do: 'renameSection', section: secret.section, title: 'Secret part' })
    await lena.command(space, { do: 'renameSpace', name: 'The end' })
    await hearing.untilEvent('spaceRenamed')
    expect(hearing.kinds).toEqual(['documentCreated', 'sectionAdded', 'rightGiven', 'spaceRenamed'])

    // Whoever comes later hears nothing of it at all: it is decided from what one may now.
    const later = await listen(moses, position)
    await later.untilEvent('spaceRenamed')
    expect(later.kinds).toEqual(['rightGiven', 'spaceRenamed'])
    const events = later.heard.filter(({ type }) => type === 'event')
    expect(events.every((one) => !('seq' in one) && !JSON.stringify(one).includes('Secret'))).toBe(true)
    await hearing.leave()
    await later.leave()
  })

  it('tells of what is among organisers to organisers only', async () => {
    const [organiser, member] = await Promise.all([listen(lena, null), listen(moses, null)])
    await lena.makeLink(space)
    await lena.command(space, { do: 'renameSpace', name: 'The end' })
    await Promise.all([organiser.untilEvent('spaceRenamed'), member.untilEvent('spaceRenamed')])
    expect(organiser.kinds).toEqual(['invitationSent', 'spaceRenamed'])
    expect(member.kinds).toEqual(['spaceRenamed'])
    await organiser.leave()
    await member.leave()
  })

  it('tells those whom something concerns that something waits for them, and nobody else', async () => {
    const { section } = await createDocument('Strategy')
    const omar = board.visitor()
    await omar.signIn('omar@example.org', 'Omar')
    await omar.join(await lena.makeLink(space))
    const thread = 'a'.repeat(16)
    const words = { section, thread, words: 'A thought.', voice: null } as const
    await moses.command(space, { do: 'comment', anchor: null, sort: null, ...words })
    const [concerned, beside] = await Promise.all([listen(moses, null), listen(omar, null)])
    await lena.command(space, { do: 'reply', post: 'b'.repeat(16), ...words })
    await concerned.until(({ type }) => type === 'waiting')
    // What comes after it has come to everybody, and so would have what came before.
    await lena.command(space, { do: 'renameSpace', name: 'The end' })
    await Promise.all([concerned.untilEvent('spaceRenamed'), beside.untilEvent('spaceRenamed')])
    expect(concerned.heard.filter(({ type }) => type === 'waiting')).toHaveLength(1)
    expect(beside.heard.filter(({ type }) => type === 'waiting')).toEqual([])
    await concerned.leave()
    await beside.leave()
  })

  it('gives positions that tell nothing: all as long, no two the same, of no use for another space', async () => {
    const seal = (seq: number) => board.positions.seal(space, seq)
    expect(new Set([seal(1), seal(1), seal(9_999_999)].map(({ length }) => length)).size).toBe(1)
    expect(seal(1)).not.toBe(seal(1))
    expect(board.positions.open('another-space', seal(1))).toBeNull()
    const hearing = await listen(moses, board.positions.seal('another-space', 1))
    expect(hearing.heard[0]).toMatchObject({ type: 'refused', problem: { kind: 'invalid' } })
  })

  it('closes for good when one is no member any more', async () => {
    const hearing = await listen(moses, null)
    await moses.command(space, { do: 'leave' })
    expect(await hearing.closed).toBe(closeCodes.notAllowed)
  })

  it('closes when the session ends', async () => {
    const hearing = await listen(moses, null)
    await moses.ask('POST', '/sign-out', {})
    expect(await hearing.closed).toBe(closeCodes.signedOut)
  })

  it('lets in nobody without a session, and nobody from another site', async () => {
    expect(await new Listening(live.url, { origin: site }).closed).toBe(closeCodes.signedOut)
    const foreign = new Listening(live.url, { cookie: moses.cookie, origin: 'https://evil.example' })
    expect(await foreign.closed).toBe(closeCodes.notAllowed)
    expect(foreign.heard).toEqual([])
  })

  it('tells a stranger the same of a space that is there and of one that is not', async () => {
    const omar = board.visitor()
    await omar.signIn('omar@example.org', 'Omar')
    const answers = await Promise.all(
      [space, 'a'.repeat(16)].map(async (id) => {
        const socket = new Listening(live.url, { cookie: omar.cookie, origin: site })
        await socket.subscribe(id, null)
        return [socket.heard, await socket.closed]
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.[0]).toMatchObject([{ type: 'refused', problem: { kind: 'notFound' } }])
  })

  it('closes on what it cannot read, on what is too long, and on a second request', async () => {
    const broken = new Listening(live.url, { cookie: moses.cookie, origin: site })
    await once(broken.socket, 'open')
    broken.socket.send('{"type":"subscribe"')
    expect(await broken.closed).toBe(closeCodes.malformed)
    const twice = await listen(moses, null)
    twice.socket.send('{}')
    expect(await twice.closed).toBe(closeCodes.malformed)
    const large = new Listening(live.url, { cookie: moses.cookie, origin: site })
    await once(large.socket, 'open')
    large.socket.send(' '.repeat(3000) + JSON.stringify({ type: 'subscribe', space, after: null }))
    expect(await large.closed).toBe(closeCodes.malformed)
  })

  it('says that it is still there when nothing happens', async () => {
    const often = await serveLive(board, { stillMs: 20 })
    const hearing = new Listening(often.url, { cookie: moses.cookie })
    await hearing.subscribe(space, null)
    expect(await hearing.until(({ type }) => type === 'still')).toEqual({ type: 'still' })
    await hearing.leave()
    await often.close()
  })

  /** Someone who came by a link to a document, and the link's id. */
  async function comeBy(document: string): Promise<{ mary: Visitor; link: string }> {
    const lastDay = new Date(board.clock.now + 86_400_000).toISOString().slice(0, 10)
    const terms = { permission: 'comment', label: 'Difficult', lastDay, visitors: false } as const
    const { made } = await lena.made(space, { do: 'makeLink', document, ...terms })
    const { links } = linksSchema.parse((await lena.ask('GET', `/documents/${document}/links`)).body)
    const token = links[0]?.url?.split('/l/')[1] ?? ''
    const mary = board.visitor()
    await mary.ask('POST', `/links/${token}/join`, { name: 'Mary Jones', capacity: 'observer' })
    return { mary, link: made }
  }

  it('tells a guest of their document, and of nothing else in the space: every byte', async () => {
    const { id, section } = await createDocument('Strategy')
    const secret = await createDocument('Secret')
    const { mary, link } = await comeBy(id)
    const hearing = await listen(mary, null)
    const omar = board.visitor()
    await omar.signIn('omar@example.org', 'Omar Haddad')
    await omar.join(await lena.makeLink(space))
    await lena.command(space, { do: 'renameSpace', name: 'Secret name' })
    await lena.command(space, { do: 'renameDocument', document: secret.id, title: 'More secret' })
    const words = { anchor: null, sort: null, words: 'Secret words', voice: null }
    await lena.command(space, { do: 'comment', section: secret.section, thread: 'a'.repeat(16), ...words })
    await lena.command(space, { do: 'comment', section, thread: 'b'.repeat(16), ...words })
    const lastDay = new Date(board.clock.now + 2 * 86_400_000).toISOString().slice(0, 10)
    await lena.command(space, { do: 'changeLink', link, permission: 'edit', label: 'Difficult', lastDay })
    await lena.command(space, { do: 'renameDocument', document: id, title: 'Our strategy' })
    await hearing.untilEvent('documentRenamed')
    expect(hearing.kinds).toEqual(['commented', 'linkChanged', 'documentRenamed'])
    expect(JSON.stringify(hearing.heard)).not.toMatch(/secret|difficult|omar/i)
    await hearing.leave()
  })

  it('ends for a guest as soon as their link is withdrawn, paused or over', async () => {
    const { id } = await createDocument('Strategy')
    for (const [index, end] of (['withdraw', 'pause', 'over'] as const).entries()) {
      const { mary, link } = await comeBy(id)
      const hearing = await listen(mary, null)
      if (end === 'withdraw') await lena.command(space, { do: 'withdrawLink', link })
      else if (end === 'pause') await lena.command(space, { do: 'pauseLink', link, paused: true })
      else {
        // Nobody has looked at this space for so long that it is not in memory any more.
        for (let other = 0; other < board.maxKept; other += 1) {
          await board.spaces.load(String(other).padStart(16, '0'))
        }
        board.clock.pass(2 * 86_400_000)
      }
      expect([index, await hearing.closed]).toEqual([index, closeCodes.notAllowed])
    }
  })
})
