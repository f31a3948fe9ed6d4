import { commandAnswerSchema, type Command, type MeetingAsk } from '@alongside/protocol'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { callMeeting, type CalledMeeting } from './meeting.ts'
import { sitDown, type Seat } from './person.ts'
import { startProduct, type Product } from './server.ts'

const ramp = 'Ask the owner of the hall for a ramp'
const bus = 'Find out when the last bus goes'
const title = 'Partnership board in March'
const item = 'How the pilot is going'
const day = (fromNow: number): string =>
  new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10)

const cardOf = (page: Page, words: string): Locator => page.getByRole('article', { name: words, exact: true })
const mineOf = (page: Page): Locator => page.getByRole('region', { name: 'What you have taken on' })
const beforeOf = (page: Page): Locator => page.getByRole('region', { name: 'What was agreed before' })
const noticeOf = (page: Page): Locator => page.getByRole('region', { name: 'When and where' })

/** Says of an action how it stands, on whatever page it stands. */
async function tell(page: Page, words: string, answer: string, evidence: string): Promise<void> {
  const card = cardOf(page, words)
  await card.getByText('Say how it stands').click()
  await card.getByRole('radio', { name: answer }).check()
  await card.getByLabel('A word on it').fill(evidence)
  await card.getByRole('button', { name: 'Save' }).click()
}

/** A meeting that is over says where it was, and offers neither its call nor its phone number. */
async function expectNoWayIn(page: Page): Promise<void> {
  await expect(noticeOf(page)).toContainText('The long room at the library')
  await expect(noticeOf(page)).not.toContainText('Join the call')
  await expect(noticeOf(page)).not.toContainText('+45 70 12 34 56')
}

test.describe('from one meeting to the next', () => {
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let meeting: CalledMeeting
  let sam: Seat
  let asha: Seat
  let moses: Seat
  let space: string
  /** The address of the meeting that follows. */
  let next: string

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    sam = await sitDown(browser, product, 'sam', '/')
    meeting = await callMeeting(product, sam.context, {
      seats: ['lena', 'sam', 'asha', 'moses'],
      titles: [item],
    })
    space = `/s/${meeting.demo.space.slug}`
    for (const ask of [
      { do: 'open' },
      agreeing('ramp', ramp, { owner: 'asha', helper: 'moses', due: day(-1) }),
      agreeing('bus', bus, { owner: 'asha', helper: null, due: day(20) }),
      { do: 'end' },
    ] satisfies MeetingAsk[]) {
      await meeting.must('lena', ask)
    }
    asha = await sitDown(browser, product, 'asha', space)
    moses = await sitDown(browser, product, 'moses', space)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, asha, moses]) await context.close()
    await product.end()
  })

  function agreeing(
    name: string,
    words: string,
    { owner, helper, due }: { readonly owner: string; readonly helper: string | null; readonly due: string },
  ): MeetingAsk {
    return {
      do: 'agreeAction',
      action: name.padEnd(16, 'x'),
      item: meeting.items[0]!,
      words,
      owner: meeting.person(owner),
      helper: helper === null ? null : meeting.person(helper),
      due,
    }
  }

  async function command({ context }: Seat, data: Command): Promise<string> {
    const answer = await context.request.post(`/api/spaces/${meeting.demo.space.id}/commands`, {
      data,
      headers: { origin: product.url },
    })
    expect(answer.status(), await answer.text()).toBe(200)
    return commandAnswerSchema.parse(await answer.json()).made ?? ''
  }

  test('what somebody took on waits for them, what is over first, and is told where it stands', async () => {
    const { page } = asha
    await expect(mineOf(page).getByRole('heading', { level: 3 })).toHaveText([ramp, bus])
    await expect(cardOf(page, ramp)).toContainText('The day is over')
    await expect(cardOf(page, ramp)).toContainText('Moses Okafor')
    await cardOf(page, bus).getByText('Say how it stands').click()
    await expectStateAccessible(page, 'what somebody has taken on')
    await tell(page, ramp, 'It is done', 'The ramp is there since Monday.')
    await expect(mineOf(page).getByRole('heading', { level: 3 })).toHaveText([bus])
    await expect(mineOf(page).getByRole('heading', { level: 2 })).toBeFocused()
    // Who helps has nothing more to do either, without loading the page anew.
    await expect(mineOf(moses.page)).toBeHidden()
  })

  test('what could not be told stays where it was typed', async () => {
    const { page } = asha
    // On the front page and on that of what is for one, an action stands once, with its news.
    await expect(page.locator('main').getByText(bus, { exact: true })).toHaveCount(1)
    await page.goto(`${space}/hearing#my-actions`)
    await expect(page.locator('main').getByText(bus, { exact: true })).toHaveCount(1)
    await expect(cardOf(page, bus)).toContainText('There is something that you take on or help with.')
    await expectStateAccessible(page, 'an action that is news')
    await cardOf(page, bus).getByRole('button', { name: 'Mark as read' }).click()
    await expect(cardOf(page, bus)).not.toContainText('There is something that you take on')
    await expect(page.locator('main').getByText(bus, { exact: true })).toHaveCount(1)
    await page.context().setOffline(true)
    await tell(page, bus, 'It goes on', 'I rang, and nobody was there.')
    await expect(cardOf(page, bus)).toContainText('What you wrote is still here.')
    await page.context().setOffline(false)
    await cardOf(page, bus).getByRole('button', { name: 'Save' }).click()
    await expect(cardOf(page, bus).getByText('I rang, and nobody was there.').first()).toBeVisible()
    await expect(cardOf(page, bus).getByText('What you wrote is still here.')).toBeHidden()
  })

  test('the next meeting is called from the last with all that it proposes, and what was agreed stands before it', async () => {
    const { page } = sam
    await page.goto(`${space}/m/${meeting.id}`)
    await expectNoWayIn(page)
    await page.getByRole('link', { name: 'Call the next meeting' }).click()
    await page.waitForURL(/meetings\/new/)
    await expect(page.getByText('The long room at the library')).toBeVisible()
    await expect(page.getByText('Asha Rahman')).toBeVisible()
    await page.getByRole('button', { name: /^Change ?: Name of the meeting$/ }).click()
    await page.getByLabel('Name of the meeting').fill('Partnership board in April')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Call the meeting' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Partnership board in April' })).toBeVisible()
    next = new URL(page.url()).pathname
    await expect(noticeOf(page).getByRole('link', { name: 'Join the call' })).toBeVisible()
    await expect(beforeOf(page).getByRole('heading', { level: 3 })).toHaveText([bus, ramp])
    await expect(cardOf(page, ramp)).toContainText('The ramp is there since Monday.')
    await expectStateAccessible(page, 'what stands before a meeting')
    await page.goto(`${next}/print`)
    await expect(page.getByRole('listitem').filter({ hasText: bus })).toContainText('Asha Rahman')
    await page.goto(`${space}/m/${meeting.id}/print`)
    await expectNoWayIn(page)
    await page.goto(`${space}/m/${meeting.id}`)
    await expect(page.getByRole('link', { name: 'Partnership board in April' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Call the next meeting' })).toBeHidden()
  })

  test('in its room everybody sees how it stands as somebody says so', async () => {
    const id = (await (
      await sam.context.request.get(`/api/spaces/${meeting.demo.space.id}/meetings`)
    ).json()) as {
      meetings: { id: string; title: string }[]
    }
    const april = id.meetings.find((one) => one.title.endsWith('April'))!.id
    const facts = {
      sort: 'discussion',
      purpose: '',
      ask: '',
      presenter: null,
      minutes: 20,
      breakAfter: null,
      standing: false,
    } as const
    await command(sam, {
      do: 'addItem',
      meeting: april,
      title: 'Buses',
      after: null,
      facts,
      confidential: null,
    })
    await command(sam, { do: 'meet', meeting: april, ask: { do: 'publish' } })
    for (const { page } of [asha, moses]) {
      await page.goto(`${next}/room`)
      await page.getByRole('button', { name: 'Come in' }).click()
      // What is on comes first; what was agreed before is one press away.
      await expect(cardOf(page, bus)).toBeHidden()
      await beforeOf(page).getByRole('heading', { level: 2 }).click()
      await expect(cardOf(page, bus)).toContainText('I rang, and nobody was there.')
    }
    // Whose it is not may read it.
    await expect(cardOf(moses.page, bus).getByText('Say how it stands')).toBeHidden()
    await tell(asha.page, bus, 'It is done', 'At ten to eleven.')
    await expect(cardOf(moses.page, bus)).toContainText('At ten to eleven.')
    await expectStateAccessible(asha.page, 'what was agreed before, in a room')
    await moses.page.goto(`${space}/m/${meeting.id}`)
    await expect(moses.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  })

  test('what somebody registered and knows stands by their name, and is at hand where they declare it', async () => {
    const { page } = asha
    await page.goto(`${space}/interests`)
    await page.getByText('Register an interest', { exact: true }).click()
    await page.getByRole('button', { name: 'Save' }).first().click()
    await expect(page.getByRole('link', { name: /Write what it is/ })).toBeVisible()
    await page.getByLabel('What is it?').fill('My sister drives the bus.')
    await page.getByRole('radio', { name: 'Family or friends' }).check()
    await page.getByRole('button', { name: 'Save' }).first().click()
    await expect(page.getByRole('main').getByText('It stands in the register.')).toBeVisible()
    await page.getByText('Write down what you know').click()
    await page.getByLabel(/from your own life and work/).fill('Ten years of night services')
    await expectStateAccessible(page, 'a register of interests')
    await page.getByRole('button', { name: 'Save' }).last().click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Ten years of night services' })).toBeVisible()

    await page.goto(`${next}/room`)
    await page.getByText('What people know from their own lives').click()
    await expect(page.getByText('Ten years of night services')).toBeVisible()
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Buses' })
      .getByRole('button', { name: /notes/ })
      .click()
    await page.getByRole('button', { name: 'Declare an interest' }).click()
    await page
      .getByLabel('From the register')
      .selectOption({ label: 'Family or friends: My sister drives the bus.' })
    await page.getByRole('button', { name: 'Declare', exact: true }).click()
    // It stands in the register once it is in the record.
    await expect(
      page
        .getByRole('region', { name: 'Interests in this item' })
        .getByRole('listitem')
        .filter({ hasText: 'My sister drives the bus.' }),
    ).toBeVisible()
    await moses.page.goto(`${space}/interests`)
    const hers = moses.page.getByRole('article', { name: 'Asha Rahman' })
    await expect(hers).toContainText('Partnership board in April, Buses')
    await expect(hers).toContainText('Ten years of night services')
  })
})
