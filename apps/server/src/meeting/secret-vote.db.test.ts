import { meetingAnswerSchema, myBallotSchema, resultOfVote, type Vote } from '@alongside/meeting'
import { idFrom } from '@alongside/protocol'
import { databaseIn } from '@alongside/storage-sqlite'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Listening } from '../live/testing/listener.ts'
import { boot, type Booted } from '../testing.ts'
import { holdMeeting, type HeldMeeting } from '../testing/hold-meeting.ts'

const newId = () => idFrom(randomBytes(16))
const voters = ['olga', 'asha', 'ines', 'sam'] as const
const here = { capacity: 'layPartner', how: 'present', attends: { as: 'self' } } as const

describe('a secret vote', () => {
  let server: Booted
  let meeting: HeldMeeting
  const logged: string[] = []
  const vote = newId()
  const [yes, no] = [newId(), newId()]

  beforeEach(async () => {
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
    server = await boot({ olga: 'own', asha: 'edit', ines: 'edit', sam: 'edit' }, {}, log)
    meeting = await holdMeeting(server, ['asha', 'ines', 'sam'])
    await meeting.command('olga', { do: 'giveOffice', person: meeting.idOf('olga'), office: 'chair' })
    const item = await meeting.addItem('The day centre')
    await meeting.meet('olga', { do: 'publish' })
    await meeting.meet('olga', { do: 'open' })
    for (const name of voters) await meeting.meet(name, { do: 'comeIn', ...here })
    await meeting.meet('olga', { do: 'openItem', item })
    const options = [
      { id: yes, words: 'Keep it' },
      { id: no, words: 'Close it' },
    ]
    const method = { by: 'majority', options, threshold: 'moreThanHalf' } as const
    await meeting.meet('olga', { do: 'openVote', vote, item, question: 'Keep it?', method, secret: true })
  }, 60_000)
  afterEach(async () => {
    await server.close()
    logged.splice(0)
  })

  const cast = (name: string, answer: string) =>
    meeting.meet(name, { do: 'castBallot', vote, person: meeting.idOf(name), answer, reason: '' })
  const mine = async (name: string) =>
    (await server.ask(name, 'GET', `/meetings/${meeting.id}/votes/${vote}/mine`, myBallotSchema)).answer
  const seen = async (name: string): Promise<Vote> => {
    const { meeting: view } = await server.ask(name, 'GET', `/meetings/${meeting.id}`, meetingAnswerSchema)
    const found = view.votes.find(({ id }) => id === vote)
    if (found === undefined) throw new Error('the vote is not to be seen')
    return found
  }

  /** How often an answer stands in the database, its log, the keys beside it and what was logged, but for the question itself. */
  async function timesWritten(answer: string): Promise<number> {
    const database = databaseIn(server.dataDir)
    const files = [database, `${database}-wal`].filter((file) => existsSync(file))
    const keys = join(server.dataDir, 'keys')
    if (existsSync(keys)) files.push(...(await readdir(keys)).map((name) => join(keys, name)))
    const bytes = await Promise.all(files.map((file) => readFile(file, 'latin1')))
    const asked = `${answer}","words"`
    const times = (text: string, words: string) => text.split(words).length - 1
    return [...bytes, ...logged].reduce((sum, text) => sum + times(text, answer) - times(text, asked), 0)
  }

  it('[G76] [V1] stands nowhere in the clear while it is open: not on the disk, in frames, in the log or in views', async () => {
    const ear = new Listening(`${server.url.replace('http', 'ws')}/live`, server.headersOf('olga'))
    await ear.subscribe(server.board.space, null)
    expect(await timesWritten('Keep it?')).toBeGreaterThan(0)
    await cast('asha', yes)
    await cast('asha', no)
    await cast('ines', yes)
    await cast('sam', no)
    await meeting.meet('sam', { do: 'takeBackBallot', vote, person: meeting.idOf('sam') })
    await ear.until((message) => message.type === 'event' && message.event.kind === 'ballotTakenBack')
    expect(await Promise.all([yes, no].map(timesWritten))).toEqual([0, 0])
    expect(JSON.stringify(ear.heard)).not.toMatch(new RegExp(`${yes}|${no}`))
    expect([await mine('asha'), await mine('ines'), await mine('sam'), await mine('olga')]).toEqual([
      no,
      yes,
      null,
      null,
    ])
    for (const name of voters) expect(await seen(name)).toMatchObject({ ballots: [], closed: null })
    await ear.leave()
  }, 30_000)

  it('[G77] is counted at the close without anybody’s name; who comes then is late, and closing again changes nothing', async () => {
    await cast('asha', yes)
    await cast('ines', yes)
    await cast('olga', no)
    expect((await seen('sam')).voted).toHaveLength(3)
    await meeting.meet('olga', { do: 'closeVote', vote })
    await meeting.meet('olga', { do: 'closeVote', vote })
    await cast('sam', yes)
    const closed = await seen('sam')
    expect(closed.late).toEqual([meeting.idOf('sam')])
    expect(closed.closed?.secretBallots.map(({ answer }) => answer).toSorted()).toEqual(
      [yes, yes, no].toSorted(),
    )
    expect(JSON.stringify(closed.closed)).not.toMatch(
      new RegExp(voters.map((name) => meeting.idOf(name)).join('|')),
    )
    expect(resultOfVote(closed)).toMatchObject({ ballots: 3, result: { is: 'won', option: yes } })
    expect(await mine('asha')).toBeNull()
    expect(await readdir(join(server.dataDir, 'keys'))).toEqual([])
  }, 30_000)
})
