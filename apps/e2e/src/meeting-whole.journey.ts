import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { listen } from './announcements.ts'
import { Keyboard } from './keyboard.ts'
import { comeAsNadia } from './guest.ts'
import { callMeeting, type CalledMeeting } from './meeting.ts'
import { arrive } from './newcomer.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, expectSaved, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1360, height: 900 }
const [march, april] = ['Partnership board in March', 'Partnership board in April'] as const
const money = 'Money for breaks'
const question = 'Shall we pay for breaks?'

const nowOf = (page: Page): Locator => page.locator('#now-title')
const recordOf = (page: Page): Locator => page.getByRole('region', { name: 'Votes, decisions and actions' })
const voteOf = (page: Page): Locator => page.getByRole('region', { name: question })

test.describe('a whole meeting, from its notice to its approved minutes in the next', () => {
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let meeting: CalledMeeting
  let code: string
  /** The organiser; the chair; a member who has a keyboard alone; who takes the notes; a lay partner without an account. */
  let sam: Seat
  let chair: Seat
  let asha: Seat
  let moses: Seat
  let guest: Seat
  let keys: Keyboard
  let heard: () => Promise<string>

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    sam = await sitDown(browser, product, 'sam', '/')
    meeting = await callMeeting(product, sam.context, {
      seats: ['lena', 'asha', 'moses'],
      titles: [money],
      title: march,
      quorum: { atLeast: 3, of: [{ who: 'unpaidCarer', atLeast: 1 }] },
    })
    await meeting.must('sam', { do: 'giveOffice', person: meeting.person('moses'), office: 'noteTaker' })
    code = await makeCode()
    chair = await sitDown(browser, product, 'lena', meeting.room)
    asha = await sitDown(browser, product, 'asha', `/s/${meeting.demo.space.slug}/hearing`)
    moses = await sitDown(browser, product, 'moses', meeting.room)
    guest = await arrive(browser, product)
    keys = new Keyboard(asha.page)
    for (const { page } of [sam, chair, asha, moses]) await page.setViewportSize(desk)
    await guest.page.setViewportSize(phone)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, chair, asha, moses, guest]) await context.close()
    await product.end()
  })

  /** The code under which those without an account come to the meeting and may write in its notes. */
  async function makeCode(): Promise<string> {
    const { id } = await meeting.link('edit')
    const answer = await sam.context.request.post(`/api/links/${id}/code`, {
      data: {},
      headers: { origin: product.url },
    })
    return ((await answer.json()) as { code: string }).code
  }

  test('is heard of by who has a seat, and entered with a code on a phone by who has no account', async () => {
    const { page } = asha
    await page.getByRole('article').filter({ hasText: march }).getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1, name: march })).toBeVisible()
    await expect(page.getByText('The long room at the library')).toBeVisible()

    const { page: small } = guest
    await small.goto('/code')
    await small.getByLabel('The code').fill(code)
    await small.getByRole('button', { name: 'Go on' }).click()
    await comeAsNadia(small)
    await small.goto(meeting.room)
    await small.getByRole('radio', { name: /^From afar/ }).check()
    await small.getByRole('button', { name: 'Come in' }).click()
    await expect(nowOf(small)).toBeVisible()
  })

  test('is opened by the chair, and gives the word to who asked for it by keyboard', async () => {
    for (const { page } of [chair, moses]) await page.getByRole('button', { name: 'Come in' }).click()
    await asha.page.goto(meeting.room)
    await keys.tabTo(asha.page.getByRole('button', { name: 'Come in' }))
    await keys.press('Enter')
    await expect(nowOf(asha.page)).toBeVisible()
    heard = await listen(asha.page)
    await chair.page.getByRole('button', { name: 'Open the meeting' }).click()
    await chair.page.getByRole('button', { name: `Open the next item: ${money}` }).click()
    for (const { page } of [asha, moses, guest]) await expect(nowOf(page)).toHaveText(money)
    await expect.poll(heard).toContain(`Now: ${money}`)

    await keys.tabTo(asha.page.getByRole('button', { name: 'I want to speak' }), { atMost: 160 })
    await keys.press('Enter')
    await chair.page.getByRole('button', { name: 'Call Asha Rahman' }).click()
    await expect.poll(heard).toContain('It is your turn to speak.')
    const editor = editorOf(moses.page, money)
    await editor.click()
    await editor.pressSequentially('Asha asked for breaks that people can plan.')
    await expect(guest.page.getByText('Asha asked for breaks that people can plan.')).toBeVisible()
    await guest.page.getByRole('button', { name: /^Stop/ }).click()
    await expect(chair.page.locator('[data-stop]')).toContainText('Nadia Rahman (guest)')
    await guest.page.getByRole('button', { name: /^Stop/ }).click()
    await expect(chair.page.locator('[data-stop]')).toBeHidden()
  })

  test('decides by a vote, which is recorded with what somebody takes on', async () => {
    const { page } = chair
    await page.getByRole('button', { name: 'Open a vote on this item' }).click()
    await page.getByLabel('What is the question?').fill(question)
    await page.getByRole('button', { name: 'Open the vote', exact: true }).click()
    await expect.poll(heard).toContain(`Vote now: ${question}`)
    await keys.tabTo(voteOf(asha.page).getByRole('radio').first(), { atMost: 160 })
    await keys.press('ArrowDown')
    await keys.tabTo(voteOf(asha.page).getByRole('button', { name: 'Send my vote' }))
    await keys.press('Enter')
    await expect(voteOf(asha.page).locator('[data-my-vote]')).toHaveText('Your vote: I can live with this')
    await voteOf(moses.page).getByRole('radio', { name: 'I am happy with this' }).check()
    await voteOf(moses.page).getByRole('button', { name: 'Send my vote' }).click()
    await voteOf(page).getByRole('button', { name: 'Close the vote' }).click()
    await voteOf(page).getByRole('button', { name: 'Yes, close the vote' }).click()
    await expect(voteOf(guest.page)).toContainText('Enough people were there to decide (3, needed 3).')

    const record = recordOf(moses.page)
    await record.getByRole('button', { name: 'Record a decision' }).click()
    await record.getByLabel('What was decided?').fill('We pay for breaks.')
    await record.getByRole('button', { name: 'Record it' }).click()
    await record.getByRole('button', { name: 'Add an action' }).click()
    await record.getByLabel('What is to be done?').fill('Write to the council.')
    await record.getByLabel('Who takes it on?').selectOption('Asha Rahman')
    await record.getByRole('button', { name: 'Add the action' }).click()
    await expect.poll(heard).toContain('You were asked to take something on: Write to the council.')
    await page.getByRole('button', { name: 'End the meeting' }).click()
    await page.getByRole('button', { name: 'Yes, end it' }).click()
    await expect(nowOf(guest.page)).toHaveText('This meeting is over.')
    await expectStateAccessible(guest.page, 'a whole meeting that is over, on a phone')
    await guest.page.setViewportSize(phone)
  })

  test('has minutes, in which the lay partner suggests a change on the phone and the note taker accepts it', async () => {
    const { page } = guest
    const minutes = `${meeting.here}/minutes`
    await page.goto(minutes)
    const item = page.getByRole('region', { name: new RegExp(money) })
    await expect(item).toContainText('Asha asked for breaks that people can plan.')
    await expect(item).toContainText('We pay for breaks.')
    await item.getByRole('link', { name: /^Suggest a change/ }).click()
    await page.waitForURL(/notes=all/)
    await writeAtEnd(page, money)
    await page.keyboard.type(' At weekends too.')
    await expectSaved(page)

    const text = moses.page
    await text.goto(minutes)
    await text.getByRole('link', { name: new RegExp(`^Open the notes.*${money}`) }).click()
    await text.waitForURL(/notes=all/)
    const card = text
      .getByRole('group', { name: `Comments on ${money}` })
      .locator('.beside')
      .getByRole('article', { name: 'Add “At weekends too.”' })
    await card.getByRole('button', { name: /^Accept/ }).click()
    await expect(card).toHaveCount(0)
    await expectSaved(text)
  })

  test('is followed by the next, called from it, in which its minutes are approved and its action waits', async () => {
    const { page } = sam
    await page.goto(meeting.here)
    await page.getByRole('link', { name: 'Call the next meeting' }).click()
    await page.getByRole('button', { name: /^Change ?: Name of the meeting$/ }).click()
    await page.getByLabel('Name of the meeting').fill(april)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Call the meeting' }).click()
    await expect(page.getByRole('heading', { level: 1, name: april })).toBeVisible()
    await expect(page.getByRole('heading', { level: 3, name: `Minutes of ${march}` })).toBeVisible()
    const next = new URL(page.url()).pathname
    await page.getByRole('link', { name: 'Publish the agenda' }).click()
    await page.getByRole('button', { name: 'Publish the agenda' }).click()
    await expect(page.getByRole('main').getByText('The agenda is published.')).toBeVisible()

    const lead = chair.page
    await lead.goto(`${next}/room`)
    await lead.getByRole('button', { name: 'Come in' }).click()
    await lead.getByRole('button', { name: 'Open the meeting' }).click()
    await lead.getByRole('button', { name: `Open the next item: Minutes of ${march}` }).click()
    const toApprove = lead.locator('[data-region="minutes"]')
    await toApprove.getByRole('button', { name: 'Approve these minutes' }).click()
    await toApprove.getByRole('button', { name: 'Yes, approve them' }).click()
    await expect(toApprove).toContainText('Nothing in them is changed any more.')

    await guest.page.goto(`${meeting.here}/minutes`)
    await expect(guest.page.locator('[data-minutes]')).toContainText('in a later meeting, by Lena Fischer.')
    await expect(guest.page.getByRole('region', { name: new RegExp(money) })).toContainText(
      'Asha asked for breaks that people can plan. At weekends too.',
    )
    await asha.page.goto(`/s/${meeting.demo.space.slug}`)
    await expect(asha.page.getByRole('region', { name: 'What you have taken on' })).toContainText(
      'Write to the council.',
    )
    await expect(lead.getByRole('region', { name: 'What was agreed before' })).toContainText(
      'Write to the council.',
    )
  })
})
