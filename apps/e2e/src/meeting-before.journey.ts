import { commandAnswerSchema, type Command, type Needs } from '@alongside/protocol'
import { expect, test, type Locator, type Page, type Route } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { demoState, type DemoState } from './demo.ts'
import { Keyboard } from './keyboard.ts'
import { signIn, sitDown, type Seat } from './person.ts'
import { startProduct, type Product } from './server.ts'

const title = 'Partnership board in spring'
const ours = 'Where the benches go'
const secret = 'Who leads the board next year'
const standing = ['Welcome, and how we are today', 'What we said last time, and what came of it']

const needs: Needs = {
  formats: ['largePrint'],
  formatWords: 'On yellow paper',
  language: '',
  channel: { by: 'app' },
  reach: '',
  times: '',
  supporter: null,
  supporterWords: '',
  pleaseDo: '',
  pleaseDont: '',
  sharing: { with: 'organisers' },
}

/** The titles of the agenda, in the order in which they stand. */
const agendaOf = (page: Page): Locator => page.locator('article h3')
const said = (page: Page): Locator => page.locator('#announcer')
/** What a control is called that says beside its word what it is for. */
const named = (act: string, what: string): RegExp => new RegExp(`^${act} ?: ${what}$`)
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

test.describe('before a meeting', () => {
  let product: Product
  let demo: DemoState
  let space: string
  let sam: Seat
  let asha: Seat
  /** The address of the meeting that Sam calls. */
  let here: string

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    demo = await demoState(product)
    space = `/s/${demo.space.slug}`
    sam = await sitDown(browser, product, 'sam', space)
    asha = await sitDown(browser, product, 'asha', space)
    const written = await asha.context.request.put(
      `/api/spaces/${demo.space.id}/people/${idOf('asha')}/needs`,
      { data: needs, headers: { origin: product.url } },
    )
    expect(written.status()).toBe(204)
  })
  test.afterAll(async () => {
    await sam.context.close()
    await asha.context.close()
    await product.end()
  })

  const idOf = (key: string): string => demo.people.find((one) => one.key === key)!.id

  async function command({ context }: Seat, data: Command): Promise<string> {
    const answer = await context.request.post(`/api/spaces/${demo.space.id}/commands`, {
      data,
      headers: { origin: product.url },
    })
    expect(answer.status(), await answer.text()).toBe(200)
    return commandAnswerSchema.parse(await answer.json()).made ?? ''
  }

  /** A document of Sam's with one part. */
  async function documentOf(name: string, part: string): Promise<string> {
    const document = await command(sam, { do: 'createDocument', kind: 'blank', title: name })
    await command(sam, { do: 'addSection', document, title: part, after: null })
    return document
  }

  test('the next one is called from the last, whose days, seats and rules come along', async () => {
    const { page } = sam
    const last = demo.documents.find(({ kind }) => kind === 'meeting')!
    await page.getByRole('link', { name: 'All meetings' }).click()
    await expect(page.getByRole('link', { name: last.title })).toBeVisible()
    await page.getByRole('link', { name: 'New meeting' }).click()
    await expect(page.getByRole('radio', { name: last.title })).toBeChecked()
    await button(page, 'Go on').click()
    await page.getByLabel('Name of the meeting').fill(title)
    await button(page, 'Go on').click()

    // The second Tuesday of the month after, at the same time.
    const day = new Date(`${await page.getByLabel('Day').inputValue()}T12:00:00Z`)
    expect(day.getUTCDay()).toBe(2)
    expect(Math.ceil(day.getUTCDate() / 7)).toBe(2)
    await expect(page.getByLabel('Begins at')).toHaveValue('14:00')
    await page.getByLabel('Ends at').fill('14:00')
    await button(page, 'Go on').click()
    await expect(page.getByRole('link', { name: /later than the beginning/ })).toBeVisible()
    await page.getByLabel('Ends at').fill('16:30')
    await button(page, 'Go on').click()

    await expect(page.getByLabel('Link to the call')).toHaveValue(/^https:/)
    await button(page, 'Go on').click()
    await expect(page.getByLabel('What is paid')).toHaveValue(/£25/)
    await button(page, 'Go on').click()
    const seatOf = (name: string, tick: string) =>
      page.getByRole('group', { name }).getByRole('checkbox', { name: tick })
    await expect(seatOf('Asha Rahman', 'Has a vote')).toBeChecked()
    await expect(seatOf('Gwen Parry', 'Has a seat')).not.toBeChecked()
    await seatOf('Gwen Parry', 'Has a seat').check()
    await button(page, 'Go on').click()

    await expect(page.getByLabel('Of whom, line 2')).toHaveValue('unpaidCarer')
    await page.getByLabel('How many, line 3').fill('1')
    await button(page, 'Go on').click()
    await page.getByRole('link', { name: 'Choose whom this number is of' }).click()
    await expect(page.getByLabel('Of whom, line 3')).toBeFocused()
    await page.getByLabel('Of whom, line 3').selectOption('commissioner')
    await button(page, 'Go on').click()
    await expect(page.getByLabel('Which day')).toHaveValue('2')
    await button(page, 'Go on').click()

    await expect(page.getByText('Of them at least 1: Commissioner.')).toBeVisible()
    await expect(page.getByText('Gwen Parry', { exact: true })).toBeVisible()
    await button(page, 'Call the meeting').click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(agendaOf(page)).toContainText(standing)
    here = new URL(page.url()).pathname
  })

  test('its agenda is put in order by buttons, one press after the other', async () => {
    const { page } = sam
    for (const [name, isSecret] of [
      [ours, false],
      [secret, true],
    ] as const) {
      await page.getByRole('link', { name: 'Add an item' }).click()
      await button(page, 'Put it on the agenda').click()
      await expect(page.getByRole('link', { name: /name of 200 letters/ })).toBeVisible()
      await page.getByLabel('What is it called?').fill(name)
      await page.getByLabel('What is it for?').fill('So that nobody has to walk without a rest.')
      await page.getByLabel('How many minutes?').fill('95')
      if (isSecret) {
        await page.getByRole('radio', { name: 'It is confidential' }).check()
        await page.getByRole('checkbox', { name: 'Moses Okafor' }).check()
      }
      await button(page, 'Put it on the agenda').click()
      await expect(page.getByRole('heading', { level: 3, name })).toBeVisible()
    }
    await expect(page.getByText(/longer than the meeting/)).toBeVisible()

    const hands = new Keyboard(page)
    const up = page.getByRole('button', { name: named('Up', ours) })
    await hands.tabTo(up, { atMost: 80 })
    await hands.press('Enter')
    // The first of the five are the minutes of the meeting that it follows.
    for (const at of [3, 2, 1]) {
      if (at < 3) await hands.press('Enter')
      await expect(said(page)).toContainText(`${ours} is now item ${at} of 5.`)
      await hands.isAt(up)
    }
    await expect(agendaOf(page)).toContainText([ours, ...standing, secret])
    // One press too many moves nothing.
    await hands.press('Enter')
    await hands.isAt(up)
  })

  test('a document becomes a paper by those who own it, in the words that it has at that moment', async () => {
    const { page } = sam
    const benches = await documentOf('The benches last year', 'What people said')
    await page.getByRole('link', { name: 'Papers, and sending them' }).first().click()
    await page.getByLabel('Which document?').selectOption({ label: 'Asha’s care and support plan' })
    await page.getByLabel('What is it for?').first().selectOption({ label: ours })
    await button(page, 'Add the document').click()
    await expect(page.getByRole('link', { name: /Only those who own it can add it/ })).toBeVisible()
    await page.getByLabel('Which document?').selectOption({ label: 'The benches last year' })
    await expect(page.getByLabel('What is it for?').first()).toHaveValue(/./)
    await button(page, 'Add the document').click()
    await expect(page.getByRole('main').getByText('The paper is added.')).toBeVisible()
    await expect(page.getByText('Publish the agenda first.')).toBeVisible()
    await command(sam, { do: 'renameDocument', document: benches, title: 'The benches this year' })
    await page.goto(here)
  })

  test('those who do not prepare see a draft, and that it is published without asking anew', async () => {
    const { page } = asha
    await page.goto(here)
    await expect(page.getByText('The agenda is still a draft. It can change')).toBeVisible()
    await expect(agendaOf(page)).toContainText([ours, ...standing])
    await expect(page.getByText(secret)).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'For those who prepare' })).toHaveCount(0)
    await expectStateAccessible(page, 'an agenda that is a draft')
    const call = page.getByRole('link', { name: 'Join the call' })
    await call.focus()

    await sam.page.getByRole('link', { name: 'Publish the agenda' }).click()
    await expect(sam.page.getByText(/These people are told.*Asha Rahman/)).toBeVisible()
    // What is told of it meanwhile does not lead away from a page that is slow to come.
    const slowly = async (route: Route): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await route.continue()
    }
    await sam.page.route(/__data\.json.*done=published/, slowly, { times: 1 })
    await button(sam.page, 'Publish the agenda').click()
    await expect(sam.page.getByRole('main').getByText('The agenda is published.')).toBeVisible()

    await expect(page.getByText('The agenda is published', { exact: true })).toBeVisible()
    await expect(call).toBeFocused()
  })

  test('the papers are sent once, to each in their way, and are read as they were', async () => {
    const { page } = sam
    await page.getByRole('link', { name: 'Papers, and sending them' }).first().click()
    await button(page, 'Send the papers now').dblclick()
    await expect(page.getByRole('main').getByText('The papers are sent.')).toBeVisible()
    await expect(page.getByRole('heading', { name: /^Sent on/ })).toHaveCount(1)
    await expect(page.getByRole('listitem').filter({ hasText: /^Asha Rahman: / })).toBeVisible()
    await expectStateAccessible(page, 'a record of what was sent')

    const reader = asha.page
    await reader.getByRole('link', { name: 'The benches last year' }).click()
    await expect(reader.getByRole('heading', { level: 1, name: 'The benches last year' })).toBeVisible()
    await expect(reader.getByRole('heading', { level: 2, name: 'What people said' })).toBeVisible()
    await expect(reader.getByText(/Sam Whitfield added this paper on/)).toBeVisible()
    await reader.getByRole('link', { name: title }).click()
    await page.goto(here)
  })

  test('what people need is told to them in their own words, and they say whether it is met', async () => {
    const { page } = asha
    const need = page.getByRole('group', { name: 'What helps to take part: Large print, On yellow paper' })
    await need.getByRole('button', { name: 'Is not met' }).click()
    await expect(need.getByRole('button', { name: 'Is not met' })).toHaveAttribute('aria-pressed', 'true')
    await expect(sam.page.getByText(/Large print, On yellow paper:\s*Is not met/)).toBeVisible()
    await expectStateAccessible(page, 'a need that is not met')
    const calendar = await asha.context.request.get(
      (await page.getByRole('link', { name: 'Put it into my calendar' }).getAttribute('href'))!,
    )
    expect(await calendar.text()).toContain(`SUMMARY:${title}`)
  })

  test('whoever cannot come says so, and it is seen at once', async () => {
    const { page } = asha
    await page.getByText('I cannot come', { exact: true }).click()
    await page.getByLabel('What the others should know').fill('I am away with my sister.')
    await button(page, 'Send word').click()
    await expect(page.getByText('You sent word that you cannot come.')).toBeVisible()
    await expect(sam.page.getByText('I am away with my sister.')).toBeVisible()
  })

  test('a page without any script tells all of it, and takes word too', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: product.url, javaScriptEnabled: false })
    await signIn(context, product, 'moses')
    const page = await context.newPage()
    await page.goto(here)
    await expect(agendaOf(page)).toContainText([ours, ...standing, secret])
    await expect(page.getByRole('link', { name: '020 7946 0123' })).toHaveAttribute('href', 'tel:02079460123')
    await page.getByText('I cannot come', { exact: true }).click()
    await button(page, 'Send word').click()
    await expect(page.getByText('You sent word that you cannot come.')).toBeVisible()
    await context.close()
  })

  test('a day that moves keeps all else, and somebody is asked to chair this one meeting', async () => {
    const { page } = sam
    await page.getByRole('link', { name: named('Change', 'When') }).click()
    await page.getByLabel('Ends at').fill('17:00')
    await button(page, 'Save').click()
    await expect(page.getByText('14:00 to 17:00')).toBeVisible()
    await expect(page.getByText(/£25/)).toBeVisible()

    await page.getByRole('link', { name: 'Who chairs and takes notes' }).click()
    await page.getByLabel('To do what?').selectOption('facilitator')
    await page.getByLabel('Who?').selectOption({ label: 'Asha Rahman' })
    await button(page, 'Ask them').click()
    await expect(page.getByRole('heading', { name: 'Facilitator: Asha Rahman' })).toBeVisible()
    // Whoever is asked prepares from then on.
    await expect(asha.page.getByRole('heading', { name: 'For those who prepare' })).toBeVisible()
    await page.getByText('End this').click()
    await button(page, 'End it now').click()
    await expect(page.getByRole('link', { name: 'Write the reason, in 500 letters at most' })).toBeVisible()
    await page.getByLabel('Why?').fill('Asha is away that day.')
    await button(page, 'End it now').click()
    await expect(page.getByRole('main').getByText('It is ended.')).toBeVisible()
    await expect(asha.page.getByRole('heading', { name: 'For those who prepare' })).toHaveCount(0)
  })

  test('what is told of a meeting leads to it', async () => {
    const { page } = asha
    await page.goto(`${space}/hearing`)
    await page.getByRole('article').filter({ hasText: title }).getByRole('link').first().click()
    await expect(page).toHaveURL(`${product.url}${space}/m/partnership-board-in-spring`)
  })

  test('the agenda is printed, in large letters too, and its papers with it', async () => {
    const { page } = asha
    await page.getByRole('link', { name: 'Print the agenda' }).click()
    await page.getByRole('link', { name: 'In large print' }).click()
    await expect(page.getByRole('link', { name: 'In usual print' })).toBeVisible()
    await page.getByRole('link', { name: 'Print agenda and papers' }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'The benches last year' })).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { name: `1. ${ours}` })).toBeVisible()
    await expect(page.getByRole('link', { name: 'In usual print' })).toBeHidden()
    await expect(page.getByRole('navigation', { name: 'This space' })).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
    await expectStateAccessible(page, 'an agenda in large print')
  })

  test('it is called off with a reason, after which nothing of it is changed', async () => {
    const late = await sam.context.newPage()
    await late.goto(`${here}/items/new`)
    await late.getByLabel('What is it called?').fill('One thing more')

    const { page } = sam
    await page.goto(here)
    await page.getByRole('link', { name: 'Call it off' }).click()
    await page.getByLabel('Why?').fill('The river is over the road.')
    await button(page, 'Call it off').click()
    await expect(page.getByText('This meeting was called off.')).toBeVisible()
    await expect(page.getByText('The river is over the road.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'For those who prepare' })).toHaveCount(0)
    await expectStateAccessible(page, 'a meeting that was called off')

    await button(late, 'Put it on the agenda').click()
    await expect(late.getByRole('heading', { name: 'There is something to put right' })).toBeVisible()
    await expect(late.getByLabel('What is it called?')).toHaveValue('One thing more')
    await late.goto(`${space}/meetings`)
    await expect(late.getByRole('heading', { name: 'Called off' })).toBeVisible()
  })
})
