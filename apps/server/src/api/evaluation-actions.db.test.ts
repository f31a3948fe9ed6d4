import {
  actionsAnswerSchema,
  idFrom,
  type ActionsAnswer,
  type Command,
  type EvaluationAsk,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHearingBoard, type HearingBoard } from '../hearing/testing/hearing-board.ts'
import { opening, serviceFacts } from '../testing/hold-evaluation.ts'
import type { Visitor } from './testing/visitor.ts'

const newId = () => idFrom(randomBytes(16))
const action = newId()
const words = 'Mend the heavy door'
const near = 'to be done in a few days'
const over = 'The day is over until which'

describe('what somebody has taken on in an evaluation', () => {
  let at: HearingBoard
  let service: string
  let evaluation: string
  let criterion: string

  beforeEach(async () => {
    at = await openHearingBoard(Date.UTC(2026, 11, 1, 9))
    const { lena, space, ids } = at
    await lena.command(space, { do: 'changeTimeZone', timeZone: 'Europe/Copenhagen' })
    service = newId()
    await made(lena, { do: 'addService', service, facts: serviceFacts })
    evaluation = await made(lena, opening('Support at home in spring', service))
    criterion = (await lena.document(evaluation)).sections[0]?.id ?? ''
    const seat = { capacity: 'layPartner', isFromProvider: false } as const
    await evaluate(lena, { do: 'putOnPanel', person: ids.lena, ...seat })
    await evaluate(lena, { do: 'startScoring', open: 'all', deadline: null })
    await evaluate(lena, { do: 'reveal', criterion: null })
    await evaluate(lena, {
      do: 'agreeAction',
      action,
      criterion,
      words,
      owner: ids.asha,
      helper: ids.sam,
      due: '2026-12-10',
    })
  })
  afterEach(() => at.close())

  const made = async (visitor: Visitor, command: Command): Promise<string> =>
    (await visitor.made(at.space, command)).made
  const evaluate = (visitor: Visitor, ask: EvaluationAsk) =>
    made(visitor, { do: 'evaluate', evaluation, ask })
  const tell = (visitor: Visitor) =>
    evaluate(visitor, { do: 'tellAction', action, status: 'done', evidence: 'It opens.' })
  const mails = (name: string, said: string) =>
    at.mailsTo(name).filter(({ source }) => source.replaceAll(/=\r?\n|\r?\n/g, ' ').includes(said))
  const actionsAt = async (visitor: Visitor, path: string): Promise<ActionsAnswer['actions']> =>
    actionsAnswerSchema.parse((await visitor.ask('GET', path)).body).actions
  const mine = (visitor: Visitor) => actionsAt(visitor, `/spaces/${at.space}/actions`)

  it('[M230] [J34] is mailed as taken on, near and over, each once, and never in its words', async () => {
    await at.until(Date.parse('2026-12-06T22:59:00Z'))
    expect([mails('asha', near), mails('sam', near)]).toEqual([[], []])
    await at.until(Date.parse('2026-12-07T12:00:00Z'))
    expect([mails('asha', near).length, mails('sam', near).length]).toEqual([1, 1])
    await at.until(Date.parse('2026-12-31T12:00:00Z'))
    expect([mails('asha', over).length, mails('sam', over).length, mails('lena', over).length]).toEqual([
      1, 1, 0,
    ])
    for (const { source } of at.server.taken) expect(source).not.toMatch(/heavy|door/i)
    const { items } = await at.hearingOf(at.asha)
    expect(items.find(({ waits }) => waits)).toMatchObject({ why: 'actionLate', words, day: '2026-12-10' })
    await tell(at.asha)
    expect((await at.hearingOf(at.sam)).items.filter(({ waits }) => waits)).toEqual([])
  })

  it('[M230] [M231] stands in their list and before the evaluation that follows, with who may say how it stands', async () => {
    expect(await mine(at.sam)).toMatchObject([
      {
        agreedIn: 'evaluation',
        document: { id: evaluation, title: 'Support at home in spring' },
        section: { id: criterion },
        action: { words, status: 'open' },
        mayTell: true,
      },
    ])
    await evaluate(at.lena, { do: 'finish' })
    const next = await made(at.lena, opening('Support at home in autumn', service, evaluation))
    const before = async (visitor: Visitor) =>
      (await actionsAt(visitor, `/evaluations/${next}/actions`)).map(({ action: one, mayTell }) => [
        one.status,
        mayTell,
      ])
    expect([await before(at.asha), await before(at.lena)]).toEqual([[['open', true]], [['open', true]]])
    at.board.clock.pass(1000)
    await tell(at.sam)
    expect(await before(at.asha)).toEqual([['done', true]])
    expect(await mine(at.asha)).toEqual([])
  })

  it('[M230] is read by nobody who may not read its criterion', async () => {
    const on = { what: 'section', section: criterion } as const
    const grantee = { to: 'person', person: at.ids.sam } as const
    await at.lena.command(at.space, { do: 'giveRight', on, grantee, permission: null, reason: null })
    await evaluate(at.lena, { do: 'finish' })
    const next = await made(at.lena, opening('Support at home in autumn', service, evaluation))
    await at.until(Date.parse('2026-12-31T12:00:00Z'))
    expect([...mails('sam', near), ...mails('sam', over)]).toEqual([])
    const read = [
      await at.hearingOf(at.sam),
      await mine(at.sam),
      await actionsAt(at.sam, `/evaluations/${next}/actions`),
    ]
    expect(JSON.stringify(read)).not.toContain('door')
  })
})
