import type { MeetingAsk } from '@alongside/protocol'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { callMeeting, type CalledMeeting } from './meeting.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, expectSaved, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 900 }
const pilot = 'How the pilot is going'
const [march, april] = ['Partnership board in March', 'Partnership board in April'] as const
const self: Extract<MeetingAsk, { do: 'comeIn' }> = {
  do: 'comeIn',
  capacity: 'layPartner',
  how: 'present',
  attends: { as: 'self' },
}

/** How far the minutes are, as their page says. */
const stateOf = (page: Page): Locator => page.locator('[data-minutes]')
const itemOf = (page: Page): Locator => page.getByRole('region', { name: new RegExp(pilot) })
const toApprove = (page: Page): Locator => page.locator('[data-region="minutes"]')

test.describe('the minutes of a meeting', () => {
  // One draft, from the end of the meeting to its approval in the next.
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let last: CalledMeeting
  let next: CalledMeeting
  let minutes: string
  let sam: Seat
  let lena: Seat
  let moses: Seat
  let ines: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    sam = await sitDown(browser, product, 'sam', '/')
    last = await callMeeting(product, sam.context, { seats: ['lena', 'ines', 'gwen'], titles: [pilot] })
    minutes = `${last.here}/minutes`
    await last.must('sam', { do: 'giveOffice', person: last.person('moses'), office: 'noteTaker' })
    for (const [key, capacity] of [
      ['lena', 'layPartner'],
      ['ines', 'layPartner'],
      ['moses', 'unpaidCarer'],
    ] as const) {
      await last.must(key, { ...self, capacity })
    }
    await last.must('lena', { do: 'apologise', person: last.person('gwen'), words: 'Away.' })
    await last.must('lena', { do: 'open' })
    await last.must('lena', { do: 'openItem', item: last.items[0]! })
    moses = await sitDown(browser, product, 'moses', minutes)
    lena = await sitDown(browser, product, 'lena', '/')
    ines = await sitDown(browser, product, 'ines', '/')
    await ines.page.setViewportSize(phone)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, lena, moses, ines]) await context.close()
    await product.end()
  })

  /** Opens the notes of the meeting from its minutes. */
  async function openNotes(page: Page, act: string): Promise<void> {
    await page.goto(minutes)
    await page.getByRole('link', { name: new RegExp(`^${act}.*${pilot}`) }).click()
    await page.waitForURL(/notes=all/)
    await expect(page.getByRole('heading', { level: 2, name: pilot, exact: true })).toBeVisible()
  }

  test('are not there before it is over, and a draft from then on that those who were there hear of', async () => {
    await expect(moses.page.getByText('They stand here when the meeting is over.')).toBeVisible()
    await expectStateAccessible(moses.page, 'minutes that are not made yet')
    await last.must('lena', { do: 'recordDecision', ...decision(last) })
    await last.must('lena', { do: 'agreeAction', ...action(last) })
    await last.must('lena', { do: 'end' })

    // The page of the note taker turns into the draft by itself.
    await expect(stateOf(moses.page)).toContainText('These minutes are a draft.')
    await openNotes(moses.page, 'Open the notes')
    await writeAtEnd(moses.page, pilot)
    await moses.page.keyboard.type('The pilot ends in May.')
    await expectSaved(moses.page)

    const { page } = ines
    await page.goto(`/s/${last.demo.space.slug}/hearing`)
    const heard = page
      .getByRole('article')
      .filter({ hasText: 'The minutes of a meeting at which you were are ready.' })
    await expect(heard).toContainText('You can suggest changes until')
    await heard.getByRole('link').first().click()
    await expect(stateOf(page)).toContainText('You were there. You can suggest changes until')
    await expect(itemOf(page)).toContainText('The pilot ends in May.')
    await expect(itemOf(page)).toContainText('Written by Moses Okafor')
    await expect(itemOf(page)).toContainText('We go on until the summer.')
    await expect(itemOf(page)).toContainText('Ask the bus company.')
    const who = page.getByRole('region', { name: 'Who was there' })
    await expect(who).toContainText('Lay partner (2)')
    await expect(who.getByText('Gwen Parry')).toBeVisible()
    await expectAccessible(page, 'the draft of minutes')
    await page.setViewportSize(phone)
  })

  test('are amended by a lay partner on a phone, by suggestion, which counts as open', async () => {
    const { page } = ines
    await openNotes(page, 'Suggest a change')
    await writeAtEnd(page, pilot)
    await page.keyboard.type(' We miss the bus.')
    await expectSaved(page)
    await page.goto(minutes)
    await expect(stateOf(page)).toContainText('1 change is suggested and not decided yet.')
    await expect(itemOf(page)).not.toContainText('We miss the bus.')
  })

  test('are the first item of the next meeting, which sends them back with a reason, and are not approved while something is open', async () => {
    next = await callMeeting(product, sam.context, {
      seats: ['lena', 'ines'],
      titles: [],
      title: april,
      from: last.id,
    })
    const { page } = lena
    await page.setViewportSize(desk)
    await page.goto(next.room)
    await page.getByRole('button', { name: 'Come in' }).click()
    await page.getByRole('button', { name: 'Open the meeting' }).click()
    await page.getByRole('button', { name: `Open the next item: Minutes of ${march}` }).click()
    await expect(toApprove(page)).toContainText('1 change is suggested and not decided yet.')

    await toApprove(page).getByRole('button', { name: 'Approve these minutes' }).click()
    await toApprove(page).getByRole('button', { name: 'Yes, approve them' }).click()
    await expect(toApprove(page).getByRole('alert')).toContainText('Not approved: changes are still open.')
    await expectStateAccessible(page, 'minutes that cannot be approved yet')
    await page.setViewportSize(desk)
    await toApprove(page).getByRole('button', { name: 'Cancel' }).click()

    await toApprove(page).getByRole('button', { name: 'Send back, with a reason' }).click()
    await toApprove(page).getByRole('button', { name: 'Send them back' }).click()
    await expect(toApprove(page)).toContainText('Say what is to be put right.')
    await toApprove(page).getByLabel('What is to be put right?').fill('The bus is missing.')
    await toApprove(page).getByRole('button', { name: 'Send them back' }).click()
    await expect(toApprove(page)).toContainText('Sent back: The bus is missing.')
    await expect(stateOf(ines.page)).toContainText(`in ${april}, by Lena Fischer: The bus is missing.`)
  })

  test('are approved there once the note taker has accepted what was suggested, and stay as they are', async () => {
    const text = moses.page
    await openNotes(text, 'Open the notes')
    const card = text
      .getByRole('group', { name: `Comments on ${pilot}` })
      .locator('.beside')
      .getByRole('article', { name: 'Add “We miss the bus.”' })
    await card.getByRole('button', { name: /^Accept/ }).click()
    await expect(card).toHaveCount(0)
    await expectSaved(text)

    const { page } = lena
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(toApprove(page)).not.toContainText('suggested and not decided')
    await toApprove(page).getByRole('button', { name: 'Approve these minutes' }).click()
    await toApprove(page).getByRole('button', { name: 'Yes, approve them' }).click()
    await expect(toApprove(page)).toContainText('Nothing in them is changed any more.')
    await expect(toApprove(page).getByRole('button')).toHaveCount(0)

    // The open page of the notes can be written in no more, and the open page of the minutes says so.
    await expect(editorOf(text, pilot)).toHaveAttribute('contenteditable', 'false')
    await expect(stateOf(ines.page)).toContainText(`in ${april}, by Lena Fischer.`)
    await expect(stateOf(ines.page)).toContainText('The bus is missing.')
    await expect(itemOf(ines.page)).toContainText('The pilot ends in May. We miss the bus.')
    await expect(itemOf(ines.page).getByRole('link', { name: /Suggest a change/ })).toHaveCount(0)
    await expectAccessible(ines.page, 'approved minutes')
    expect(await last.ask('lena', { do: 'setAmendUntil', day: '2099-01-01' })).toBe(410)
  })

  test('are printed without what belongs to the screen, also in large print', async () => {
    const { page } = ines
    await page.setViewportSize(desk)
    await page.getByRole('link', { name: 'Large print' }).click()
    await expect(page.getByRole('link', { name: 'Usual print' })).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('button', { name: 'Print the minutes' })).toBeHidden()
    await expect(page.getByRole('link', { name: 'Usual print' })).toBeHidden()
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await expect(stateOf(page)).toBeVisible()
    await expect(itemOf(page)).toContainText('We miss the bus.')
    await page.emulateMedia({ media: null })
  })
})

/** What was decided about the pilot, and what somebody does about it. */
function decision({ items }: CalledMeeting) {
  const words = 'We go on until the summer.'
  return {
    decision: 'd'.repeat(16),
    item: items[0]!,
    words,
    vote: null,
    effective: '2027-01-01',
    review: null,
  }
}

function action(meeting: CalledMeeting) {
  const owner = meeting.person('moses')
  const words = 'Ask the bus company.'
  return { action: 'a'.repeat(16), item: meeting.items[0]!, words, owner, helper: null, due: null }
}
