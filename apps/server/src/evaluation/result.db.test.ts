import {
  evaluationAnswerSchema,
  evaluationResultSchema,
  evaluationsAnswerSchema,
  replyLinkSchema,
  replyPageSchema,
  type EvaluationAnswer,
  type EvaluationResult,
} from '@alongside/evaluation'
import { wholePreviewSchema } from '@alongside/review'
import { idFrom, type EvaluationAsk, type Score } from '@alongside/protocol'
import { databaseIn } from '@alongside/storage-sqlite'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import type { Answered, Visitor } from '../api/testing/visitor.ts'
import { opening, scoring, serviceFacts } from '../testing/hold-evaluation.ts'

const newId = () => idFrom(randomBytes(16))
const dayMs = 86_400_000

describe('what came of an evaluation', () => {
  let board: Board
  let space: string
  let lena: Visitor
  let panel: readonly { readonly visitor: Visitor; readonly person: string }[]
  let service: string
  let evaluation: string
  let criterion: string
  const nobody = () => board.visitor()

  beforeEach(async () => {
    board = await openBoard()
    lena = board.visitor()
    await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Riverside')
    const token = await lena.makeLink(space)
    panel = await Promise.all(
      ['Asha', 'Bo', 'Cleo'].map(async (name) => {
        const visitor = board.visitor()
        const person = await visitor.signIn(`${name.toLowerCase()}@example.org`, `${name} Zebra`)
        await visitor.join(token)
        return { visitor, person }
      }),
    )
    service = newId()
    await lena.made(space, { do: 'addService', service, facts: serviceFacts })
    evaluation = (await lena.made(space, opening('Support at home', service))).made
    await hold(evaluation, [1, 2, 4])
  })
  afterEach(() => board.close())

  const evaluate = (visitor: Visitor, ask: EvaluationAsk, id = evaluation) =>
    visitor.command(space, { do: 'evaluate', evaluation: id, ask })
  async function must(visitor: Visitor, ask: EvaluationAsk, id = evaluation): Promise<void> {
    const answer = await evaluate(visitor, ask, id)
    if (answer.status !== 200) throw new Error(`${ask.do}: ${JSON.stringify(answer.body)}`)
  }
  const seen = async (visitor: Visitor, id = evaluation): Promise<EvaluationAnswer> =>
    evaluationAnswerSchema.parse((await visitor.ask('GET', `/evaluations/${id}`)).body)
  const result = async (id = evaluation): Promise<EvaluationResult> =>
    evaluationResultSchema.parse((await lena.ask('GET', `/evaluations/${id}/result`)).body)
  const inDays = (days: number): string => new Date(board.clock.now + days * dayMs).toISOString().slice(0, 10)
  const words = ({ status, body }: Answered): string => `${status} ${JSON.stringify(body)}`

  /** An evaluation from the first score to the end: of its first criterion, while the others are taken out. */
  async function hold(id: string, given: readonly Score[]): Promise<void> {
    const [first, ...others] = (await seen(lena, id)).document.sections.map((section) => section.id)
    criterion = first ?? ''
    for (const other of others)
      await must(lena, { do: 'takeOutCriterion', criterion: other, reason: null }, id)
    for (const { person } of panel) {
      await must(lena, { do: 'putOnPanel', person, capacity: 'layPartner', isFromProvider: false }, id)
    }
    await must(lena, { do: 'startScoring', open: 'all', deadline: null }, id)
    for (const [at, { visitor }] of panel.entries()) {
      await must(
        visitor,
        scoring(criterion, given[at] ?? 0, { show: true, reason: 'quagga', reasonIs: 'withName' }),
        id,
      )
    }
    await must(lena, { do: 'reveal', criterion: null }, id)
    await must(lena, { do: 'agreeScore', criterion, score: 2, words: 'It is far.' }, id)
    await must(lena, { do: 'writeChoice', choice: newId(), sort: 'keep', words: 'The phone line.' }, id)
    await must(lena, { do: 'finish' }, id)
  }

  const askReply = async (due: string, name = 'Hanne Berg') => {
    await must(lena, { do: 'askReply', name, due })
    const { url } = replyLinkSchema.parse(
      (await lena.ask('GET', `/evaluations/${evaluation}/reply-link`)).body,
    )
    return `/replies/${url.split('/reply/')[1]}`
  }

  it('[Y69] is read by its members, and kept as a table and as JSON, with nobody’s name and nobody’s reason', async () => {
    await lena.made(space, { do: 'changeTimeZone', timeZone: 'America/Halifax' })
    expect(await result()).toMatchObject({
      title: 'Support at home',
      timeZone: 'America/Halifax',
      service: serviceFacts,
      panel: { people: 3, fromProvider: 0 },
      criteria: [{ groups: [{ people: 3, median: 2, counts: null }], agreed: { score: 2 }, before: null }],
      choices: [{ sort: 'keep', words: 'The phone line.' }],
    })
    const table = await lena.ask('GET', `/evaluations/${evaluation}/result.csv`)
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(table.headers.get('content-disposition')).toContain('attachment; filename="Support at home.csv"')
    const file = await lena.ask('GET', `/evaluations/${evaluation}/result.json`)
    expect(file.headers.get('content-disposition')).toContain('.json')
    expect(file.body).toEqual({ ...(await result()), beside: null })
    for (const { body } of [table, file]) {
      const people = panel.map(({ person }) => person)
      expect(JSON.stringify(body)).not.toMatch(new RegExp(['Zebra', 'quagga', ...people].join('|')))
    }
  })

  it('[Y70] stands beside that of the evaluation before, and the latest period comes first', async () => {
    const again = (
      await lena.made(space, {
        ...opening('Support at home again', service, evaluation),
        period: { from: '2026-07-01', to: '2026-12-31' },
      })
    ).made
    const before = criterion
    const { before: shown } = await seen(panel[0]?.visitor ?? lena, again)
    expect(shown).toMatchObject({
      evaluation: { id: evaluation, phase: 'finished' },
      criteria: [{ criterion: before, agreed: 2, groups: [{ people: 3, median: 2 }] }],
    })
    await hold(again, [3, 3, 4])
    expect((await result(again)).criteria[0]).toMatchObject({ agreed: { score: 2 }, before: 2 })
    // Of what somebody may not read of the one before they are told nothing here either.
    const [asha] = panel
    await lena.made(space, {
      do: 'giveRight',
      on: { what: 'section', section: before },
      grantee: { to: 'person', person: asha?.person ?? '' },
      permission: null,
      reason: 'It is about her.',
    })
    const answer = await asha?.visitor.ask('GET', `/evaluations/${again}/result`)
    expect(evaluationResultSchema.parse(answer?.body).criteria[0]).toMatchObject({ before: null })
    const list = evaluationsAnswerSchema.parse((await lena.ask('GET', `/spaces/${space}/evaluations`)).body)
    expect(list.services).toEqual([{ id: service, facts: serviceFacts }])
    expect(list.evaluations.map(({ id, from, isOnPanel }) => [id, from, isOnPanel])).toEqual([
      [again, evaluation, false],
      [evaluation, null, false],
    ])
  })

  it('[Y71] is replied to by whoever holds the link, who is nobody in the space, until the day and then not any more', async () => {
    const due = inDays(5)
    const path = await askReply(due)
    const holder = nobody()
    const page = replyPageSchema.parse((await holder.ask('GET', path)).body)
    expect(page).toMatchObject({ space: 'Riverside', name: 'Hanne Berg', due, isOver: false, words: null })
    expect(page.result).toEqual(await result())
    await holder.ask('PUT', path, { words: 'We will.' })
    const put = await holder.ask('PUT', path, { words: 'We will open in spring.' })
    expect([put.status, replyPageSchema.parse(put.body).words]).toEqual([200, 'We will open in spring.'])
    expect((await seen(panel[0]?.visitor ?? lena)).evaluation.reply).toMatchObject({
      words: 'We will open in spring.',
    })
    expect((await result()).reply).toMatchObject({ name: 'Hanne Berg', words: 'We will open in spring.' })
    // What was said stands under whose name it was said.
    expect(words(await evaluate(lena, { do: 'askReply', name: 'Jonas Lind', due }))).toMatch(
      /Hanne Berg has replied/,
    )
    expect((await holder.ask('PUT', path, { words: '' })).status).toBe(400)
    // It lets them in nowhere else.
    expect((await holder.ask('GET', `/evaluations/${evaluation}`)).status).toBe(401)

    board.clock.now += 7 * dayMs
    expect(replyPageSchema.parse((await holder.ask('GET', path)).body)).toMatchObject({ isOver: true })
    expect(words(await holder.ask('PUT', path, { words: 'We will not.' }))).toMatch(
      /^410 .*day for the reply is over/,
    )
    expect((await result()).reply?.words).toBe('We will open in spring.')
  })

  it('[Y72] a link that is wrong or not in use any more lets nobody in and says whom to ask, and is kept nowhere', async () => {
    const path = await askReply(inDays(5))
    const holder = nobody()
    const changed = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [changed, path.slice(0, 30), `/replies/${newId()}`]) {
      expect(words(await holder.ask('GET', wrong))).toMatch(/^404 .*ask whoever sent it/)
    }
    // An id alone, as everybody in the space can see it, opens nothing.
    const { reply } = (await seen(lena)).evaluation
    expect((await holder.ask('GET', `/replies/${reply?.id}${'a'.repeat(43)}`)).status).toBe(404)
    await must(lena, { do: 'takeUpAgain', reason: 'We forgot the nights.' })
    expect(words(await holder.ask('GET', path))).toMatch(/^410 .*once more.*Riverside/)
    expect((await holder.ask('PUT', path, { words: 'Hello' })).status).toBe(410)
    await must(lena, { do: 'finish' })
    expect((await holder.ask('GET', path)).status).toBe(200)
    const other = await askReply(inDays(5), 'Jonas Lind')
    expect(words(await holder.ask('GET', path))).toMatch(/^410 .*Ask Riverside for another/)
    expect((await holder.ask('GET', other)).status).toBe(200)

    const database = await readFile(databaseIn(board.directory))
    const log = await readFile(`${databaseIn(board.directory)}-wal`)
    for (const one of [path, other]) {
      const secret = one.slice('/replies/'.length + 16)
      expect([
        database.includes(secret),
        log.includes(secret),
        board.warnings.join().includes(secret),
      ]).toEqual([false, false, false])
    }
    expect((await panel[0]?.visitor.ask('GET', `/evaluations/${evaluation}/reply-link`))?.status).toBe(403)
  })

  it('[Y74] a criterion takes the id of no section of another space, and what is written there stays shut', async () => {
    const elsewhere = await lena.openSpace('Hillside')
    const own = newId()
    await lena.made(elsewhere, { do: 'addService', service: own, facts: serviceFacts })
    const other = (await lena.made(elsewhere, opening('Theirs', own))).made
    const facts = { question: 'Is it?', help: '' }
    const add = (id: string) =>
      lena.command(elsewhere, {
        do: 'evaluate',
        evaluation: other,
        ask: { do: 'addCriterion', criterion: id, title: 'New', after: null, facts },
      })
    expect(words(await add(criterion))).toMatch(/^400 .*taken/)
    expect((await add(newId())).status).toBe(200)
  })

  it('[Y73] is public as it was read, until it is withdrawn', async () => {
    const preview = async () =>
      wholePreviewSchema.parse((await lena.ask('GET', `/evaluations/${evaluation}/public-result`)).body)
    const { read } = await preview()
    await must(lena, { do: 'takeUpAgain', reason: 'One word.' })
    expect((await lena.ask('GET', `/evaluations/${evaluation}/public-result`)).status).toBe(403)
    await must(lena, { do: 'agreeScore', criterion, score: 3, words: 'It is not that far.' })
    await must(lena, { do: 'finish' })
    expect(words(await evaluate(lena, { do: 'publishResult', read }))).toMatch(/^400 .*Read it again/)
    const now = await preview()
    await must(lena, { do: 'publishResult', read: now.read })
    const [page] = (await seen(lena)).evaluation.pages
    const path = `/public/results/${page?.id}`
    const shown = await nobody().ask('GET', path)
    expect(shown.headers.get('cache-control')).toBe('public, max-age=60')
    expect(shown.body).toEqual(now.result)
    expect((await nobody().ask('GET', `${path}/result.csv`)).body).toContain('It is not that far.')
    expect((await nobody().ask('GET', `${path}/result.json`)).body).toEqual(now.result)
    expect(JSON.stringify(shown.body)).not.toMatch(/Zebra|quagga/)

    // What is kept from somebody since is not there any more.
    const on = { what: 'section', section: criterion } as const
    const kept = { do: 'giveRight', on, grantee: { to: 'space' }, permission: null, reason: null } as const
    await lena.made(space, kept)
    expect(evaluationResultSchema.parse((await nobody().ask('GET', path)).body).criteria).toEqual([])
    await must(lena, { do: 'withdrawResult', reason: 'A mistake.' })
    for (const one of [path, `${path}/result.csv`, `${path}/result.json`]) {
      expect((await nobody().ask('GET', one)).status).toBe(410)
    }
  })
})
