import {
  commandAnswerSchema,
  linksSchema,
  spaceViewSchema,
  taskViewsSchema,
  type Command,
  type EvaluationAsk,
  type MeetingAsk,
  type Needs,
  type SpaceView,
} from '@alongside/protocol'
import { expect, type BrowserContext } from '@playwright/test'
import { openRounds } from './board-rounds.ts'
import { demoState, type DemoState } from './demo.ts'
import type { Product } from './server.ts'

/** The demo's board with something of everything that can be shown, and where to find it. */
export interface Board {
  readonly demo: DemoState
  /** The address of the space. */
  readonly space: string
  /** Of the care plan, of an empty document, and of one that was put away. */
  readonly plan: string
  readonly empty: string
  readonly putAway: string
  /** Paths of invitations by link: one that can be accepted, one that was withdrawn. */
  readonly invitation: string
  readonly withdrawn: string
  /** Paths of links to the empty document: for guests, for visitors, and one that was withdrawn. */
  readonly guests: string
  readonly visitors: string
  readonly shut: string
  /** The link for guests, with a code, large on a screen. */
  readonly screen: string
  readonly person: (key: string) => string
  /** Someone without an account, to whom Sam is to write a letter. */
  readonly mary: string
  /** The page of that letter, and the page to which the link in a mail leads. */
  readonly letter: string
  readonly unsubscribe: string
  /** The meeting to come with an item and a paper of its agenda, and one whose agenda is a draft. */
  readonly meeting: string
  readonly item: string
  readonly paper: string
  readonly draft: string
  /** One that is over, with a decision and an action, and minutes to amend. */
  readonly over: string
  /** A service, and the evaluation of it: one criterion is revealed, and the others are scored. */
  readonly service: string
  readonly review: string
  readonly evaluation: string
  /** Rounds of sharing out money: one takes proposals, in one people vote, and one is counted and followed. */
  readonly proposing: string
  readonly voting: string
  readonly counted: string
  /** A part of the plan as it read after its last change. */
  readonly moment: string
  /** Words of the plan that could be removed for good. */
  readonly erasing: string
  /** Words that Sam typed for Moses. */
  readonly typed: string
}

/** What is asked here of `GET /api/meetings/{meeting}`. */
interface MeetingState {
  readonly meeting: {
    readonly papers: readonly { readonly id: string }[]
    readonly seats: readonly { readonly person: string; readonly votes: boolean }[]
  }
}

/** What is asked here of `GET /api/evaluations/{evaluation}`. */
interface EvaluationState {
  readonly evaluation: { readonly criteria: readonly { readonly id: string }[] }
}

const seat = {
  capacities: ['layPartner' as const],
  organisation: 'Riverside carers’ group',
  seat: null,
  speaksFor: 'carers in the north',
  term: { from: '2026-01-01', to: '2036-12-31' },
  voting: false,
}

const hourMs = 3_600_000

/** Calls a meeting in ten days, to which nobody has a seat yet. */
function callMeeting(title: string): Command {
  const startsAt = Date.now() + 240 * hourMs
  return {
    do: 'callMeeting',
    title,
    notice: {
      startsAt,
      endsAt: startsAt + 2 * hourMs,
      place: '',
      callUrl: null,
      phone: null,
      papersDue: null,
      preMeeting: null,
      payment: '',
      words: '',
    },
    quorum: { atLeast: 0, of: [] },
    seats: [],
    series: null,
    from: null,
  }
}

const anItem = {
  facts: {
    sort: 'discussion' as const,
    purpose: '',
    ask: '',
    presenter: null,
    minutes: 20,
    breakAfter: null,
    standing: false,
  },
  confidential: null,
}

/**
 * Asks the demo's board for what its sample people have not done: to invite, to put away, to leave, to be told by
 * letter. The product must not let mails wait for one another (`MAIL_GATHER_SECONDS` is 0).
 */
export async function fillBoard(
  product: Product,
  by: { readonly sam: BrowserContext; readonly priya: BrowserContext; readonly asha: BrowserContext },
): Promise<Board> {
  const demo = await demoState(product)
  const command = async (data: Command, context = by.sam): Promise<string> => {
    const answer = await context.request.post(`/api/spaces/${demo.space.id}/commands`, {
      data,
      headers: { origin: product.url },
    })
    expect(answer.status(), await answer.text()).toBe(200)
    return commandAnswerSchema.parse(await answer.json()).made ?? ''
  }
  const meet = (meeting: string, ask: MeetingAsk): Promise<string> => command({ do: 'meet', meeting, ask })
  const lastDay = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const view = async (): Promise<SpaceView> =>
    spaceViewSchema.parse(await (await by.sam.request.get(`/api/spaces/${demo.space.id}`)).json())
  /** Makes a link that several can join by; answers its id and its path. */
  async function invite(label: string): Promise<{ readonly id: string; readonly path: string }> {
    const id = await command({ do: 'inviteByLink', label, seat, lastDay, uses: 5 })
    const { url } = (await view()).invitations.find((one) => one.id === id)!
    return { id, path: new URL(url!).pathname }
  }

  await command({
    do: 'inviteByMail',
    email: 'someone@demo.invalid',
    name: 'Someone',
    seat,
    words: 'Do come.',
  })
  const open = await invite('Carers’ evening')
  const gone = await invite('Printed by mistake')
  await command({ do: 'withdrawInvitation', invitation: gone.id })
  const empty = await command({ do: 'createDocument', kind: 'blank', title: 'An empty one' })
  /** Makes a link to the empty document; answers its id and its path. */
  async function link(
    label: string,
    visitors: boolean,
  ): Promise<{ readonly id: string; readonly path: string }> {
    const permission = visitors ? 'read' : 'comment'
    const id = await command({ do: 'makeLink', document: empty, permission, label, lastDay, visitors })
    const answer = await by.sam.request.get(`/api/documents/${empty}/links`)
    const { url } = linksSchema.parse(await answer.json()).links.find((one) => one.id === id)!
    return { id, path: new URL(url!).pathname }
  }
  const guests = await link('The carers’ group in Mill Street', false)
  const visitors = await link('For the inspector', true)
  const shut = await link('Sent to the wrong people', false)
  await command({ do: 'withdrawLink', link: shut.id })
  const coded = await by.sam.request.post(`/api/links/${guests.id}/code`, {
    data: {},
    headers: { origin: product.url },
  })
  expect(coded.status()).toBe(200)
  const document = await command({ do: 'createDocument', kind: 'blank', title: 'One that is done' })
  const section = await command({ do: 'addSection', document, title: 'Left out', after: null })
  await command({ do: 'putSectionAway', section })
  await command({ do: 'putDocumentAway', document })
  const sam = demo.people.find(({ key }) => key === 'sam')!.id
  const rounds = await openRounds(command, by, demo)
  await command({ do: 'leave' }, by.priya)
  const draft = await command(callMeeting('A meeting that is being prepared'))
  await command({ do: 'addItem', meeting: draft, title: 'What comes next', after: null, ...anItem })

  const over = await command(callMeeting('A meeting that is over'))
  const topic = await command({ do: 'addItem', meeting: over, title: 'What we did', after: null, ...anItem })
  for (const ask of [
    { do: 'giveOffice', person: sam, office: 'chair' },
    { do: 'publish' },
    { do: 'comeIn', capacity: 'frontlineStaff', how: 'present', attends: { as: 'self' } },
    { do: 'open' },
    { do: 'openItem', item: topic },
    {
      do: 'recordDecision',
      decision: 'decided000000000',
      item: topic,
      words: 'We go on.',
      vote: null,
      effective: '2027-01-01',
      review: '2027-06-01',
    },
    {
      do: 'agreeAction',
      action: 'agreed0000000000',
      item: topic,
      words: 'Write to everyone.',
      owner: sam,
      helper: null,
      due: '2027-01-01',
    },
    { do: 'end' },
  ] satisfies MeetingAsk[]) {
    await meet(over, ask)
  }

  const service = 'service000000000'
  await command({
    do: 'addService',
    service,
    facts: { name: 'Breaks for carers', provider: 'Riverside Support', commissioner: null, about: '' },
  })
  const evaluation = await command({
    do: 'openEvaluation',
    title: 'Breaks for carers 2026',
    service,
    period: { from: '2026-01-01', to: '2026-06-30' },
    from: null,
  })
  const evaluate = (ask: EvaluationAsk): Promise<string> => command({ do: 'evaluate', evaluation, ask })
  await evaluate({ do: 'putOnPanel', person: sam, capacity: 'frontlineStaff', isFromProvider: true })
  await evaluate({ do: 'startScoring', open: 'all', deadline: lastDay })
  const asked = await by.sam.request.get(`/api/evaluations/${evaluation}`)
  const { criteria } = ((await asked.json()) as EvaluationState).evaluation
  await evaluate({ do: 'reveal', criterion: criteria[0]!.id })

  const review = await command({
    do: 'openReview',
    title: 'How we work together 2026',
    scope: 'The board',
    period: { from: '2026-01-01', to: '2026-12-31' },
    claim: { rung: 'involved', words: 'We are asked, and we write.' },
    from: null,
  })

  const mary = await command({ do: 'addPerson', name: 'Mary Jones', seat })
  const needs: Needs = {
    formats: ['largePrint', 'easyWords'],
    formatWords: '',
    language: 'English',
    channel: { by: 'letter', from: sam },
    reach: '12 High Street',
    times: 'Mornings',
    supporter: null,
    supporterWords: 'Her daughter',
    pleaseDo: 'Read it out loud.',
    pleaseDont: '',
    sharing: { with: 'organisers' },
  }
  const entered = await by.sam.request.put(`/api/spaces/${demo.space.id}/people/${mary}/needs`, {
    data: needs,
    headers: { origin: product.url },
  })
  expect(entered.status()).toBe(204)
  await command({
    do: 'comment',
    section: demo.documents.find(({ kind }) => kind === 'strategy')!.sections[0]!.id,
    thread: 'letter0000000000',
    anchor: null,
    sort: 'question',
    words: `What would @{${mary}} and @{${demo.people.find(({ key }) => key === 'asha')!.id}} say?`,
    voice: null,
  })
  const tasks = async () =>
    taskViewsSchema.parse(await (await by.sam.request.get(`/api/spaces/${demo.space.id}/tasks`)).json())
  await expect.poll(async () => (await tasks()).length).toBe(1)
  const [task] = await tasks()
  const mailed = () => /\/unsubscribe\/\S+/.exec(product.output())?.[0]
  await expect.poll(mailed).toBeDefined()

  const { documents } = await view()
  const space = `/s/${demo.space.slug}`
  const meeting = demo.documents.find(({ kind }) => kind === 'meeting')!
  const answer = await by.sam.request.get(`/api/meetings/${meeting.id}`)
  const { papers, seats } = ((await answer.json()) as MeetingState).meeting
  // Mary's needs at the meeting, and that its papers went to her on paper.
  await meet(meeting.id, { do: 'setSeats', seats: [...seats, { person: mary, votes: true }] })
  await meet(meeting.id, { do: 'sendPack' })
  const plan = demo.documents.find(({ kind }) => kind === 'carePlan')!
  const wanted = plan.sections.find(({ title }) => title === 'If things change')!.id
  const called = (title: string) => `${space}/d/${documents.find((one) => one.title === title)!.slug}`
  return {
    demo,
    space,
    plan: `${space}/d/${demo.documents.find(({ kind }) => kind === 'carePlan')!.slug}`,
    empty: called('An empty one'),
    putAway: called('One that is done'),
    invitation: open.path,
    withdrawn: gone.path,
    guests: guests.path,
    visitors: visitors.path,
    shut: shut.path,
    screen: `${called('An empty one')}/links/screen?link=${guests.id}`,
    person: (key) => demo.people.find((one) => one.key === key)!.id,
    mary,
    letter: `${space}/tasks/${task!.id}`,
    unsubscribe: mailed()!,
    meeting: `${space}/m/${meeting.slug}`,
    item: meeting.sections[0]!.id,
    paper: `${space}/m/${meeting.slug}/papers/${papers[0]!.id}`,
    draft: `${space}/m/${draft}`,
    over: `${space}/m/${over}`,
    service,
    evaluation: `${space}/e/${evaluation}`,
    review: `${space}/e/${review}`,
    proposing: `${space}/a/${rounds.proposing}`,
    voting: `${space}/a/${rounds.voting}`,
    counted: `${space}/a/${rounds.counted}`,
    moment: `${space}/d/${plan.slug}/history/${wanted}/9?since=0`,
    erasing: `${space}/d/${plan.slug}/erase/${wanted}?words=the`,
    typed: `${space}/typed/${wanted}/${demo.people.find(({ key }) => key === 'moses')!.id}`,
  }
}
