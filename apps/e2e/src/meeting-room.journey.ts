import type { Command, LinkView, MeetingOffice } from '@alongside/protocol'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { listen } from './announcements.ts'
import { Keyboard } from './keyboard.ts'
import { comeAsNadia } from './guest.ts'
import { callMeeting, type CalledMeeting } from './meeting.ts'
import { arrive } from './newcomer.ts'
import { signIn, sitDown, type Seat } from './person.ts'
import { editorOf, textOf } from './section.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1360, height: 900 }
const [welcome, pilot, money] = [
  'Welcome to the meeting',
  'How the pilot is going',
  'Money for breaks',
] as const

const queueOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Who speaks' }).getByRole('listitem')
const peopleIn = (page: Page): Locator => page.getByRole('region', { name: 'Who is here' })
const nowOf = (page: Page): Locator => page.locator('#now-title')

/** All that a page is told on its sockets from now on. */
function framesOf(page: Page): { readonly all: string[] } {
  const all: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => all.push(String(payload)))
  })
  return { all }
}

test.describe('a meeting', () => {
  // One meeting from its beginning to its end.
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let meeting: CalledMeeting
  let sam: Seat
  let chair: Seat
  let asha: Seat
  let guest: Seat
  let moses: Seat
  let heard: () => Promise<string>
  let keys: Keyboard
  let frames: { readonly all: string[] }

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    sam = await sitDown(browser, product, 'sam', '/')
    meeting = await callMeeting(product, sam.context, {
      seats: ['lena', 'sam', 'asha', 'moses'],
      titles: [welcome, pilot, money],
      quorum: { atLeast: 3, of: [{ who: 'unpaidCarer', atLeast: 1 }] },
    })
    chair = await sitDown(browser, product, 'lena', '/')
    await chair.page.setViewportSize(desk)
    frames = framesOf(chair.page)
    asha = await sitDown(browser, product, 'asha', meeting.room)
    keys = new Keyboard(asha.page)
    guest = await arrive(browser, product)
    await guest.page.setViewportSize(phone)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, chair, asha, guest, moses]) await context.close()
    await product.end()
  })

  test('is entered by its chair before it begins, and by a guest on a phone who has a link', async () => {
    await chair.page.goto(meeting.room)
    await expect(chair.page.getByText('You can come in early.')).toBeVisible()
    await expectAccessible(chair.page, 'come into a meeting')
    await chair.page.setViewportSize(desk)
    await chair.page.getByRole('button', { name: 'Come in' }).click()
    await expect(nowOf(chair.page)).toHaveText('The meeting has not been opened yet. You are in.')
    await expect(chair.page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(peopleIn(chair.page)).toContainText(
      '2 more people are needed to decide, among them: unpaid carer (1).',
    )

    const { page } = guest
    await page.goto((await meeting.link('comment')).url)
    await comeAsNadia(page)
    await page.goto(meeting.room)
    await page.getByRole('radio', { name: /^From afar/ }).check()
    await page.getByRole('button', { name: 'Come in' }).click()
    await expect(nowOf(page)).toBeVisible()
    await expectAccessible(page, 'early in a meeting, on a phone')
    await page.setViewportSize(phone)
    await expect(peopleIn(chair.page)).toContainText('Nadia Rahman')
    // What she chose is not asked again.
    await page.reload()
    await expect(nowOf(page)).toBeVisible()
    await expect(page.getByText('By phone: +45 70 12 34 56')).toBeVisible()
  })

  test('is opened by the chair, and everyone sees and hears what is on without loading anything', async () => {
    await asha.page.setViewportSize(desk)
    await keys.tabTo(asha.page.getByRole('button', { name: 'Come in' }))
    await keys.press('Enter')
    await expect(nowOf(asha.page)).toBeVisible()
    heard = await listen(asha.page)
    await chair.page.getByRole('button', { name: 'Open the meeting' }).click()
    await chair.page.getByRole('button', { name: `Open the next item: ${welcome}` }).click()
    for (const { page } of [chair, asha, guest]) await expect(nowOf(page)).toHaveText(welcome)
    await expect.poll(heard).toContain('The meeting has been opened.')
    await expect.poll(heard).toContain(`Now: ${welcome}`)
    await expect(asha.page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(asha.page.getByText('0 of about 20 minutes used')).toBeVisible()
    // The notes are written together, in the room.
    const editor = editorOf(chair.page, welcome)
    await editor.click()
    await editor.pressSequentially('Lena opened the meeting.')
    await expect(guest.page.getByText('Lena opened the meeting.')).toBeVisible()
  })

  test('has somebody on the roll by the hand of whoever takes the notes, who has only a phone', async () => {
    await sam.page.goto(meeting.room)
    await sam.page.getByRole('button', { name: 'Come in' }).click()
    await sam.page.getByText('Write somebody down').click()
    await sam.page.getByLabel('Name', { exact: true }).fill('Mary Jones')
    await sam.page.getByRole('button', { name: 'Write down' }).click()
    for (const { page } of [chair, guest]) await expect(peopleIn(page)).toContainText('Mary Jones')
    await sam.page.getByText('Act for Mary Jones').click()
    await sam.page.getByRole('button', { name: 'Asks to speak' }).click()
    await expect(queueOf(guest.page)).toHaveText([/Mary Jones/])
  })

  test('has in its notes what somebody says under their own name, and who typed it', async () => {
    const { page } = chair
    const whose = page.getByLabel('Whose words are you typing?')
    await whose.selectOption({ label: 'Mary Jones' })
    await expect(page.getByText('You type what Mary Jones says.')).toBeVisible()
    await expectStateAccessible(page, 'typing what somebody says')
    const editor = editorOf(page, welcome)
    await editor.press('Control+End')
    await editor.pressSequentially(' The bus comes too late for me.')
    await page.getByRole('button', { name: 'My own words again' }).click()
    await expect(whose).toBeFocused()
    await editor.press('Control+End')
    await editor.pressSequentially(' We look into it.')
    await expect(guest.page.getByText('We look into it.')).toBeVisible()

    const { blocks } = await textOf(chair.context.request, meeting.items[0] ?? '')
    const runs = blocks.flatMap((block) => block.runs)
    expect(runs.map(({ text, author, hand, capacity }) => [text, author.name, hand.name, capacity])).toEqual([
      ['Lena opened the meeting.', 'Lena Fischer', 'Lena Fischer', 'layPartner'],
      [' The bus comes too late for me.', 'Mary Jones', 'Lena Fischer', 'usesServices'],
      [' We look into it.', 'Lena Fischer', 'Lena Fischer', 'layPartner'],
    ])
    // Whoever takes no notes types their own words alone, and sees whose all are.
    await expect(guest.page.getByLabel('Whose words are you typing?')).toHaveCount(0)
    await asha.page.getByRole('button', { name: 'Who wrote this' }).click()
    await expect(
      asha.page.getByRole('button', { name: 'Mary Jones, person who uses services, typed by Lena Fischer' }),
    ).toBeVisible()
    await asha.page.getByRole('button', { name: 'Who wrote this', pressed: true }).click()
  })

  test('gives everyone the word in one order, which is the same on all screens', async () => {
    await guest.page.getByRole('button', { name: 'I want to speak' }).click()
    await expect(guest.page.getByText('You are second.')).toBeVisible()
    await keys.tabTo(asha.page.getByRole('button', { name: 'I want to speak' }), { atMost: 120 })
    await keys.press('Enter')
    const order = [/Mary Jones/, /Nadia Rahman/, /Asha Rahman/]
    for (const { page } of [chair, asha, guest]) await expect(queueOf(page)).toHaveText(order)
    // A chair can queue too.
    await chair.page.getByRole('button', { name: 'I want to speak' }).click()
    await expect(queueOf(asha.page)).toHaveText([...order, /Lena Fischer/])
    await chair.page.getByRole('button', { name: 'I no longer want to speak' }).click()
    await expect(queueOf(asha.page)).toHaveText(order)

    await expect(queueOf(chair.page).first()).toContainText('suggested next')
    await chair.page.getByRole('button', { name: 'Call Mary Jones' }).click()
    await expect(asha.page.getByText('Speaks now')).toBeVisible()
    await chair.page.getByRole('button', { name: 'Call Asha Rahman instead' }).click()
    await chair.page.getByRole('button', { name: 'Call', exact: true }).click()
    await expect(chair.page.getByText('Write a reason first')).toBeVisible()
    await expectStateAccessible(chair.page, 'a reason that is missing')
    await chair.page.setViewportSize(desk)
    await chair.page.getByLabel(/^Why Asha Rahman/).fill('She has to leave soon.')
    await chair.page.getByRole('button', { name: 'Call', exact: true }).click()
    await expect.poll(heard).toContain('It is your turn to speak.')
    await expect(guest.page.getByText('Called before others: She has to leave soon.')).toBeVisible()
    await keys.tabTo(asha.page.getByRole('button', { name: 'I have finished' }), {
      key: 'Shift+Tab',
      atMost: 120,
    })
    await keys.press('Enter')
    await expect(guest.page.getByText('Nobody has the word.')).toBeVisible()
  })

  test('stops for a red card at once, and cannot leave the item while it is up', async () => {
    const { page } = guest
    await chair.page.evaluate(() => {
      new MutationObserver(() => {
        if (document.querySelector('[data-stop]')) Object.assign(globalThis, { stoppedAt: Date.now() })
      }).observe(document.body, { childList: true, subtree: true })
    })
    const pressedAt = await page.evaluate(() => {
      const red = document.querySelector<HTMLElement>('[data-region="voice"] [data-colour="red"]')!
      const at = Date.now()
      red.click()
      return at
    })
    await expect(chair.page.locator('[data-stop]')).toContainText(
      'Nadia Rahman (guest) has something to say first.',
    )
    const stoppedAt = await chair.page.evaluate(
      () => (globalThis as unknown as { stoppedAt: number }).stoppedAt,
    )
    process.stdout.write(`a red card reached the chair in ${stoppedAt - pressedAt} ms\n`)
    expect(stoppedAt - pressedAt).toBeLessThan(500)
    await expect(chair.page.getByText('Stopped: a red card is up')).toBeVisible()
    // Wherever on the page somebody is, they see it.
    await page.getByRole('heading', { name: 'How to come in' }).scrollIntoViewIfNeeded()
    await expect(page.getByRole('link', { name: 'Stop: a red card is up' })).toBeInViewport()
    await expectStateAccessible(chair.page, 'a red card')
    await chair.page.setViewportSize(desk)
    await chair.page.getByRole('button', { name: `Close: ${welcome}` }).click()
    await expect(
      chair.page.locator('main').getByText('A red card is up. Hear what the person has to say first.'),
    ).toBeVisible()
    await expect(nowOf(asha.page)).toHaveText(welcome)
    await page.getByRole('button', { name: /^Stop/ }).click()
    await expect(chair.page.locator('[data-stop]')).toBeHidden()
  })

  test('shows a card without a name to everyone, and tells nobody whose it is', async () => {
    const { page } = asha
    const before = frames.all.length
    const shown = page.getByRole('combobox', { name: 'My cards are shown' })
    await keys.tabTo(shown, { atMost: 120 })
    await keys.press('ArrowDown')
    await expect(shown).toHaveValue('no')
    await keys.tabTo(page.getByRole('button', { name: /^Break/ }), { key: 'Shift+Tab' })
    // One key for each card, with the focus among them.
    await keys.press('2')
    await expect(page.getByRole('button', { name: /^Slower/ })).toHaveAttribute('aria-pressed', 'true')
    const cards = chair.page.getByRole('region', { name: 'Cards' })
    await expect(cards).toContainText('Without a name')
    await expect(cards).not.toContainText('Asha')
    const told = frames.all.slice(before).filter((frame) => frame.includes('cardRaised'))
    expect(told).toHaveLength(1)
    expect(told.join()).not.toContain(meeting.person('asha'))
    expect(told.join()).not.toContain('Asha')
    // It is hers after the page is loaded anew, and only she takes it down.
    const from = Date.now()
    await page.reload()
    await expect(page.getByRole('button', { name: /^Slower/ })).toHaveAttribute('aria-pressed', 'true')
    await expect(editorOf(page, welcome)).toContainText('Lena opened the meeting.')
    process.stdout.write(`the room of a meeting that is on was complete after ${Date.now() - from} ms\n`)
    heard = await listen(page)
    await page.getByRole('button', { name: /^Slower/ }).press('Enter')
    await expect(cards).toContainText('No card is up.')
  })

  test('keeps what is pressed and the place of whoever loses the connection', async () => {
    const { page, context } = guest
    await expect(queueOf(chair.page)).toHaveText([/Nadia Rahman/])
    await context.setOffline(true)
    await page.getByRole('button', { name: /^I agree/ }).click()
    await expect(
      page.locator('main').getByText('Not sent yet. It goes as soon as you are connected.'),
    ).toBeVisible()
    await expectStateAccessible(page, 'a card that waits to be sent')
    await page.setViewportSize(phone)
    await context.setOffline(false)
    await expect(chair.page.getByRole('region', { name: 'Cards' })).toContainText('Nadia Rahman')
    await expect(page.getByText('Not sent yet.')).toBeHidden()
    await expect(chair.page.getByRole('region', { name: 'Cards' }).getByRole('listitem')).toHaveCount(1)
    await expect(queueOf(chair.page)).toHaveText([/Nadia Rahman/])
  })

  test('lets somebody be out of one item by decision, who replies and is in again by itself', async () => {
    const { page } = asha
    await chair.page.getByRole('button', { name: `Open the next item: ${pilot}` }).click()
    await expect(nowOf(page)).toHaveText(pilot)
    // Why it could not be closed before is no news any more.
    await expect(chair.page.locator('main').getByText('Hear what the person has to say')).toHaveCount(0)
    await page.getByRole('button', { name: 'Declare an interest' }).click()
    await page.getByLabel('Say it in a sentence').fill('My sister works for the pilot.')
    await page.getByRole('button', { name: 'Declare', exact: true }).click()
    const interests = chair.page.getByRole('region', { name: 'Interests in this item' })
    await expect(interests).toContainText('My sister works for the pilot.')
    await expect(interests).toContainText('Stays and speaks: nothing else was decided.')
    await interests.getByRole('button', { name: /^Decide what it means/ }).click()
    await interests.getByRole('radio', { name: 'Leaves while this is on' }).check()
    await interests.getByLabel('Reason').fill('It is about her job.')
    await interests.getByRole('button', { name: 'Decide', exact: true }).click()
    await expect(
      page.getByText('You are out of this item by decision of Lena Fischer: It is about her job.'),
    ).toBeVisible()
    await expect.poll(heard).toContain('Of your interest in How the pilot is going')
    await expect(page.getByRole('textbox', { name: pilot })).toHaveCount(0)
    await expectStateAccessible(page, 'out of an item')
    await page.setViewportSize(desk)
    await page.getByRole('button', { name: 'Reply' }).click()
    await page.getByLabel('What do you say to that?').fill('I would have stayed and listened.')
    await page.getByRole('button', { name: 'Send the reply' }).click()
    await expect(interests).toContainText('Asha Rahman replies: I would have stayed and listened.')
    await chair.page.getByRole('button', { name: `Open the next item: ${money}` }).click()
    await expect(nowOf(page)).toHaveText(money)
    await page.getByRole('button', { name: `Show the notes of ${pilot}` }).click()
    await expect(page.getByRole('textbox', { name: pilot })).toBeVisible()
  })

  test('keeps every word of what is refused, and says why', async ({ browser }) => {
    const office = (ask: 'giveOffice' | 'endOffice', named: MeetingOffice) =>
      meeting.must('sam', { do: ask, person: meeting.person('moses'), office: named, reason: 'A new turn.' })
    await office('giveOffice', 'facilitator')
    moses = await sitDown(browser, product, 'moses', meeting.room)
    const { page } = moses
    await page.getByRole('button', { name: 'Come in' }).click()
    await meeting.must('asha', {
      do: 'declareInterest',
      interest: 'breaks'.padEnd(16, 'x'),
      person: meeting.person('asha'),
      item: meeting.items[2]!,
      sort: 'personal',
      nature: 'My sister gets a break.',
    })
    await guest.page.getByRole('button', { name: /^Slower/ }).click()
    const cards = page.getByRole('region', { name: 'Cards' })
    await cards.getByRole('button', { name: /^Take it down, after asking/ }).click()
    await cards.getByLabel('Why do you take it down?').fill('We went on more slowly.')
    const interests = page.getByRole('region', { name: 'Interests in this item' })
    await interests.getByRole('button', { name: /^Decide what it means/ }).click()
    await interests.getByRole('radio', { name: 'Speaks, but does not vote' }).check()
    await interests.getByLabel('Reason').fill('She would gain from it.')
    await page.getByRole('button', { name: 'Open a vote on this item' }).click()
    const lead = page.locator('[data-region=lead]')
    await lead.getByLabel('What is the question?').fill('Do we pay for breaks?')
    // While he writes, he is asked to lead no more.
    await office('endOffice', 'facilitator')
    await cards.getByRole('button', { name: 'Take it down', exact: true }).click()
    await expect(cards).toContainText('Only the chair or the facilitator can do this.')
    await expect(cards.getByLabel('Why do you take it down?')).toHaveValue('We went on more slowly.')
    await interests.getByRole('button', { name: 'Decide', exact: true }).click()
    await expect(interests).toContainText('Only the chair or the facilitator can do this.')
    await expect(interests.getByLabel('Reason')).toHaveValue('She would gain from it.')
    await expect(interests.getByRole('radio', { name: 'Speaks, but does not vote' })).toBeChecked()
    await lead.getByRole('button', { name: 'Open the vote', exact: true }).click()
    await expect(lead).toContainText('Only the chair or the facilitator can do this.')
    await expect(lead.getByLabel('What is the question?')).toHaveValue('Do we pay for breaks?')
    await expectStateAccessible(page, 'words that were refused')
    await guest.page.getByRole('button', { name: /^Slower/ }).click()

    // What others write when the meeting ends.
    await office('giveOffice', 'noteTaker')
    await page.reload()
    await page.getByText('Write somebody down').click()
    await page.getByLabel('Name', { exact: true }).fill('Piet Boer')
    await asha.page.getByRole('button', { name: 'Declare an interest' }).click()
    await asha.page.getByLabel('Say it in a sentence').fill('I get breaks too.')
  })

  test('is read from a wall, and ends for everyone', async () => {
    await sam.page.goto(`${meeting.room}/screen`)
    await expect(nowOf(sam.page)).toHaveText(money)
    await expect(
      sam.page.getByRole('img', { name: 'QR code with the address of this meeting' }),
    ).toBeVisible()
    await expect(sam.page.getByText('Nadia Rahman (guest)')).toBeVisible()
    await expect(sam.page.getByRole('button')).toHaveCount(0)
    await expectAccessible(sam.page, 'the wall')
    await guest.page.getByRole('button', { name: 'Go out' }).click()
    await guest.page.getByRole('button', { name: 'Yes, go out' }).click()
    await expect(guest.page.getByRole('heading', { name: 'Come in', exact: true })).toBeVisible()
    await expect(guest.page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(sam.page.getByText('Nadia Rahman (guest)')).toBeHidden()
    await chair.page.getByRole('button', { name: 'End the meeting' }).click()
    await chair.page.getByRole('button', { name: 'Yes, end it' }).click()
    for (const { page } of [chair, asha, guest, sam]) {
      await expect(nowOf(page)).toHaveText('This meeting is over.')
    }
    await expect(chair.page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(chair.page.getByRole('heading', { name: 'Who was here' })).toBeVisible()
    // Whoever was writing has each word still, is not taken elsewhere, and is told why it was not done.
    const nature = asha.page.getByLabel('Say it in a sentence')
    await expect(nature).toBeFocused()
    await asha.page.getByRole('button', { name: 'Declare', exact: true }).click()
    await moses.page.getByRole('button', { name: 'Write down' }).click()
    for (const { page } of [asha, moses]) {
      await expect(page.locator('main').getByText('The meeting is over, so this was not done.')).toBeVisible()
    }
    await expect(nature).toHaveValue('I get breaks too.')
    await expect(moses.page.getByLabel('Name', { exact: true })).toHaveValue('Piet Boer')
    await expectStateAccessible(asha.page, 'an interest that came too late')
    await expect(chair.page.getByRole('heading', { name: 'How to come in' })).toHaveCount(0)
    await expectStateAccessible(chair.page, 'a meeting that is over')
  })

  test('is read on an old phone where no script runs, also of an item that is kept among some', async ({
    browser,
  }) => {
    const next = await callMeeting(product, sam.context, { seats: ['lena', 'moses'], titles: [welcome] })
    const among = { people: [next.person('lena')] }
    const kept = await next.add(money, among)
    const coming = { capacity: 'layPartner', how: 'phone', attends: { as: 'self' } } as const
    for (const ask of [
      { do: 'open' },
      { do: 'enrol', person: next.person('moses'), ...coming, capacity: 'unpaidCarer' },
      { do: 'openItem', item: next.items[0]! },
      { do: 'askToSpeak', person: next.person('moses') },
      { do: 'callSpeaker', person: next.person('moses'), reason: null },
    ] as const) {
      await next.must('lena', ask)
    }
    const context = await browser.newContext({
      baseURL: product.url,
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    })
    await signIn(context, product, 'moses')
    const page = await context.newPage()
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
    await page.goto(next.room)
    await expect(nowOf(page)).toHaveText(welcome)
    await expect(page.getByRole('region', { name: 'Who speaks' })).toContainText('Moses Okafor')
    await expect(page.getByRole('region', { name: 'Agenda' })).toContainText(welcome)
    // Words within `noscript` are none to Playwright.
    await expect(page.locator('main noscript p')).toBeVisible()
    expect(await fits()).toBe(true)
    // Who is not in yet cannot come in by this page, and reads along all the same.
    await signIn(context, product, 'asha')
    await page.goto(next.room)
    await page.locator('main noscript a').click()
    await expect(nowOf(page)).toHaveText(welcome)
    await expect(page.getByText('Moses Okafor')).toBeVisible()
    expect(await fits()).toBe(true)
    await context.close()

    // The same with a script, while an item is on that she may not read.
    await asha.page.goto(next.room)
    await asha.page.getByRole('button', { name: 'Come in' }).click()
    heard = await listen(asha.page)
    await next.must('lena', { do: 'openItem', item: kept })
    await expect(asha.page.getByText('An item is on that is kept among some. You see')).toBeVisible()
    await expect.poll(heard).toContain('An item is on that is kept among some.')
    await expect(asha.page.locator('main')).not.toContainText(money)
    await expectStateAccessible(asha.page, 'an item that is kept among others')
  })

  test('says that it is called off, and to whom it is closed', async () => {
    const off = await callMeeting(product, sam.context, { seats: ['lena', 'asha'], titles: [welcome] })
    await asha.page.goto(off.room)
    await asha.page.getByRole('button', { name: 'Come in' }).click()
    await expect(nowOf(asha.page)).toBeVisible()
    heard = await listen(asha.page)
    expect(await off.ask('lena', { do: 'callOff', reason: 'Snow.' })).toBe(200)
    await expect(nowOf(asha.page)).toHaveText('This meeting was called off: Snow.')
    await expect.poll(heard).toContain('This meeting has been called off: Snow.')
    await expectStateAccessible(asha.page, 'a meeting that is called off')

    const answer = await sam.context.request.get(`/api/documents/${meeting.id}/links`)
    const { links } = (await answer.json()) as { links: LinkView[] }
    const command: Command = { do: 'withdrawLink', link: links[0]!.id }
    await sam.context.request.post(`/api/spaces/${meeting.demo.space.id}/commands`, {
      data: command,
      headers: { origin: product.url },
    })
    await expect(guest.page.getByText('You are not in this meeting any more')).toBeVisible()
    await expectStateAccessible(guest.page, 'a meeting that is closed to somebody')
  })
})
