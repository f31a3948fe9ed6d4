import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { Keyboard } from './keyboard.ts'
import { comeAsNadia } from './guest.ts'
import { callMeeting, type CalledMeeting } from './meeting.ts'
import { arrive } from './newcomer.ts'
import { sitDown, type Seat } from './person.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1360, height: 900 }
const secret = 'It helps me when somebody asks me by name.'

const heard = (page: Page) => page.getByRole('region', { name: 'Were you heard?', exact: true })
const learned = (page: Page) => page.getByRole('region', { name: 'What did we learn?' })
const answer = (page: Page, name: string) => heard(page).getByRole('button', { name, exact: true })

test.describe('after a meeting', () => {
  test.describe.configure({ mode: 'serial' })

  const settings: Record<string, string> = { ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' }
  let product: Product
  let meeting: CalledMeeting
  let after: string
  let seats: Readonly<Record<'lena' | 'sam' | 'asha' | 'moses' | 'ines', Seat>>
  let guest: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct(settings)
    const sit = (key: string) => sitDown(browser, product, key, '/')
    seats = {
      lena: await sit('lena'),
      sam: await sit('sam'),
      asha: await sit('asha'),
      moses: await sit('moses'),
      ines: await sit('ines'),
    }
    meeting = await callMeeting(product, seats.sam.context, {
      seats: ['lena', 'sam', 'asha', 'moses', 'ines'],
      titles: ['How the pilot is going'],
    })
    after = `${meeting.here}/after`
    guest = await arrive(browser, product)
    await guest.page.setViewportSize(phone)
  })
  test.afterAll(async () => {
    for (const { context } of [...Object.values(seats), guest]) await context.close()
    await product.end()
  })

  test('leads those who were there from the room to how it was, with who spoke for how long', async () => {
    const { page } = guest
    await page.goto((await meeting.link('comment')).url)
    await comeAsNadia(page)

    for (const seat of Object.values(seats)) {
      await seat.page.goto(meeting.room)
      await seat.page.getByRole('button', { name: 'Come in' }).click()
      await expect(seat.page.locator('#now-title')).toBeVisible()
    }
    await page.goto(after)
    await expect(page.getByText('This meeting is not over yet.')).toBeVisible()
    await page.goto(meeting.room)
    await page.getByRole('button', { name: 'Come in' }).click()
    await expect(page.locator('#now-title')).toBeVisible()

    await meeting.must('lena', { do: 'open' })
    await meeting.must('lena', { do: 'openItem', item: meeting.items[0]! })
    await meeting.must('asha', { do: 'askToSpeak', person: meeting.person('asha') })
    await meeting.must('lena', { do: 'callSpeaker', person: meeting.person('asha'), reason: null })
    await meeting.must('asha', { do: 'endTurn', person: meeting.person('asha') })
    await meeting.must('sam', {
      do: 'enrolByName',
      name: 'Mary Jones',
      capacity: 'usesServices',
      how: 'phone',
      attends: { as: 'self' },
    })
    await meeting.must('lena', { do: 'end' })
    // Whoever is still in the room sees it without loading anything.
    await expect(seats.lena.page.getByRole('table')).toContainText('less than a minute')
    await page.getByRole('link', { name: /^How was it\?/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'How was the meeting?' })).toBeVisible()
    await expect(
      page.getByRole('region', { name: 'Who spoke for how long' }).getByRole('table'),
    ).toBeVisible()
    await expectAccessible(page, 'how a meeting was, on a phone')
    await page.setViewportSize(phone)
  })

  test('tells once that it can be said, and leads there', async () => {
    const { page } = seats.moses
    await page.goto(`/s/${meeting.demo.space.slug}/hearing`)
    await page.getByRole('link', { name: /How was it\?/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'How was the meeting?' })).toBeVisible()
    await page.goto(`/s/${meeting.demo.space.slug}/hearing`)
    await expect(page.getByRole('heading', { level: 1, name: 'For you' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Waiting for you' })).not.toContainText('How was it?')
  })

  test('is answered in one press, also by keyboard, and can be changed; nobody else sees it', async () => {
    const { page } = seats.asha
    await page.goto(after)
    const keys = new Keyboard(page)
    await keys.tabTo(answer(page, 'No'))
    await keys.press('Enter')
    await expect(page.getByText('Your answer: No. Only you see this.')).toBeVisible()
    await expect(answer(page, 'No')).toHaveAttribute('aria-pressed', 'true')
    await keys.tabTo(answer(page, 'A little'), { atMost: 80 })
    await keys.press('Enter')
    await expect(page.getByText('Your answer: A little. Only you see this.')).toBeVisible()
    await expectStateAccessible(page, 'an answer to whether one was heard')
    await page.setViewportSize(desk)

    for (const [key, name] of [
      ['lena', 'Yes, fully'],
      ['sam', 'Mostly'],
      ['moses', 'No'],
      ['ines', 'A little'],
    ] as const) {
      await seats[key].page.goto(after)
      await expect(answer(seats[key].page, 'A little')).toHaveAttribute('aria-pressed', 'false')
      await answer(seats[key].page, name).click()
      await expect(seats[key].page.getByText(`Your answer: ${name}.`)).toBeVisible()
    }
    await expect(seats.sam.page.getByText('Whoever has only a phone cannot answer here')).toBeVisible()
  })

  test('waits for the connection on a phone, and goes by itself', async () => {
    const { page, context } = guest
    await page.goto(after)
    await context.setOffline(true)
    await answer(page, 'Mostly').click()
    await expect(page.locator('main').getByText('Not sent yet.')).toBeVisible()
    await expectStateAccessible(page, 'an answer that waits to be sent')
    await page.setViewportSize(phone)
    await context.setOffline(false)
    await expect(page.getByText('Your answer: Mostly. Only you see this.')).toBeVisible()
  })

  test('what was learned is shown with a name at once, and without one to nobody yet', async () => {
    const { page } = guest
    const named = page.getByLabel('What did you learn in this meeting?')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByRole('link', { name: 'Write something, at most 1,000 characters.' })).toBeVisible()
    await named.fill(secret)
    await page.getByRole('radio', { name: /^Nobody/ }).check()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('You wrote without your name. Only you see this:')).toBeVisible()
    await expectStateAccessible(page, 'words without a name')
    await page.setViewportSize(phone)

    await seats.lena.page.goto(after)
    await seats.asha.page.goto(after)
    await seats.lena.page.getByLabel('What did you learn in this meeting?').fill('Short items keep us awake.')
    await seats.lena.page.getByRole('radio', { name: /^Everyone/ }).check()
    await seats.lena.page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(learned(seats.asha.page)).toContainText('Short items keep us awake.')
    await expect(learned(seats.asha.page)).not.toContainText(secret)

    const { page: notes } = seats.sam
    await notes.goto(after)
    await notes.getByText('Write down what somebody said who has only a phone').click()
    await notes.getByRole('textbox', { name: 'What did we learn?' }).fill('I could hear all of you.')
    await notes.getByRole('button', { name: 'Write down with their name' }).click()
    await expect(learned(seats.asha.page)).toContainText('Mary Jones')
  })

  test('shows figures once the time is over, and of too few words none but to who wrote them', async () => {
    await product.kill()
    settings['HOW_WAS_IT_DAYS'] = '0.0000001'
    await product.start()
    const { page } = seats.asha
    await page.goto(after)
    const table = heard(page).getByRole('table')
    await expect(table.getByRole('caption')).toContainText('6 people')
    await expect(page.getByText('Your answer:')).toHaveCount(0)
    const counts = (await table.getByRole('cell').allTextContents()).map(Number)
    expect(counts).toEqual([1, 2, 2, 1])
    await expect(learned(page)).not.toContainText(secret)
    await expectAccessible(page, 'how a meeting was, once it is closed')

    await guest.page.goto(after)
    await expect(guest.page.getByText('Fewer than five people wrote without their name')).toBeVisible()
    await expect(learned(guest.page)).toContainText(secret)
    await expectStateAccessible(guest.page, 'words of too few')
    await guest.page.setViewportSize(phone)
    await guest.page.getByRole('button', { name: 'Show it with my name' }).click()
    await expect(guest.page.locator('main').getByText('Your words are shown with your name.')).toBeVisible()
    await expect(learned(page)).toContainText(secret)
  })
})
