import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { cardOf, roundCalled, type HeldRound } from './allocation.ts'
import { listen } from './announcements.ts'
import { comeAsNadia } from './guest.ts'
import { Keyboard } from './keyboard.ts'
import { arrive, goOn } from './newcomer.ts'
import { sitDown, type Seat } from './person.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1280, height: 900 }
const title = 'Winter warmth 2026'
const [lunch, minibus, garden] = ['Lunch club', 'Minibus on Fridays', 'A garden without steps'] as const
const cli = fileURLToPath(new URL('../../../scripts/alongside.mjs', import.meta.url))

const card = (page: Page, name: string): Locator => page.getByRole('article', { name })
const saved = (page: Page): Locator => page.locator('[data-vote-saved]')
const fullness = (page: Page): Locator => page.locator('[data-fullness]')

test.describe('money is shared out together', () => {
  // One round from its first question to the steps of what it paid for.
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let sam: Seat
  let asha: Seat
  let ines: Seat
  let guest: Seat
  let keys: Keyboard
  let held: HeldRound
  /** All that the facilitator's browser is told by the server while others vote. */
  const told: string[] = []

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    sam = await sitDown(browser, product, 'sam', '/')
    asha = await sitDown(browser, product, 'asha', '/easier')
    ines = await sitDown(browser, product, 'ines', '/easier')
    guest = await arrive(browser, product)
    keys = new Keyboard(asha.page)
    for (const { page } of [sam, asha]) await page.setViewportSize(desk)
    for (const { page } of [ines, guest]) await page.setViewportSize(phone)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, asha, ines, guest]) await context.close()
    await product.end()
  })

  test('is opened with its rules, which are told in sentences before anybody votes', async () => {
    const { page } = sam
    await page.getByRole('link', { name: 'All rounds of sharing out money' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Sharing out money' })).toBeVisible()
    await page.getByRole('link', { name: 'New round' }).click()
    await page.getByLabel('Title').fill(title)
    await goOn(page, 'How much money is there?')
    await page.getByLabel('Amount').fill('lots')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('link', { name: 'Write an amount in numbers' }).click()
    await page.getByLabel('Amount').fill('£1,000')
    await page.getByLabel('Where does it come from?').fill('Riverside Council')
    await goOn(page, 'How do people vote?')
    await goOn(page, 'Who gets the money?')
    await page.getByRole('radio', { name: 'The one that costs less comes first' }).check()
    await goOn(page, 'Who takes part?')
    await goOn(page, 'What must there be at least?')
    await goOn(page, 'Until when?')
    await goOn(page, 'Look through the rules')
    await expect(page.getByText('You have the whole pot of £1,000.')).toBeVisible()
    await page.getByRole('button', { name: 'Open the round' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    held = await roundCalled(product, sam.context, title)
    await expect(page.getByText('If two have the same, the one that costs less comes first.')).toBeVisible()
    await expectAccessible(page, 'a round in which proposals are taken')
    await page.setViewportSize(desk)
  })

  test('takes proposals on cards with the same room, by a phone without an account and by keys', async () => {
    const { page } = guest
    await page.goto(await held.link())
    await comeAsNadia(page)
    await page.getByRole('link', { name: 'Hand in a proposal' }).click()
    await page.getByLabel('What is it called?').fill(lunch)
    await page.getByLabel('What do you want to do?').fill('A warm lunch each Tuesday.')
    await page.getByLabel('What for? (1)').fill('Food')
    await page.getByLabel('How much, in GBP? (1)').fill('1,200')
    await expect(page.getByText('That is £200 more than the whole pot.')).toBeVisible()
    await page.getByRole('button', { name: 'Hand it in' }).click()
    await expect(page.getByLabel('How much, in GBP? (1)')).toBeFocused()
    // Nothing that was typed is lost with the page.
    await page.reload()
    await expect(page.getByLabel('What do you want to do?')).toHaveValue('A warm lunch each Tuesday.')
    await page.getByLabel('How much, in GBP? (1)').fill('600')
    await expectAccessible(page, 'a proposal that is written')
    await page.setViewportSize(phone)
    await page.getByRole('button', { name: 'Hand it in' }).click()
    await expect(card(page, lunch)).toContainText('£600')

    await asha.page.goto(`${held.here}/propose`)
    await keys.tabTo(asha.page.getByLabel('What is it called?'))
    await keys.type(garden)
    await keys.press('Tab')
    await keys.type('Beds that can be reached from a wheelchair.')
    await keys.tabTo(asha.page.getByLabel('What for? (1)'))
    await keys.type('Beds')
    await keys.press('Tab')
    await keys.type('300')
    await keys.tabTo(asha.page.getByRole('button', { name: 'Hand it in' }))
    await keys.press('Enter')
    await expect(card(asha.page, garden)).toContainText('£300')
    const proposal = 'minibusonfridays'
    await held.must('moses', {
      do: 'propose',
      proposal,
      card: cardOf(minibus, 'To the shops and back.', 50_000),
    })
    await expect(card(page, minibus)).toBeVisible()
  })

  test('is checked by a mixed panel, and by nobody with an interest in a card', async () => {
    const { page } = sam
    const [person, clinical] = [held.person('asha'), held.person('priya')]
    await page.goto(held.here)
    const checkers = page.getByRole('region', { name: 'Those who check' })
    await checkers.getByLabel('Who else?').selectOption({ label: 'Asha Rahman (Person who uses services)' })
    await checkers.getByRole('button', { name: /^Put on/ }).click()
    await expect(checkers).toContainText('1 person')
    await held.must('sam', {
      do: 'setCheckers',
      checkers: [
        { person, capacity: 'usesServices' },
        { person: held.person('lena'), capacity: 'layPartner' },
        { person: clinical, capacity: 'commissioner' },
      ],
    })
    await page.getByRole('button', { name: 'Take no more proposals' }).click()
    await page.getByRole('button', { name: 'Yes, take no more' }).click()
    // What was pressed is gone, and the focus is at what it stood in.
    await expect(page.getByRole('heading', { name: 'You lead' })).toBeFocused()
    await expect(page.getByText(`A lay person finds this one fine: ${lunch}`)).toBeVisible()

    const mine = asha.page
    await expect(card(mine, garden)).toContainText('You have an interest in this one')
    await keys.tabTo(card(mine, lunch).getByRole('button', { name: about('Check it', lunch) }), {
      atMost: 90,
    })
    await keys.press('Enter')
    await keys.press('ArrowDown')
    await expect(mine.getByRole('radio', { name: 'I have a question first' })).toBeChecked()
    await keys.tabTo(mine.getByRole('button', { name: 'Say so' }))
    await keys.press('Enter')
    await expect(mine.getByText('Say it in words, so that it can be answered')).toBeVisible()
    await keys.type('Is the kitchen free on Tuesdays?')
    await keys.tabTo(mine.getByRole('button', { name: 'Say so' }))
    await keys.press('Enter')
    await expect(page.getByText(`A question is answered: ${lunch}`)).toBeVisible()
    await expectStateAccessible(mine, 'cards that are checked')
    await mine.setViewportSize(desk)
    await held.findFine('asha', [garden])
    await held.findFine('lena')
    await held.findFine('priya')

    sam.page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => told.push(String(payload))),
    )
    await page.reload()
    await page.getByRole('button', { name: 'Open voting' }).click()
    await page.getByRole('button', { name: 'Yes, open voting' }).click()
    await expect(page.getByText('People vote. Nobody, and you neither')).toBeVisible()
  })

  test('is voted on with a basket that never holds more than the pot, on a phone that loses its line', async () => {
    const { page } = guest
    await page.goto(`${held.here}/vote`)
    // A double click, as of a hand that shakes, puts it in once and does not take it out again.
    await card(page, lunch)
      .getByRole('button', { name: about('Put in my basket', lunch) })
      .dblclick()
    await expect(fullness(page)).toHaveText('£400 of £1,000 is left. 1 proposal in the basket.')
    const full = card(page, minibus).getByRole('button', { name: about('Put in my basket', minibus) })
    await expect(full).toHaveAttribute('aria-disabled', 'true')
    await expect(full).toHaveAccessibleDescription(/it costs £100 more than is left/)
    await full.click({ force: true })
    await expect(fullness(page)).toContainText('1 proposal')
    await expect(saved(page)).toHaveText('Not saved yet. Press ‘Save my vote’.')
    await expectAccessible(page, 'a basket')
    await page.setViewportSize(phone)
    await guest.context.setOffline(true)
    await page.getByRole('button', { name: 'Save my vote' }).click()
    await expect(saved(page)).toContainText('Your vote is kept on this device')
    await guest.context.setOffline(false)
    await expect(saved(page)).toHaveText('Your vote is saved. Only you can see it.')
    await page.reload()
    await expect(card(page, lunch).getByRole('button', { name: /^In the basket/ })).toBeVisible()
  })

  test('is voted on by keys, changed and taken back; and for somebody by hand, who hears of it', async () => {
    const { page } = asha
    await page.goto(`${held.here}/vote`)
    const heard = await listen(page)
    await keys.tabTo(card(page, garden).getByRole('button', { name: about('Put in my basket', garden) }))
    await keys.press('Space')
    await expect.poll(heard).toContain('£700 of £1,000 is left.')
    await keys.tabTo(page.getByRole('button', { name: 'Save my vote' }))
    await keys.press('Enter')
    await expect(saved(page)).toHaveText('Your vote is saved. Only you can see it.')
    await keys.tabTo(page.getByRole('button', { name: 'Take my vote back' }))
    await keys.press('Enter')
    await expect(saved(page)).toHaveText('You have not voted yet.')
    // What is put in from another device stands here when the page is come back to.
    const ballot = { by: 'basket' as const, chosen: ['minibusonfridays'] }
    await held.must('asha', { do: 'vote', person: held.person('asha'), capacity: 'usesServices', ballot })
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(saved(page)).toHaveText('Your vote is saved. Only you can see it.')
    await card(page, garden)
      .getByRole('button', { name: /^Put in my basket/ })
      .click()
    await page.getByRole('button', { name: 'Save my vote' }).click()
    await expect(saved(page)).toHaveText('Your vote is saved. Only you can see it.')

    const lead = sam.page
    await lead.goto(`${held.here}/vote`)
    await lead.getByText('Put in a vote for somebody who cannot do it here').click()
    await lead.getByLabel('Whose vote is it?').selectOption({ label: 'Lena Fischer' })
    const hand = lead.getByRole('region', { name: 'For others' })
    await hand.getByRole('button', { name: about('Put in my basket', lunch) }).click()
    await lead.getByRole('button', { name: 'Save the vote of Lena Fischer' }).click()
    await lead.getByLabel('Whose vote is it?').selectOption({ label: 'Lena Fischer (a vote was put in)' })
    await expectStateAccessible(lead, 'a vote for somebody else')
    await lead.setViewportSize(desk)
    await held.votes('moses', 'unpaidCarer', minibus, garden)
    await held.votes('priya', 'commissioner', lunch, garden)

    await lead.goto(`${held.here}/paper`)
    await lead.getByRole('checkbox', { name: lunch }).check()
    await lead.getByRole('checkbox', { name: minibus }).check()
    await lead.getByRole('button', { name: 'Put it with the others' }).click()
    await expect(lead.getByText('Together they cost more than the pot').first()).toBeVisible()
    await lead.getByRole('checkbox', { name: minibus }).uncheck()
    await lead.getByRole('button', { name: 'Put it with the others' }).click()
    await lead.getByRole('button', { name: 'Hand on 1 paper vote' }).click()
    await expect(lead.getByText('You typed it in, so somebody else compares it.')).toBeVisible()
    await expectAccessible(lead, 'votes on paper')
    await lead.setViewportSize(desk)
    await lead.getByRole('link', { name: 'About and rules' }).click()
    await expect(lead.getByText('1 batch of paper votes waits')).toBeVisible()
    await expect(lead.getByRole('button', { name: 'Close the vote and count' })).toHaveCount(0)
  })

  test('is counted once, with what came late told as late, and anybody can count it again', async () => {
    const away = ines.page
    await away.goto(`${held.here}/vote`)
    await expect(saved(away)).toHaveText('You have not voted yet.')
    await ines.context.setOffline(true)
    await card(away, minibus)
      .getByRole('button', { name: /^Put in my basket/ })
      .click()
    await away.getByRole('button', { name: 'Save my vote' }).click()
    await expect(saved(away)).toContainText('Your vote is kept on this device')

    const { page } = sam
    const batch = (await held.batches())[0]!.id
    await held.must('lena', { do: 'witnessPaper', batch })
    await page.getByRole('button', { name: 'Close the vote and count' }).click()
    await page.getByRole('button', { name: 'Yes, close and count' }).click()
    await expect(page.getByText('The votes are counted.').first()).toBeVisible()
    // Until then nothing that they were told said how anybody voted.
    for (const proposal of await held.proposals())
      expect(frames(told)).not.toContain(`chosen":["${proposal.id}`)

    await ines.context.setOffline(false)
    await expect(
      away.getByText('Your vote came after the close, so it is not counted.').first(),
    ).toBeVisible()
    await expect(away.getByText(`${minibus}, £500`)).toBeVisible()
    await expectStateAccessible(away, 'a vote that came late')

    await page.goto(`${held.here}/result`)
    await expect(page.locator('[data-result]')).toHaveText(
      `2 of 3 proposals get money: ${lunch} and ${garden}. £900 of the pot is given, and £100 is left.`,
    )
    await expect(page.getByRole('row', { name: new RegExp(minibus) })).toContainText(
      'Gets nothing. It costs £400 more than was left.',
    )
    await expect(page.locator('[data-turnout]')).toContainText('1 of them voted on paper.')
    await expectAccessible(page, 'a result')
    await page.setViewportSize(desk)
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download all votes without names' }).click()
    const file = await (await downloading).path()
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'recount', file])
    expect(stdout).toContain('Awarded: £900.00. Left: £100.00.')
  })

  test('is followed to what becomes of the money, by whoever handed it in too', async () => {
    const { page } = sam
    await page.getByRole('button', { name: 'Start carrying it out' }).click()
    await page.getByRole('button', { name: 'Yes, start' }).click()
    await expect(page.getByRole('heading', { name: 'What becomes of the money' })).toBeVisible()
    const small = guest.page
    await small.goto(`${held.here}/result`)
    await small.getByRole('button', { name: about('Agree a step', lunch) }).click()
    await small.getByLabel('What is to be done?').fill('Find two cooks')
    await small.getByRole('button', { name: 'Agree it' }).click()
    await expect(card(page, lunch)).toContainText('Find two cooks')
    await expect(card(small, garden).getByRole('button')).toHaveCount(0)
    await expectAccessible(small, 'awards on a phone')
  })

  test('is read and counted again by anybody outside, once it is public, and not after', async ({
    browser,
  }) => {
    const { page } = sam
    await page.getByRole('button', { name: 'Make it public' }).click()
    await page.getByRole('button', { name: 'Yes, make it public' }).click()
    const address = page.getByRole('link', { name: '/public/rounds/' })
    const reader = await browser.newPage()
    await reader.goto((await address.getAttribute('href'))!)
    await expect(reader.locator('[data-result]')).toContainText('£100 is left')
    await expectAccessible(reader, 'what came of a round, outside')
    const downloading = reader.waitForEvent('download')
    await reader.getByRole('link', { name: 'Download all votes without names' }).click()
    const { stdout } = await promisify(execFile)(process.execPath, [
      cli,
      'recount',
      await (await downloading).path(),
    ])
    expect(stdout).toContain('The file says the same result.')
    await page.getByRole('button', { name: 'Make it private again' }).click()
    await page.getByLabel(/^Why is it not public/).fill('A name was in a title.')
    await page.getByRole('button', { name: 'Make it private again' }).click()
    await expect(address).toHaveCount(0)
    await reader.reload()
    await expect(reader.getByRole('heading', { level: 1, name: 'not public any more' })).toBeVisible()
    await reader.close()
  })
})

/** The name of a button with what it is about, which stands behind it for those who hear it alone. */
const about = (words: string, of: string): RegExp => new RegExp(`^${words} ?: ${of}$`)
const frames = (told: readonly string[]): string => told.join('\n').replaceAll('\\', '')
