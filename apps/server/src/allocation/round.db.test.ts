import { publicRoundSchema, recount } from '@alongside/allocation'
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Listening } from '../live/testing/listener.ts'
import { boot, type Booted } from '../testing.ts'
import { holdRound, votingFor, type HeldRound } from '../testing/hold-round.ts'

const voters = ['asha', 'ines', 'sam', 'zoe', 'tom'] as const

describe('votes on how money is shared out', () => {
  let server: Booted
  let held: HeldRound
  let lunch: string
  let minibus: string
  let garden: string

  beforeEach(async () => {
    server = await boot({
      olga: 'own',
      ...Object.fromEntries(voters.map((name) => [name, 'edit' as const])),
    })
    held = await holdRound(server, voters)
    ;[lunch = '', minibus = '', garden = ''] = held.proposals
  }, 60_000)
  afterEach(() => server.close())

  const close = (name = 'olga') => held.attempt(name, { do: 'closeVoting' })
  const round = async (name = 'sam') => (await held.seen(name)).allocation

  it('[B62] are read, changed and taken back until the close by whoever voted, and by nobody else', async () => {
    expect(await held.mine('asha')).toEqual({ isLost: false, capacity: null, ballot: null })
    await held.vote('asha', lunch)
    expect(await held.mine('asha')).toEqual({
      isLost: false,
      capacity: 'usesServices',
      ballot: { by: 'pick', chosen: [lunch] },
    })
    await held.vote('asha', garden, minibus)
    expect(await held.mine('asha')).toMatchObject({ ballot: { chosen: [garden, minibus] } })
    expect(await held.mine('olga')).toMatchObject({ ballot: null })
    await held.ask('asha', { do: 'takeVoteBack', person: held.idOf('asha') })
    expect(await held.mine('asha')).toMatchObject({ ballot: null })
    // Nothing that is no vote of this round gets into the box.
    expect((await held.attempt('asha', votingFor(held.idOf('asha'), lunch, minibus, garden))).status).toBe(
      400,
    )
    expect((await held.attempt('asha', { do: 'takeVoteBack', person: held.idOf('sam') })).status).toBe(403)
  })

  it('[B63] are counted once at the close; who votes then is late, and the file is counted again to the same', async () => {
    const early = await held.get('sam', `/allocations/${held.id}/ballots.json`)
    expect(early.status).toBe(403)
    await held.vote('asha', lunch)
    await held.vote('ines', lunch, garden)
    await held.vote('sam', minibus)
    await held.vote('zoe', garden)
    expect((await close('asha')).status).toBe(403)
    const closed = await Promise.all([
      close(),
      close(),
      held.attempt('asha', votingFor(held.idOf('asha'), lunch)),
    ])
    expect(closed.slice(0, 2).map(({ status }) => status)).toEqual([200, 200])
    const after = await round()
    expect(after.counted?.result).toMatchObject({ is: 'counted', ballots: 4, awarded: 500_000, left: 0 })
    expect(await held.mine('asha')).toEqual({ isLost: false, capacity: null, ballot: null })
    await held.vote('tom', minibus)
    await held.vote('tom', minibus)
    expect((await round('tom')).late).toEqual([held.idOf('tom')])
    expect((await round('olga')).late).toContain(held.idOf('tom'))
    expect((await round('ines')).late).toEqual([])
    expect((await round()).counted).toEqual(after.counted)

    const { status, text } = await held.get('sam', `/allocations/${held.id}/ballots.json`)
    expect(status).toBe(200)
    for (const name of voters) expect(text).not.toContain(held.idOf(name))
    expect(recount(text)).toMatchObject({ ok: true, isSame: true, result: after.counted?.result })
    const file = join(server.dataDir, 'ballots.json')
    await writeFile(file, text)
    // What `pnpm alongside` runs, at the top of the repository.
    const root = join(import.meta.dirname, '../../../..')
    const recounted = spawnSync(process.execPath, ['scripts/alongside.mjs', 'recount', file], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: root },
    })
    expect(recounted).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('The file says the same result.'),
    })
  })

  it('[B69] are public once an organiser or the chair makes them so, and no more once they are withdrawn', async () => {
    for (const name of ['asha', 'ines', 'sam']) await held.vote(name, lunch)
    expect((await held.attempt('olga', { do: 'publishRound' })).status).toBe(403)
    await close()
    expect((await held.attempt('sam', { do: 'publishRound' })).status).toBe(403)
    await Promise.all([1, 2].map(() => held.ask('olga', { do: 'publishRound' })))
    const pages = (await round()).pages
    expect(pages).toHaveLength(1)
    const outside = async (path: string): Promise<{ status: number; text: string }> => {
      const answer = await fetch(`${server.url}/api/public/rounds/${pages[0]?.id}${path}`)
      return { status: answer.status, text: await answer.text() }
    }
    const { file } = publicRoundSchema.parse(JSON.parse((await outside('')).text))
    const { text } = await outside('/ballots.json')
    expect(JSON.parse(text)).toEqual(file)
    expect(recount(text)).toMatchObject({ ok: true, isSame: true })
    for (const name of ['olga', ...voters]) expect(text).not.toContain(held.idOf(name))
    await held.ask('olga', { do: 'withdrawRound', reason: 'A name stands in a title.' })
    expect([(await outside('')).status, (await outside('/ballots.json')).status]).toEqual([410, 410])
  })

  it('[B63] of fewer people than the rules ask for are shown to nobody', async () => {
    await held.vote('asha', lunch)
    await held.vote('ines', garden)
    await close()
    expect((await round()).counted).toMatchObject({ result: { is: 'tooFewBallots' }, turnout: null })
    expect((await held.get('olga', `/allocations/${held.id}/ballots.json`)).status).toBe(403)
  })

  it('[B64] by another’s hand are told to the two sides alone, and stand until whose they are votes themselves', async () => {
    const ears = ['asha', 'sam'].map(
      (name) => new Listening(`${server.url.replace('http', 'ws')}/live`, server.headersOf(name)),
    )
    await Promise.all(ears.map((ear) => ear.subscribe(server.board.space, null)))
    expect((await held.attempt('sam', votingFor(held.idOf('asha'), lunch))).status).toBe(403)
    await held.ask('olga', votingFor(held.idOf('asha'), lunch))
    await held.ask('olga', votingFor(held.idOf('asha'), garden))
    expect((await round('asha')).assisted).toMatchObject([
      { person: held.idOf('asha'), hand: held.idOf('olga') },
    ])
    expect((await round('sam')).assisted).toEqual([])
    expect(await held.mine('asha')).toMatchObject({ ballot: { chosen: [garden] } })
    await held.vote('asha', minibus)
    expect((await round('asha')).assisted).toEqual([])
    const refused = await held.attempt('olga', votingFor(held.idOf('asha'), lunch))
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('voted themselves')])
    await held.ask('olga', { do: 'extendVoting', until: '2999-12-31' })
    await Promise.all(ears.map((ear) => ear.untilEvent('votingExtended')))
    expect(ears.map(({ kinds }) => kinds.filter((kind) => kind !== 'votingExtended'))).toEqual([
      ['votedFor', 'votedFor', 'assistedVoteEnded'],
      [],
    ])
    for (const ear of ears) await ear.leave()
  })

  it('[B65] on paper count once another has compared them, and are gone when they are dropped', async () => {
    await held.command('olga', { do: 'giveOffice', person: held.idOf('zoe'), office: 'noteTaker' })
    const [one, other] = ['papersaaaaaaaaaa', 'papersbbbbbbbbbb']
    const picked = (...chosen: string[]) => ({ by: 'pick', chosen }) as const
    const enter = (batch: string) =>
      held.ask('olga', {
        do: 'enterPaper',
        batch,
        ballots: [picked(lunch), picked(garden, lunch)].map(({ by, chosen }) => ({
          by,
          chosen: [...chosen],
        })),
        people: [],
      })
    await enter(one)
    await enter(one)
    await enter(other)
    await held.vote('asha', minibus)
    expect((await close()).status).toBe(403)
    expect((await held.attempt('olga', { do: 'witnessPaper', batch: one })).status).toBe(403)
    await held.ask('zoe', { do: 'witnessPaper', batch: one })
    await held.ask('zoe', { do: 'dropPaper', batch: other, reason: 'Typed twice.' })
    await close()
    expect((await round()).counted).toMatchObject({
      result: { is: 'counted', ballots: 3 },
      turnout: { ballots: 3, onPaper: 2 },
    })
  })
})
