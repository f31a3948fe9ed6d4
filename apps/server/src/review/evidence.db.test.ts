import { evaluationAnswerSchema } from '@alongside/evaluation'
import {
  commandAnswerSchema,
  createdDocumentSchema,
  idFrom,
  type Command,
  type EvaluationAsk,
} from '@alongside/protocol'
import {
  besideSchema,
  evidenceAnswerSchema,
  wholePreviewSchema,
  wholeResultSchema,
  type EvidenceAnswer,
} from '@alongside/review'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boot, type Booted } from '../testing.ts'
import { opening, scoring, serviceFacts } from '../testing/hold-evaluation.ts'
import { holdMeeting, type HeldMeeting } from '../testing/hold-meeting.ts'
import type { OurClient } from '../testing/our-client.ts'

const newId = () => idFrom(randomBytes(16))
const isSaved = ({ device, status }: OurClient) => status.is === 'saved' && device.entries.size === 0
const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
/** Wide enough for every clock. */
const period = { from: day(Date.now() - 2 * 86_400_000), to: day(Date.now() + 2 * 86_400_000) }
const writers = ['asha', 'bo', 'sam'] as const

describe('what a space tells by itself, over real sockets', () => {
  let server: Booted
  let review: string
  let meeting: HeldMeeting
  let open: string
  let secret: string
  /** A document that only its owner reads. */
  let hidden: string

  const command = async (name: string, asked: Command): Promise<string> =>
    (await server.ask(name, 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, asked))
      .made ?? ''
  const criteria = async (): Promise<readonly string[]> => {
    const answer = await server.ask('olga', 'GET', `/evaluations/${review}`, evaluationAnswerSchema)
    return answer.document.sections.map(({ id }) => id)
  }
  const evidence = (name: string, of = review): Promise<EvidenceAnswer> =>
    server.ask(name, 'GET', `/evaluations/${of}/evidence`, evidenceAnswerSchema)

  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', bo: 'edit', sam: 'edit' })
    review = await command('olga', {
      do: 'openReview',
      title: 'How we work',
      scope: 'The board',
      period,
      claim: { rung: 'involved', words: '' },
      from: null,
    })
    await write()
    await hide()
    await meet()
  }, 60_000)
  afterAll(() => server.close())

  /** Three people in turn, four times each, three words each time. */
  async function write(): Promise<void> {
    const clients = writers.map((name) => server.ours(name))
    for (let turn = 0; turn < 12; turn++) {
      const client = clients[turn % 3]!
      await client.until((one) => one.text.split(' ').length === turn * 3 + 1 && isSaved(one))
      client.write((text) => text.insert(text.length, `word${turn} and more `))
      await client.until(isSaved)
    }
  }

  async function hide(): Promise<void> {
    const made = await server.ask(
      'olga',
      'POST',
      `/spaces/${server.board.space}/documents`,
      createdDocumentSchema,
      { kind: 'blank', title: 'Salaries' },
    )
    hidden = made.id
    await command('olga', {
      do: 'giveRight',
      on: { what: 'document', document: hidden },
      grantee: { to: 'space' },
      permission: null,
      reason: null,
    })
    const url = `${server.url.replace('http', 'ws')}/sync/${made.sections[0]?.id ?? ''}`
    const client = server.ours('olga', { url })
    await client.until(isSaved)
    client.write((text) => text.insert(0, 'nobody else reads this'))
    await client.until(isSaved)
  }

  /** A meeting that is on, in which one thing is decided by all and one among two. */
  async function meet(): Promise<void> {
    meeting = await holdMeeting(server, writers)
    open = await meeting.addItem('Buses')
    secret = await meeting.addItem('Jobs', [meeting.idOf('olga'), meeting.idOf('sam')])
    await meeting.command('olga', { do: 'giveOffice', person: meeting.idOf('olga'), office: 'chair' })
    await meeting.meet('olga', { do: 'publish' })
    await meeting.meet('olga', { do: 'open' })
    for (const name of ['olga', ...writers]) {
      await meeting.meet(name, {
        do: 'comeIn',
        capacity: 'layPartner',
        how: 'present',
        attends: { as: 'self' },
      })
    }
    for (const [item, times] of [
      [open, 3],
      [secret, 1],
    ] as const) {
      await meeting.meet('olga', { do: 'openItem', item })
      for (let time = 0; time < times; time++) {
        await meeting.meet('olga', {
          do: 'recordDecision',
          decision: newId(),
          item,
          words: `Done ${time}`,
          vote: null,
          effective: null,
          review: null,
        })
      }
    }
  }

  it('[R1] [R5] counts the words that stand by capacity, with where they stand', async () => {
    const told = await evidence('asha')
    expect(told.evidence.words).toEqual({
      figure: {
        people: 3,
        whole: 36,
        part: 0,
        groups: [{ capacities: ['usesServices'], people: 3, whole: 36, part: 0 }],
      },
      sources: [{ what: 'section', document: server.document, section: server.section }],
    })
    const [beginning] = told.evidence.beginnings
    expect(beginning).toMatchObject({ document: server.document, told: { whole: 36, before: 0 } })
    expect(told.documents.map(({ id }) => id).toSorted()).toEqual([server.document, meeting.id].toSorted())
  })

  it('[R1] [R2] counts who decided, and of who chaired, who is one alone, gives no number', async () => {
    const { deciding, chairing } = (await evidence('asha')).evidence
    expect(deciding.figure).toMatchObject({ people: 4, whole: 12 })
    expect(deciding.sources).toEqual([{ what: 'item', meeting: meeting.id, item: open }])
    expect(chairing).toEqual({ figure: null, sources: [{ what: 'meeting', meeting: meeting.id }] })
  })

  it('[M273] tells nobody of what they may not read: not its place, its name or how much it is', async () => {
    const [asha, olga] = await Promise.all([evidence('asha'), evidence('olga')])
    for (const kept of [hidden, secret, 'Salaries']) {
      expect(JSON.stringify(asha)).not.toContain(kept)
      expect(JSON.stringify(olga)).toContain(kept)
    }
    expect(olga.evidence.words.figure?.whole).toBe(40)
    expect([asha.knowsNeeds, olga.knowsNeeds]).toEqual([false, true])
    expect(olga.evidence.deciding.figure?.whole).toBeGreaterThan(asha.evidence.deciding.figure?.whole ?? 0)
  })

  it('[Y65] tells nothing of what somebody says of the level or a principle before it is shown', async () => {
    const evaluate = (name: string, ask: EvaluationAsk) =>
      command(name, { do: 'evaluate', evaluation: review, ask })
    for (const name of writers) {
      const seat = { person: meeting.idOf(name), capacity: 'layPartner', isFromProvider: false } as const
      await evaluate('olga', { do: 'putOnPanel', ...seat })
    }
    await evaluate('olga', { do: 'startScoring', open: 'all', deadline: null })
    const get = async (path: string): Promise<string> => {
      const answer = await fetch(`${server.url}/api${path}`, { headers: server.headersOf('olga') })
      return (await answer.text()).replace(/"position":"[^"]*"/, '') // sealed anew each time
    }
    const all = () =>
      Promise.all([
        get(`/evaluations/${review}`),
        get(`/evaluations/${review}/evidence`),
        get(`/evaluations/${review}/result`),
        get(`/evaluations/${review}/result.csv`),
        get(`/evaluations/${review}/mine`),
        get(`/documents/${review}`),
        get(`/spaces/${server.board.space}/evaluations`),
        get(`/spaces/${server.board.space}/hearing`),
        get(`/spaces/${server.board.space}/actions`),
      ])
    const before = await all()
    const [level = '', equality = ''] = await criteria()
    for (const name of writers) {
      await evaluate(name, scoring(level, 2, { reason: 'We wrote it', show: true }))
      await evaluate(name, scoring(equality, 4))
    }
    expect(await all()).toEqual(before)
    await evaluate('olga', { do: 'reveal', criterion: null })
    expect(await all()).not.toEqual(before)
    expect((await get(`/evaluations/${review}/result.csv`)).split('\r\n')[1]).toContain(',3,2,')
  })

  it('[R9] tells of comments whether they were answered, and of what people took on whether it was done', async () => {
    const { section } = server
    const comment = async (name: string): Promise<string> => {
      const thread = newId()
      const said = { anchor: null, sort: null, words: 'Too long', files: [], voice: null }
      await command(name, { do: 'comment', section, thread, ...said })
      return thread
    }
    const threads: string[] = []
    for (let turn = 0; turn < 12; turn++) threads.push(await comment(writers[turn % 3]!))
    const reply = (name: string, thread: string) =>
      command(name, { do: 'reply', section, thread, post: newId(), words: 'Yes', files: [], voice: null })
    await reply('olga', threads[0]!)
    await reply('asha', threads[3]!) // her own, which answers nothing
    await command('olga', { do: 'resolve', section, thread: threads[1]!, outcome: 'Shortened' })
    const { answers, promises } = (await evidence('asha')).evidence
    expect(answers.figure).toMatchObject({ people: 3, whole: 12, part: 2 })
    expect(promises).toEqual({ figure: null, sources: [] })
    const action = { action: newId(), item: open, words: 'Ask the drivers' }
    const taken = { owner: meeting.idOf('asha'), helper: null, due: null }
    await meeting.meet('olga', { do: 'agreeAction', ...action, ...taken })
    expect((await evidence('asha')).evidence.promises).toEqual({
      figure: null,
      sources: [{ what: 'item', meeting: meeting.id, item: open }],
    })
  })

  it('[R10] gives what it shows with the result, and what was written together without whose words they are', async () => {
    const { document } = await server.ask('asha', 'GET', `/evaluations/${review}`, evaluationAnswerSchema)
    const culture = document.sections.at(-1)!
    const client = server.ours('asha', { url: `${server.url.replace('http', 'ws')}/sync/${culture.id}` })
    await client.until(isSaved)
    client.write((text) => text.insert(0, 'We laugh a lot.'))
    await client.until(isSaved)
    const beside = await server.ask('asha', 'GET', `/evaluations/${review}/beside`, besideSchema)
    expect(beside.pieces.find(({ title }) => title === culture.title)?.blocks[0]?.text).toBe(
      'We laugh a lot.',
    )
    expect(beside.shown.evidence).toEqual((await evidence('asha')).evidence)
    const whole = await server.ask('asha', 'GET', `/evaluations/${review}/result.json`, wholeResultSchema)
    expect(whole.beside).toEqual(beside)
    const table = await fetch(`${server.url}/api/evaluations/${review}/shown.csv`, {
      headers: server.headersOf('asha'),
    })
    expect(await table.text()).toContain('We laugh a lot.')
    expect(JSON.stringify(beside.pieces)).not.toContain(meeting.idOf('asha'))
  })

  it('[R12] is public as far as all of the space may read, without where it comes from', async () => {
    const publish = (read: string) =>
      command('olga', { do: 'evaluate', evaluation: review, ask: { do: 'publishResult', read } })
    const preview = () =>
      server.ask('olga', 'GET', `/evaluations/${review}/public-result`, wholePreviewSchema)
    await command('olga', { do: 'evaluate', evaluation: review, ask: { do: 'finish' } })
    const { result, read } = await preview()
    const own = (await evidence('asha')).evidence
    // What only some may read is not counted, whoever makes it public.
    expect(result.beside?.shown.evidence.words.figure).toEqual(own.words.figure)
    expect(result.beside?.shown.evidence.deciding.figure).toEqual(own.deciding.figure)
    expect(result.beside?.shown.evidence.needs).toEqual({ figure: null, sources: [] })
    await publish(read)
    const { evaluation } = await server.ask('olga', 'GET', `/evaluations/${review}`, evaluationAnswerSchema)
    const path = `${server.url}/api/public/results/${evaluation.pages[0]?.id}`
    const all = await Promise.all(
      ['', '/result.json', '/shown.csv'].map(async (file) => (await fetch(path + file)).text()),
    )
    expect(wholeResultSchema.parse(JSON.parse(all[0]!))).toEqual(result)
    expect(JSON.parse(all[1]!)).toEqual(JSON.parse(all[0]!))
    const kept = [hidden, secret, open, meeting.id, server.section, server.document, review, 'Salaries']
    for (const one of all) {
      expect(one).toContain('We laugh a lot.')
      for (const word of kept) expect(one).not.toContain(word)
    }
  })

  it('[M273] is there for those who may see the review, of a review alone', async () => {
    const on = { what: 'document', document: review } as const
    const shutting = { do: 'giveRight', on, permission: null, reason: null } as const
    await command('olga', { ...shutting, grantee: { to: 'person', person: meeting.idOf('bo') } })
    await expect(evidence('bo')).rejects.toThrow('404')
    const service = newId()
    await command('olga', { do: 'addService', service, facts: serviceFacts })
    const evaluation = await command('olga', opening('Support', service))
    await expect(evidence('asha', evaluation)).rejects.toThrow('404')
  })

  it('[M270] is shown as every evaluation is, with what it looks at', async () => {
    const answer = await fetch(`${server.url}/api/evaluations/${review}`, {
      headers: server.headersOf('asha'),
    })
    expect(await answer.json()).toMatchObject({
      service: { id: review, facts: { name: 'The board' } },
      evaluation: { review: { scope: 'The board', claim: { rung: 'involved' } } },
    })
  })
})
