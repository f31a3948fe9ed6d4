import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { listen } from './announcements.ts'
import { Keyboard } from './keyboard.ts'
import { comeAsNadia } from './guest.ts'
import { callMeeting, type CalledMeeting } from './meeting.ts'
import { arrive } from './newcomer.ts'
import { sitDown, type Seat } from './person.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1360, height: 900 }
const money = 'Money for breaks'
const [paid, where] = ['Shall we pay for breaks?', 'Where do we meet next?'] as const

/** The question at the top of the meeting, with all that is done about it. */
const voteOf = (page: Page, question: string): Locator =>
  page.getByRole('region', { name: question, exact: true })
const recordOf = (page: Page): Locator => page.getByRole('region', { name: 'Votes, decisions and actions' })
const rowsOf = (page: Page): Locator => page.locator('[data-region="vote"] tbody tr')

async function answers(vote: Locator, answer: string): Promise<void> {
  await vote.getByRole('radio', { name: answer }).check()
  await vote.getByRole('button', { name: 'Send my vote' }).click()
  await expect(vote.locator('[data-my-vote]')).toHaveText(`Your vote: ${answer}`)
}

test.describe('votes in a meeting', () => {
  // One item from its first question to what somebody does about it.
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let meeting: CalledMeeting
  let sam: Seat
  let chair: Seat
  let asha: Seat
  let guest: Seat
  let keys: Keyboard
  let heard: () => Promise<string>
  /** What the chair's page is told. */
  const told: string[] = []

  async function peopleOnTheRoll(): Promise<readonly string[]> {
    const answer = await sam.context.request.get(`/api/meetings/${meeting.id}`)
    const { meeting: read } = (await answer.json()) as { meeting: { roll: { person: string }[] } }
    return read.roll.map(({ person }) => person)
  }

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    sam = await sitDown(browser, product, 'sam', '/')
    meeting = await callMeeting(product, sam.context, {
      seats: ['lena', 'asha'],
      titles: [money],
      quorum: { atLeast: 3, of: [] },
    })
    chair = await sitDown(browser, product, 'lena', '/')
    chair.page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => told.push(String(payload)))
    })
    asha = await sitDown(browser, product, 'asha', meeting.room)
    keys = new Keyboard(asha.page)
    guest = await arrive(browser, product)
    for (const { page } of [sam, chair, asha]) await page.setViewportSize(desk)
    await guest.page.setViewportSize(phone)

    const { page } = guest
    await page.goto((await meeting.link('comment')).url)
    await comeAsNadia(page)
    await page.goto(meeting.room)
    await page.getByRole('radio', { name: /^From afar/ }).check()

    for (const one of [guest, chair, sam]) {
      if (one !== guest) await one.page.goto(meeting.room)
      await one.page.getByRole('button', { name: 'Come in' }).click()
    }
    await keys.tabTo(asha.page.getByRole('button', { name: 'Come in' }))
    await keys.press('Enter')
    await sam.page.getByText('Write somebody down').click()
    await sam.page.getByLabel('Name', { exact: true }).fill('Mary Jones')
    await sam.page.getByRole('button', { name: 'Write down' }).click()
    await expect(chair.page.getByRole('region', { name: 'Who is here' })).toContainText('Mary Jones')
    await expect(chair.page.getByRole('region', { name: 'Who is here' })).toContainText('Asha Rahman')

    // Whoever came by link and who has only a phone are given a vote each.
    const known = new Set(['lena', 'asha', 'sam'].map((key) => meeting.person(key)))
    const others = (await peopleOnTheRoll()).filter((one) => !known.has(one))
    const seats = [meeting.person('lena'), meeting.person('asha'), ...others]
    await meeting.must('sam', { do: 'setSeats', seats: seats.map((person) => ({ person, votes: true })) })
    await chair.page.getByRole('button', { name: 'Open the meeting' }).click()
    await chair.page.getByRole('button', { name: `Open the next item: ${money}` }).click()
    await expect(page.locator('#now-title')).toHaveText(money)
    heard = await listen(asha.page)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, chair, asha, guest]) await context.close()
    await product.end()
  })

  test('are opened by whoever leads, and are there at once for everyone who may vote', async () => {
    const { page } = chair
    await page.getByRole('button', { name: 'Open a vote on this item' }).click()
    await expect(page.getByLabel('What is the question?')).toBeFocused()
    await page.getByRole('radio', { name: /^By choosing/ }).check()
    await page.getByRole('button', { name: 'Open the vote', exact: true }).click()
    await expect(page.getByText('Write a question first')).toBeVisible()
    await page.getByLabel('What is the question?').fill(paid)
    await page.getByRole('button', { name: 'Open the vote', exact: true }).click()
    await expect(page.getByText('Write at least two options that are not the same')).toBeVisible()
    await expectStateAccessible(page, 'a vote without options')
    await page.setViewportSize(desk)
    await page.getByRole('radio', { name: /^By consent/ }).check()
    await page.getByRole('button', { name: 'Open the vote', exact: true }).click()
    for (const one of [chair, asha, guest, sam]) await expect(voteOf(one.page, paid)).toBeVisible()
    await expect(page.getByRole('heading', { name: paid })).toBeFocused()
    await expect.poll(heard).toContain(`Vote now: ${paid}`)
    // Whoever has no vote is told so, and what they can do.
    await expect(voteOf(sam.page, paid)).toContainText('You have no vote in this meeting.')
    await expect(voteOf(sam.page, paid).getByRole('button', { name: 'Send my vote' })).toHaveCount(0)
    await expectAccessible(guest.page, 'a vote on a phone')
    await guest.page.setViewportSize(phone)
    // Wherever on the page somebody is, they see that a vote waits for them.
    await guest.page.getByRole('heading', { name: 'How to come in' }).scrollIntoViewIfNeeded()
    await expect(guest.page.getByRole('link', { name: `Vote now: ${paid}` })).toBeInViewport()
  })

  test('are answered by keyboard alone, each answer by its full name, and heard to be in', async () => {
    const vote = voteOf(asha.page, paid)
    await keys.tabTo(vote.getByRole('radio').first(), { atMost: 120 })
    await expect(
      vote.getByRole('group', { name: /^Your answer ?: Shall we pay for breaks\?$/ }).getByRole('radio'),
    ).toHaveCount(4)
    await keys.press('ArrowDown')
    await expect(vote.getByRole('radio', { name: 'I can live with this' })).toBeChecked()
    await keys.press('Tab')
    await keys.type('It is what we said in spring.')
    await keys.press('Tab', 'Enter')
    await expect(vote.locator('[data-my-vote]')).toHaveText('Your vote: I can live with this')
    await keys.isAt(vote.locator('[data-my-vote]'))
    await expect.poll(heard).toContain('Your vote is in: I can live with this')
  })

  test('are changed and taken back until the close, and one is cast by the note taker’s hand', async () => {
    const vote = voteOf(guest.page, paid)
    await vote.getByRole('button', { name: 'Send my vote' }).click()
    await expect(vote.getByText('Choose an answer first')).toBeVisible()
    await answers(vote, 'I cannot agree')
    await expect(guest.page.getByRole('link', { name: `Vote now: ${paid}` })).toHaveCount(0)
    await vote.getByRole('button', { name: 'Take my vote back' }).click()
    await expect(vote.getByRole('radio', { name: 'I cannot agree' })).not.toBeChecked()
    await answers(vote, 'I am happy with this')
    await vote.getByRole('button', { name: 'Change my vote' }).click()
    await answers(vote, 'I am not sure yet')
    await expectStateAccessible(guest.page, 'a vote that is in')
    await guest.page.setViewportSize(phone)

    const hand = voteOf(sam.page, paid)
    await hand.getByText('Vote for somebody without a device').click()
    await hand.getByLabel('Whose vote is it?').selectOption('Mary Jones')
    await hand.getByRole('radio', { name: 'I am happy with this' }).check()
    await hand.getByRole('button', { name: 'Send this vote' }).click()
    await expect(voteOf(chair.page, paid).locator('[data-turnout]')).toHaveText('3 of 4 have voted')
    // How they voted, nobody else was told.
    expect(told.join()).not.toMatch(/canLive|cannotAgree|notSure|what we said in spring/)
  })

  test('keep their item open, and are closed for good with what came of them for all', async () => {
    const { page } = chair
    const vote = voteOf(page, paid)
    await page.getByRole('button', { name: `Close: ${money}` }).click()
    await expect(
      page.locator('.note--refused').getByText('A vote is open. Close it first, or call it off.'),
    ).toBeVisible()
    await answers(vote, 'I am happy with this')
    await vote.getByRole('button', { name: 'Close the vote' }).click()
    await expect(vote.getByText(/^Everyone who may vote has voted/)).toBeFocused()
    await vote.getByRole('button', { name: 'Yes, close the vote' }).click()
    await expect(page.getByRole('heading', { name: paid })).toBeFocused()
    for (const one of [chair, asha, guest, sam]) {
      await expect(rowsOf(one.page)).toHaveText([
        /I am happy with this\s*2/,
        /I can live with this\s*1/,
        /I am not sure yet\s*1/,
        /I cannot agree\s*0/,
      ])
      await expect(voteOf(one.page, paid)).toContainText('Not settled: 1 person is not sure yet.')
    }
    await expect.poll(heard).toContain(`The vote is closed: ${paid} Not settled: 1 person is not sure yet.`)
    await expect(vote).toContainText('Enough people were there to decide (4, needed 3).')
    await expect(page.locator('.note--refused')).toHaveCount(0)
    await vote.getByText('Who answered what').click()
    await expect(vote.getByRole('listitem').filter({ hasText: 'Asha Rahman' })).toContainText(
      'I can live with this',
    )
    await expect(vote).toContainText('Reason: It is what we said in spring.')
    await expectAccessible(page, 'what came of a vote')
    await page.setViewportSize(desk)
  })

  test('are secret where that is asked, with a warning that few are few, and late is late', async () => {
    const { page } = chair
    await page.getByRole('button', { name: 'Open a vote on this item' }).click()
    await page.getByLabel('What is the question?').fill(where)
    await page.getByRole('radio', { name: /^By choosing/ }).check()
    await page.getByLabel('Option 1').fill('At the library')
    await page.getByLabel('Option 2').fill('At the town hall')
    await page.getByRole('radio', { name: 'Nobody ever sees who answered what' }).check()
    await expect(page.locator('main').getByText('Only 4 people may vote. With so few,')).toBeVisible()
    await page.getByRole('button', { name: 'Open the vote', exact: true }).click()

    const wall = await sam.context.newPage()
    await wall.goto(`${meeting.room}/screen`)
    await expect(voteOf(wall, where)).toContainText('At the town hall')
    const vote = voteOf(guest.page, where)
    await expect(vote).toContainText('Only 4 people may vote. With so few,')
    await expectStateAccessible(guest.page, 'a secret vote of few')
    await guest.page.setViewportSize(phone)

    const mine = voteOf(asha.page, where)
    await keys.tabTo(mine.getByRole('radio').first(), { atMost: 120 })
    await keys.press('ArrowDown')
    await keys.tabTo(mine.getByRole('button', { name: 'Send my vote' }))
    await keys.press('Enter')
    await expect(mine.locator('[data-my-vote]')).toHaveText('Your vote: At the town hall')
    await asha.page.reload()
    await expect(mine.locator('[data-my-vote]')).toHaveText('Your vote: At the town hall')
    heard = await listen(asha.page)
    await answers(voteOf(page, where), 'At the library')
    await expect(voteOf(wall, where)).toContainText('2 of 4 have voted')

    // Her vote comes after the close, since she had no connection.
    await guest.context.setOffline(true)
    await vote.getByRole('radio', { name: 'At the library' }).check()
    await vote.getByRole('button', { name: 'Send my vote' }).click()
    await expect(vote.getByText('Not sent yet. It goes as soon as you are connected.')).toBeVisible()
    const closing = voteOf(page, where)
    await closing.getByRole('button', { name: 'Close the vote' }).click()
    await expect(closing).toContainText(/2 people have not voted yet: .*Nadia Rahman/)
    await closing.getByRole('button', { name: 'Yes, close the vote' }).click()
    const tie = 'A tie: “At the library” and “At the town hall” have 1 vote each.'
    await expect(voteOf(wall, where)).toContainText(tie)
    await expect(wall.getByRole('button')).toHaveCount(0)
    await expectAccessible(wall, 'a result on the wall')
    await wall.close()
    await guest.context.setOffline(false)
    for (const one of [chair, asha, guest]) {
      await expect(voteOf(one.page, where)).toContainText('Came late and does not count: Nadia Rahman')
      await expect(voteOf(one.page, where)).toContainText(tie)
      await expect(voteOf(one.page, where).getByText('Who answered what', { exact: true })).toHaveCount(0)
    }
    await expect.poll(heard).toContain(tie)
    await expectStateAccessible(guest.page, 'a late vote')
    await guest.page.setViewportSize(phone)
  })

  test('become a decision, beside which stands who does not go along with it', async () => {
    const record = recordOf(sam.page)
    await record.getByRole('button', { name: 'Record a decision' }).click()
    await expect(record.getByLabel('What was decided?')).toHaveValue(new RegExp(`^Where do we meet next`))
    await record.getByLabel('What was decided?').fill('')
    await record.getByRole('button', { name: 'Record it' }).click()
    await expect(record.getByText('Write what was decided first')).toBeVisible()
    await expectStateAccessible(sam.page, 'a decision without words')
    await sam.page.setViewportSize(desk)
    await record.getByLabel('What was decided?').fill('We meet at the library and ask again in June.')
    await record.getByLabel('When is it looked at again?').fill('2027-06-01')
    await record.getByRole('button', { name: 'Record it' }).click()
    const decision = recordOf(asha.page).getByRole('article')
    await expect(decision).toContainText('We meet at the library and ask again in June.')
    await expect(decision).toContainText(/By the vote: Where do we meet next\? A tie/)
    await expect(decision).toContainText('Looked at again on 1 June 2027')
    await expect.poll(heard).toContain('A decision is recorded: We meet at the library')

    await keys.tabTo(decision.getByRole('button', { name: /^I do not go along with this/ }), {
      atMost: 160,
    })
    await keys.press('Enter')
    await expect(decision.getByLabel(/^What do you want to say about it/)).toBeFocused()
    await keys.type('There is no lift at the library.')
    await keys.press('Tab', 'Enter')
    await expect(recordOf(guest.page).getByRole('article')).toContainText(
      'Asha Rahman: There is no lift at the library.',
    )
    await expectStateAccessible(guest.page, 'a decision with dissent')
    await guest.page.setViewportSize(phone)
  })

  test('lead to what somebody takes on, who says how it stands, where everyone can read it', async () => {
    const record = recordOf(sam.page)
    await record.getByRole('button', { name: 'Add an action' }).click()
    await record.getByLabel('What is to be done?').fill('Ask the library about the lift.')
    await record.getByLabel('Who takes it on?').selectOption('Asha Rahman')
    await record.getByLabel('Who helps?').selectOption('Mary Jones')
    await record.getByLabel('By which day?').fill('2027-02-01')
    await record.getByRole('button', { name: 'Add the action' }).click()
    await expect.poll(heard).toContain('You were asked to take something on: Ask the library about the lift.')
    const action = recordOf(asha.page)
      .getByRole('listitem')
      .filter({ hasText: 'Ask the library about the lift.' })
    await keys.tabTo(action.getByRole('button', { name: /^Say how it stands/ }), { atMost: 160 })
    await keys.press('Enter')
    await keys.press('ArrowUp', 'Tab')
    await keys.type('They build one in January.')
    await keys.press('Tab', 'Enter')
    await expect(action).toContainText('Done')
    await expect(recordOf(guest.page)).toContainText('What shows it: They build one in January.')
    await guest.page.goto(meeting.here)
    const actions = guest.page.getByRole('region', { name: 'Actions' })
    const card = actions.getByRole('article', { name: 'Ask the library about the lift.' })
    await expect(card).toContainText('Done')
    await expect(card.getByRole('definition')).toHaveText([
      /^Asha Rahman/,
      /^Mary Jones/,
      '1 February 2027',
      'They build one in January.',
      money,
    ])
    await expectAccessible(guest.page, 'the actions of a meeting')
    await guest.page.goto(`${meeting.here}/print`)
    const paper = guest.page.getByRole('article')
    for (const words of [
      'Not settled: 1 person is not sure yet.',
      'We meet at the library and ask again in June.',
      'Do not go along with it: Asha Rahman: There is no lift at the library.',
      'What shows it: They build one in January.',
    ]) {
      await expect(paper).toContainText(words)
    }
    await expectAccessible(guest.page, 'what came of a meeting, to print')
  })
})
