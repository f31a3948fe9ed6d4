import {
  codeLeadsSchema,
  idFrom,
  joinCodeLetters,
  linkCodeSchema,
  linksSchema,
  type Command,
  type LinkCode,
  type LinkView,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientAddressHeader } from './env.ts'
import { openBoard, type Board, type BoardOptions } from './testing/open-board.ts'
import type { Answered, Visitor } from './testing/visitor.ts'

const dayMs = 86_400_000

describe('codes of links through the API', () => {
  let board: Board
  let lena: Visitor
  let sam: Visitor
  let space: string
  let plan: string

  beforeEach(() => open())
  afterEach(() => board.close())

  async function open(options: BoardOptions = {}): Promise<void> {
    board = await openBoard(options)
    lena = board.visitor()
    sam = board.visitor()
    await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Board')
    await sam.signIn('sam@example.org', 'Sam Okoro')
    await sam.join(await lena.makeLink(space))
    plan = (await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Plan' })).made
  }

  const day = (days: number) => new Date(board.clock.now + days * dayMs).toISOString().slice(0, 10)

  async function makeLink(change: Partial<Extract<Command, { do: 'makeLink' }>> = {}): Promise<string> {
    const terms = { permission: 'comment', label: 'The hall', lastDay: day(7), visitors: false } as const
    return (await lena.made(space, { do: 'makeLink', document: plan, ...terms, ...change })).made
  }

  async function seen(id: string): Promise<LinkView> {
    const { links } = linksSchema.parse((await lena.ask('GET', `/documents/${plan}/links`)).body)
    const found = links.find((one) => one.id === id)
    if (found === undefined) throw new Error('the link is not there')
    return found
  }

  async function makeCode(id: string, instead?: string): Promise<LinkCode> {
    return linkCodeSchema.parse((await lena.ask('POST', `/links/${id}/code`, { instead })).body)
  }

  /** What a browser without anybody gets for a code, from an address. */
  const enter = (code: string, client = '192.0.2.1'): Promise<Answered> =>
    board.visitor().ask('POST', '/code', { code }, { [clientAddressHeader]: client })
  const kindOf = ({ body }: Answered): unknown =>
    typeof body === 'object' && body !== null && 'kind' in body ? body.kind : null
  /** A code of the right form that no link has. */
  const wrongCode = (code: string, at: number): string => {
    const first = joinCodeLetters.indexOf(code.charAt(0))
    const turned = joinCodeLetters.charAt((first + 1 + (at % 17)) % joinCodeLetters.length)
    return turned + code.slice(1)
  }

  it('[M150] lead whoever types one, however, to where the address of the link leads', async () => {
    const id = await makeLink()
    const { code } = await makeCode(id)
    const { url } = await seen(id)
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `
    const answer = await enter(typed)
    expect(answer).toMatchObject({ status: 200, body: { path: new URL(url ?? '').pathname } })
    const { path } = codeLeadsSchema.parse(answer.body)
    const mary = board.visitor()
    const join = `/links/${path.slice('/l/'.length)}/join`
    const joined = await mary.ask('POST', join, { name: 'Mary Jones', capacity: 'unpaidCarer' })
    expect(joined).toMatchObject({ status: 200, body: { address: '/s/board/d/plan' } })
    expect((await enter('FHJ 23')).body).toMatchObject({ kind: 'invalid', field: 'code' })
  })

  it('[M151] are made, seen and replaced by those who look after the link, and by nobody else', async () => {
    const id = await makeLink()
    expect((await seen(id)).code).toBeNull()
    const token = (await seen(id)).url?.split('/l/')[1] ?? ''
    const mary = board.visitor()
    await mary.ask('POST', `/links/${token}/join`, { name: 'Mary Jones', capacity: 'unpaidCarer' })
    for (const [who, status] of [
      [sam, 404],
      [mary, 404],
      [board.visitor(), 401],
    ] as const) {
      expect((await who.ask('POST', `/links/${id}/code`, {})).status).toBe(status)
    }
    expect((await lena.ask('POST', `/links/${idFrom(randomBytes(16))}/code`, {})).status).toBe(404)
    expect((await seen(id)).code).toBeNull()

    const [first, same] = await Promise.all([makeCode(id), makeCode(id)])
    expect(same).toEqual(first)
    expect((await seen(id)).code).toEqual(first)
    // Over when the last day is over where the space is.
    expect(new Date(first.until).toISOString()).toMatch(new RegExp(`^${day(7)}T2[23]:00:00`))
    const second = await makeCode(id, first.code)
    expect(second.code).not.toBe(first.code)
    expect(await makeCode(id, first.code)).toEqual(second)
    expect((await seen(id)).code).toEqual(second)
    expect([kindOf(await enter(first.code)), (await enter(second.code)).status]).toEqual(['wrongCode', 200])
  })

  it('[M153] say that the link is over to those who have the right one, and end with it', async () => {
    const id = await makeLink()
    const { code } = await makeCode(id)
    const unknown = await enter(wrongCode(code, 0))
    expect(unknown).toMatchObject({ status: 400, body: { kind: 'wrongCode', field: 'code' } })
    await lena.made(space, { do: 'pauseLink', link: id, paused: true })
    expect(await enter(code)).toMatchObject({ status: 410, body: { kind: 'ended' } })
    expect((await enter(wrongCode(code, 1))).body).toEqual(unknown.body)
    expect(kindOf(await lena.ask('POST', `/links/${id}/code`, { instead: code }))).toBe('ended')
    await lena.made(space, { do: 'pauseLink', link: id, paused: false })
    expect((await enter(code)).status).toBe(200)
    board.clock.pass(8 * dayMs)
    expect(kindOf(await enter(code))).toBe('ended')
    expect((await seen(id)).code).toBeNull()
    const terms = { permission: 'comment', label: 'The hall', lastDay: day(7) } as const
    await lena.made(space, { do: 'changeLink', link: id, ...terms })
    expect((await enter(code)).status).toBe(200)
    expect((await seen(id)).code?.code).toBe(code)
    await lena.made(space, { do: 'withdrawLink', link: id })
    expect([kindOf(await enter(code)), (await seen(id)).code]).toEqual(['ended', null])
  })

  it('[M154] let no network guess for long, and keep no other out, nor a hall that knows the code', async () => {
    await board.close()
    await open({ limits: { wrongJoinCodesPerClient: { times: 3, seconds: 900 } } })
    const { code } = await makeCode(await makeLink())
    const guesses = Array.from({ length: 8 }, (_, at) => enter(wrongCode(code, at), `2001:db8::${at + 1}`))
    const kinds = (await Promise.all(guesses)).map(kindOf)
    expect(kinds.filter((kind) => kind === 'wrongCode')).toHaveLength(3)
    expect(kinds.filter((kind) => kind === 'tooManyTries')).toHaveLength(5)
    // No more is looked at: the right one is refused as any other.
    expect(await enter(code, '2001:db8::ffff')).toMatchObject({ status: 429, body: { kind: 'tooManyTries' } })
    for (let n = 0; n < 10; n += 1) expect((await enter(code, '2001:db8:0:1::1')).status).toBe(200)
    expect(board.warnings).toEqual([])
  })

  it('[M154] let not even very many networks guess for long, which the log tells once', async () => {
    await board.close()
    await open({ limits: { wrongJoinCodes: { times: 4, seconds: 900 } } })
    const { code } = await makeCode(await makeLink())
    for (let n = 0; n < 6; n += 1) expect((await enter(code)).status).toBe(200)
    const guesses = Array.from({ length: 9 }, (_, at) => enter(wrongCode(code, at), `192.0.2.${at + 1}`))
    const kinds = (await Promise.all(guesses)).map(kindOf)
    expect(kinds.filter((kind) => kind === 'wrongCode')).toHaveLength(4)
    expect(kindOf(await enter(code, '198.51.100.1'))).toBe('tooManyTries')
    expect(board.warnings).toEqual(['codes.guessed {"times":4}'])
  })

  it('[M155] stand in no file, no event and no log', async () => {
    const id = await makeLink()
    const { code } = await makeCode(id)
    await enter(code)
    await enter(wrongCode(code, 3))
    expect(JSON.stringify(await board.store.events.read(space, 0))).not.toContain(code)
    expect(board.warnings.join()).not.toContain(code)
    const files = readdirSync(board.directory, { recursive: true, withFileTypes: true })
    const names = files.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(readFileSync(name).includes(code), name).toBe(false)
  })
})
