import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { Keyboard } from './keyboard.ts'
import { holdLine, type Line } from './line.ts'
import { callMeeting, type CalledMeeting } from './meeting.ts'
import { sitDown, type Seat } from './person.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1360, height: 900 }
const welcome = 'Welcome to the meeting'

const said = (page: Page, words: string) => page.getByRole('log').getByText(words, { exact: true })
const boxOf = (page: Page) => page.getByLabel('What is being said')

test.describe('the captions of a meeting', () => {
  // One meeting from its beginning to its end.
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let meeting: CalledMeeting
  let sam: Seat
  let chair: Seat
  let captioner: Seat
  let reader: Seat
  let keys: Keyboard
  let line: Line

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    sam = await sitDown(browser, product, 'sam', '/')
    meeting = await callMeeting(product, sam.context, {
      seats: ['lena', 'sam', 'asha', 'moses'],
      titles: [welcome],
    })
    await meeting.must('sam', { do: 'giveOffice', person: meeting.person('moses'), office: 'captioner' })
    await meeting.must('lena', { do: 'open' })
    await meeting.must('lena', { do: 'openItem', item: meeting.items[0]! })
    chair = await sitDown(browser, product, 'lena', meeting.room)
    await chair.page.setViewportSize(desk)
    await chair.page.getByRole('button', { name: 'Come in' }).click()
    reader = await sitDown(browser, product, 'asha', meeting.room)
    await reader.page.getByRole('button', { name: 'Come in' }).click()
    captioner = await sitDown(browser, product, 'moses', '/')
    line = await holdLine(captioner.page)
    await captioner.page.goto(`${meeting.room}/captions`)
    keys = new Keyboard(captioner.page)
    await sam.page.setViewportSize(desk)
    await sam.page.goto(`${meeting.room}/screen`)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, chair, captioner, reader]) await context.close()
    await product.end()
  })

  test('are typed by keyboard and read along letter by letter, on a phone and on a wall', async () => {
    const { page } = captioner
    await reader.page.setViewportSize(phone)
    await reader.page.getByRole('link', { name: 'Captions on the whole screen' }).click()
    await expect(reader.page.getByText('Nobody types captions just now.')).toBeVisible()
    await expect(reader.page.getByText('The captions are shown and not kept.')).toBeVisible()

    await keys.tabTo(page.getByRole('button', { name: 'Begin to type' }))
    await keys.press('Enter')
    await expect(boxOf(page)).toBeFocused()
    await expect(page.getByText('Everybody in the meeting reads what you type.')).toBeVisible()
    await page.keyboard.type('Good morning, everybody.')
    await expect(reader.page.getByText('Good morning, everybody.')).toBeVisible()
    await expect(sam.page.getByText('Good morning, everybody.')).toBeVisible()
    await expect(reader.page.getByText(/^Moses .* types the captions\./)).toBeVisible()
    // What was mistyped is put right where others read it, and a name is two letters and Tab.
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Good evening. As')
    await keys.press('Tab')
    await page.keyboard.type(' is here.')
    await keys.press('Enter')
    await expect(said(reader.page, 'Good evening. Asha Rahman is here.')).toBeVisible()
    await expect(reader.page.getByText('Good morning')).toHaveCount(0)
    await expect(boxOf(page)).toHaveValue('')
    await expectAccessible(reader.page, 'captions to read')
    await expectStateAccessible(page, 'captions to type')
    await expectStateAccessible(sam.page, 'captions on a wall')
  })

  test('are as large as somebody wants, read aloud only if they say so, and stay where one reads back', async () => {
    const { page } = reader
    await page.setViewportSize(phone)
    const size = () =>
      page.getByRole('log').evaluate((log) => parseFloat(getComputedStyle(log.parentElement!).fontSize))
    const before = await size()
    await page.getByText('How captions look').click()
    await page.getByRole('radio', { name: 'Largest' }).check()
    expect(await size()).toBeGreaterThan(before)
    await expect(page.getByRole('log')).toHaveAttribute('aria-live', 'off')
    await page.getByRole('checkbox', { name: /screen reader/ }).check()
    await expect(page.getByRole('log')).toHaveAttribute('aria-live', 'polite')
    await expectStateAccessible(page, 'the largest captions')
    await page.setViewportSize(phone)
    await page.reload()
    await expect(page.getByRole('log')).toHaveAttribute('aria-live', 'polite')
    await expect(said(page, 'Good evening. Asha Rahman is here.')).toBeVisible()

    const lines = Array.from({ length: 8 }, (_, at) => `This is line ${at + 1} of what is being said today.`)
    for (const line of lines) {
      await captioner.page.keyboard.type(line)
      await captioner.page.keyboard.press('Enter')
    }
    await expect(said(page, lines.at(-1)!)).toBeInViewport()
    // A phone that is turned still shows the newest.
    await page.setViewportSize({ width: 640, height: 480 })
    await page.setViewportSize(phone)
    await expect(said(page, lines.at(-1)!)).toBeInViewport()
    const box = page.getByRole('group', { name: 'What is said' })
    await box.evaluate((element) => element.scrollTo({ top: 0, behavior: 'instant' }))
    await expect(page.getByRole('button', { name: 'Go to the newest' })).toBeVisible()
    await captioner.page.keyboard.type('And one more.')
    await captioner.page.keyboard.press('Enter')
    await expect(said(page, 'And one more.')).toBeAttached()
    expect(await box.evaluate((element) => element.scrollTop)).toBe(0)
    await page.getByRole('button', { name: 'Go to the newest' }).click()
    await expect(said(page, 'And one more.')).toBeInViewport()
    await expect(page.getByRole('button', { name: 'Go to the newest' })).toHaveCount(0)
  })

  test('leave the red card in reach', async () => {
    const { page } = reader
    await page.getByRole('button', { name: 'Stop: hold up a red card' }).click()
    await expect(chair.page.locator('[data-stop]')).toContainText('has something to say first')
    await expect(page.getByRole('button', { name: 'Take your red card down' })).toBeInViewport()
    await page.getByRole('button', { name: 'Take your red card down' }).click()
    await expect(chair.page.locator('[data-stop]')).toBeHidden()
  })

  test('are kept once the meeting says so, which everybody is told, and survive a lost connection', async () => {
    await chair.page.getByRole('button', { name: 'Keep the captions from now on' }).click()
    for (const { page } of [reader, captioner, sam, chair]) {
      await expect(page.getByText('The captions are written down and kept.').first()).toBeVisible()
    }
    await expectStateAccessible(chair.page, 'captions that are kept')
    await chair.page.setViewportSize(desk)
    const { page } = captioner
    await boxOf(page).focus()
    await page.keyboard.type('This is for the record.')
    await page.keyboard.press('Enter')
    await expect(said(reader.page, 'This is for the record.')).toBeVisible()
    await line.cut()
    await page.keyboard.type('Said without a connection.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('And under way')
    // The line before was read by others, and that it was had may not have come back in time.
    await expect(page.getByText(/^[12] lines? ha(s|ve) not been sent yet\./)).toBeVisible({ timeout: 30_000 })
    await expect(reader.page.getByText('The captions are interrupted')).toBeVisible({ timeout: 30_000 })
    await expect(boxOf(page)).toHaveValue('And under way')
    line.mend()
    await expect(said(reader.page, 'Said without a connection.')).toBeVisible({ timeout: 30_000 })
    await expect(reader.page.getByText('And under way')).toBeVisible()
    await page.keyboard.type(' to the end.')
    await page.keyboard.press('Enter')
    await expect(said(reader.page, 'And under way to the end.')).toBeVisible()
  })

  test('that were kept are read after the meeting, not as its minutes, until the chair throws them away', async () => {
    await meeting.must('lena', { do: 'end' })
    await expect(reader.page.getByText('This meeting is over.')).toBeVisible()
    const { page } = reader
    const home = meeting.here
    await page.goto(home)
    await expect(
      page.getByRole('region', { name: 'Who had a seat' }).getByRole('listitem').filter({ hasText: 'Asha' }),
    ).toContainText('Was there')
    await page.getByRole('link', { name: 'Read the captions that were kept' }).click()
    await expect(page.getByText('It is not the minutes.')).toBeVisible()
    await expect(page.getByText(/^Typed by: Moses/)).toBeVisible()
    for (const words of [
      'This is for the record.',
      'Said without a connection.',
      'And under way to the end.',
    ]) {
      await expect(page.getByText(words, { exact: true })).toHaveCount(1)
    }
    await expect(page.getByText('Good evening.')).toHaveCount(0)
    await expect(page.getByText('Throw them away')).toHaveCount(0)
    await expectAccessible(page, 'captions that were kept')

    await chair.page.goto(`${home}/captions`)
    await chair.page.getByText('Throw them away').click()
    await chair.page.getByRole('button', { name: 'Throw away for good' }).click()
    await expect(chair.page.getByText('Write the reason, in 500 letters at most').first()).toBeVisible()
    await chair.page.getByLabel('Why?').fill('Somebody spoke of their health.')
    await chair.page.getByRole('button', { name: 'Throw away for good' }).click()
    await expect(chair.page.locator('main').getByText('has been thrown away')).toBeVisible()
    await page.reload()
    await expect(page.getByText('No captions are kept that you may read.')).toBeVisible()
    await expect(page.getByText(/Lena Fischer threw away .*Somebody spoke of their health\./)).toBeVisible()
  })
})
