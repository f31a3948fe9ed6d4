import { idFrom, taskViewsSchema, type Command, type HearingSettings, type Needs } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seat, type Visitor } from '../api/testing/visitor.ts'
import { openHearingBoard, type HearingBoard } from './testing/hearing-board.ts'

const hour = 3_600_000
const day = 24 * hour
const secret = 'the fox at the window'
const start = Date.parse('2027-03-03T12:00:00Z')
const newId = () => idFrom(randomBytes(16))

const needs: Needs = {
  formats: [],
  formatWords: '',
  language: '',
  channel: { by: 'mail' },
  reach: '',
  times: '',
  supporter: null,
  supporterWords: '',
  pleaseDo: '',
  pleaseDont: '',
  sharing: { with: 'organisers' },
}

describe('reminders', () => {
  let here: HearingBoard

  beforeEach(async () => {
    here = await openHearingBoard(start)
  })
  afterEach(() => here.close())

  const days = (count: number) => here.until(start + count * day)
  const waited = 'It has waited since'
  const reminders = (name: string) => here.mailsTo(name).filter(({ source }) => source.includes(waited))

  async function ask(sort: 'question' | 'idea' = 'question', words = `@{${here.ids.asha}} ${secret}?`) {
    const thread = newId()
    const comment = {
      do: 'comment',
      section: here.section,
      thread,
      anchor: null,
      sort,
      words,
      voice: null,
    } as const
    expect((await here.sam.command(here.space, comment)).status).toBe(200)
    return thread
  }

  async function does(visitor: Visitor, command: Command): Promise<void> {
    const { status, body } = await visitor.command(here.space, command)
    expect(status, JSON.stringify(body)).toBe(200)
  }

  async function settle(visitor: Visitor, settings: Partial<HearingSettings>): Promise<void> {
    const { settings: before } = await here.hearingOf(visitor)
    const path = `/spaces/${here.space}/hearing/settings`
    expect((await visitor.ask('PUT', path, { ...before, ...settings })).status).toBe(204)
  }

  it('[H40] [H45] come after a week and after two more, say since when it waits and nothing of what was said', async () => {
    await ask()
    await days(6.9)
    expect([here.mailsTo('asha').length, reminders('asha').length]).toEqual([1, 0])
    await days(8)
    expect(reminders('asha')).toHaveLength(1)
    await days(20.9)
    expect(reminders('asha')).toHaveLength(1)
    await days(120)
    expect(reminders('asha')).toHaveLength(2)
    expect(here.mailsTo('asha')).toHaveLength(3)
    const [mail] = reminders('asha')
    expect(mail?.source).toContain('Sam Okoro named you in a comment, in =E2=80=9COur plan')
    expect(mail?.source).toContain('It has waited since 3 March 2027.')
    expect(mail?.source).toMatch(/^Subject: =\?UTF-8\?Q\?Something_for_you_in/m)
    expect(JSON.stringify(here.mailsTo('asha'))).not.toContain('fox')
    expect(here.mailsTo('sam')).toEqual([])
    expect(reminders('lena')).toEqual([])
  })

  it('[H40] are of words to confirm and words that were handed on, and of no other comment', async () => {
    await ask('idea')
    await ask('question', 'Is it so?')
    await days(30)
    expect(reminders('asha')).toEqual([])
    const voice = { person: here.ids.asha, by: 'phone' } as const
    const { section } = here
    await does(here.sam, {
      do: 'comment',
      section,
      thread: newId(),
      anchor: null,
      sort: null,
      words: secret,
      voice,
    })
    await does(here.sam, { do: 'handWords', section, handed: newId(), to: here.ids.asha, words: secret })
    await days(38)
    const [mail, ...more] = reminders('asha')
    expect(more).toEqual([])
    expect(mail?.source).toContain('Words were written down for you.')
    expect(mail?.source).toContain('sent you words that could not be saved')
    expect(mail?.source).not.toContain('fox')
  })

  const acts: readonly (readonly [string, (thread: string) => Promise<unknown>])[] = [
    [
      'answered',
      (thread) =>
        does(here.asha, {
          do: 'reply',
          section: here.section,
          thread,
          post: newId(),
          words: 'Yes.',
          voice: null,
        }),
    ],
    [
      'reacted to',
      (thread) =>
        does(here.asha, {
          do: 'react',
          section: here.section,
          thread,
          post: thread,
          reaction: 'agree',
          on: true,
        }),
    ],
    [
      'settled by another',
      (thread) => does(here.sam, { do: 'resolve', section: here.section, thread, outcome: null }),
    ],
    [
      'taken back',
      (thread) => does(here.sam, { do: 'takeBack', section: here.section, thread, post: thread }),
    ],
    [
      'read',
      async () => {
        const { items } = await here.hearingOf(here.asha)
        await here.asha.ask('POST', `/spaces/${here.space}/hearing/read`, { upTo: items[0]?.id })
      },
    ],
    [
      'muted',
      () =>
        here.asha.ask('POST', `/spaces/${here.space}/hearing/mute`, { document: here.document, on: true }),
    ],
    [
      'hidden',
      () =>
        does(here.lena, {
          do: 'giveRight',
          on: { what: 'document', document: here.document },
          grantee: { to: 'person', person: here.ids.asha },
          permission: null,
          reason: null,
        }),
    ],
    ['put to one who left', () => does(here.asha, { do: 'leave' })],
  ]

  it.each(acts)('[H41] are not of what was %s, also in the last moment', async (_how, act) => {
    const thread = await ask()
    // The job looks at noon and has the mail wait three minutes for more.
    await here.until(start + 7 * day + 60_000)
    expect(reminders('asha')).toEqual([])
    await act(thread)
    await days(60)
    expect(reminders('asha')).toEqual([])
  })

  it('[H42] wait for the end of quiet hours and for the mail of the week, by the clocks of their reader', async () => {
    await settle(here.asha, { quiet: { from: '10:00', to: '20:00' }, zone: 'Asia/Kolkata' })
    await ask()
    await here.until(Date.parse('2027-03-10T14:29:00Z'))
    expect(reminders('asha')).toEqual([])
    await here.until(Date.parse('2027-03-10T14:31:00Z'))
    expect(reminders('asha')).toHaveLength(1)
    await settle(here.asha, {
      rhythm: { each: 'week', on: 5, at: '09:00' },
      quiet: null,
      zone: 'Europe/London',
    })
    // Due on Wednesday the 24th; the mail of the week goes on Friday, when the clocks are still those of winter.
    await here.until(Date.parse('2027-03-26T08:59:00Z'))
    expect(reminders('asha')).toHaveLength(1)
    await here.until(Date.parse('2027-03-26T09:01:00Z'))
    expect(reminders('asha')).toHaveLength(2)
  })

  it('[H42] [H43] stand in a mail that goes anyway, several in one, and are then given', async () => {
    await settle(here.asha, { rhythm: { each: 'week', on: 3, at: '18:00' } })
    await ask()
    await ask('question', `And this, @{${here.ids.asha}}?`)
    await days(7.1)
    const on = {
      do: 'limitMember',
      person: here.ids.asha,
      atMost: 'comment',
      reason: 'For a while.',
    } as const
    await does(here.lena, on)
    await days(7.2)
    expect(reminders('asha')).toHaveLength(1)
    expect(reminders('asha')[0]?.source).toContain('set a limit')
    expect(reminders('asha')[0]?.source).toContain('(2 times)')
    await days(20)
    expect(reminders('asha')).toHaveLength(1)
  })

  it('[H43] are given once when the mail server takes them only after days, and not by what was late itself', async () => {
    await ask()
    await days(6.9)
    here.server.manners = { says: 450, at: 'address' }
    await days(7.5)
    expect(reminders('asha')).toEqual([])
    here.server.manners = 'takes'
    await days(20)
    expect(reminders('asha')).toHaveLength(1)
    await days(60)
    expect(reminders('asha')).toHaveLength(2)
  })

  it('[H44] are turned off by their own setting, which leaves the other mails, and by ending the mails', async () => {
    expect((await here.hearingOf(here.asha)).settings.reminders).toBe(true)
    await settle(here.asha, { reminders: false })
    await ask()
    await days(10)
    expect([here.mailsTo('asha').length, reminders('asha').length]).toEqual([1, 0])
    // Turned on again, it counts from then on.
    await settle(here.asha, { reminders: true })
    await days(22)
    expect(reminders('asha')).toHaveLength(1)
    const words = { do: 'comment', section: here.section, anchor: null, sort: null, words: secret } as const
    const voice = { person: here.ids.asha, by: 'phone' } as const
    await does(here.sam, { ...words, thread: newId(), voice })
    await days(23)
    expect(here.mailsTo('asha')).toHaveLength(3)
    const unsubscribe = /^List-Unsubscribe: <([^>]+)>/im.exec(
      here.mailsTo('asha')[2]!.source.replaceAll(/\r\n\s+/g, ' '),
    )
    const answer = await here.board.api.request(unsubscribe![1]!, { method: 'POST' })
    expect(answer.status).toBe(204)
    await days(90)
    expect(here.mailsTo('asha')).toHaveLength(3)
  })

  it('[H40] [H44] are of a letter or call that nobody ticked, to whoever is to make it, and none to whom it is for', async () => {
    const { made: mary } = await here.lena.made(here.space, { do: 'addPerson', name: 'Mary Jones', seat })
    const channel = { by: 'letter', from: here.ids.sam } as const
    await here.lena.ask('PUT', `/spaces/${here.space}/people/${mary}/needs`, { ...needs, channel })
    const words = `What would @{${mary}} say?`
    const question = { section: here.section, anchor: null, sort: 'question', words, voice: null } as const
    await does(here.asha, { do: 'comment', thread: newId(), ...question })
    await days(1)
    expect([here.mailsTo('sam').length, reminders('sam').length]).toEqual([1, 0])
    await days(8)
    expect(reminders('sam')).toHaveLength(1)
    expect(reminders('sam')[0]?.source).toContain('You are asked to pass something on')
    const tasks = taskViewsSchema.parse((await here.sam.ask('GET', `/spaces/${here.space}/tasks`)).body)
    expect(tasks).toMatchObject([{ waitsLong: true, done: null }])
    await here.sam.ask('POST', `/spaces/${here.space}/tasks/${tasks[0]?.id}/done`)
    await days(60)
    expect(reminders('sam')).toHaveLength(1)
    expect(reminders('lena')).toEqual([])
  })

  it('[H46] go with a list that says since when something waits, once it has waited as long', async () => {
    await ask()
    const long = async () => (await here.hearingOf(here.asha)).items.map(({ waitsLong }) => waitsLong)
    await days(6.9)
    expect(await long()).toEqual([false])
    await days(7.1)
    expect(await long()).toEqual([true])
    const { items } = await here.hearingOf(here.asha)
    await here.asha.ask('POST', `/spaces/${here.space}/hearing/read`, { upTo: items[0]?.id })
    expect(await long()).toEqual([false])
  })
})
