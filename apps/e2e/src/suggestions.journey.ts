import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { authorsOf, editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'In one page'

/** What stands beside a part. */
const railOf = (page: Page): Locator => page.getByRole('group', { name: `Comments on ${part}` })
/** An open suggestion, by what it says. */
const cardOf = (page: Page, says: string | RegExp): Locator =>
  railOf(page).locator('.beside').getByRole('article', { name: says })
/** A decided one. */
const decidedOf = (page: Page, says: string): Locator =>
  railOf(page).locator('details').getByRole('article', { name: says })
const decidedList = (page: Page): Locator => railOf(page).getByText(/^Decided suggestions/)
const modeOf = (page: Page): Locator => page.getByRole('group', { name: 'How you work on this text' })

test.describe('suggestions', () => {
  let product: Product
  let path: string
  let section: string
  let space: string
  let lena: Seat
  let ines: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const state = await demoState(product)
    space = state.space.slug
    path = `/s/${space}/d/strategy`
    const sections = state.documents.find(({ slug }) => slug === 'strategy')?.sections
    section = sections?.find(({ title }) => title === part)?.id ?? ''
    lena = await sitDown(browser, product, 'lena', path)
    ines = await sitDown(browser, product, 'ines', path)
    await ines.page.setViewportSize({ width: 390, height: 844 })
  })
  test.afterAll(async () => {
    await lena.context.close()
    await ines.context.close()
    await product.end()
  })

  const standing = async (): Promise<string> => (await textOf(lena.context.request, section)).text

  test('are made on a phone by someone who may only suggest, and accepted by the keys', async () => {
    await expect(modeOf(ines.page).getByRole('radio')).toHaveCount(2)
    await expect(modeOf(ines.page).getByLabel('Suggest')).toBeChecked()
    await expect(ines.page.getByText('You can suggest changes here.').first()).toBeVisible()
    const before = await standing()
    await writeAtEnd(ines.page, part)
    await ines.page.keyboard.type(' Ask us twice.')
    await expectSaved(ines.page)
    await expect(cardOf(ines.page, 'Add “Ask us twice.”')).toBeVisible()
    expect(await standing()).toBe(before)

    const { page } = lena
    await expect(cardOf(page, 'Suggestion by Ines Duarte, Lay partner')).toHaveCount(2)
    await expect(editorOf(page, part).locator('ins').last()).toContainText('Ask us twice.')
    await writeAtEnd(page, part)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Control+Alt+Enter')
    const card = cardOf(page, 'Add “Ask us twice.”')
    await expect(card).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(cardOf(page, 'Add “that they choose themselves”')).toBeFocused()
    await page.keyboard.press('End')
    await expect(card).toBeFocused()
    // Escape leads to the words, the key back to the card.
    await page.keyboard.press('Escape')
    await expect(editorOf(page, part)).toBeFocused()
    await page.keyboard.press('Control+Alt+Enter')
    const accept = card.getByRole('button', { name: 'Accept: add “Ask us twice.”' })
    for (let stop = 0; stop < 3; stop++) {
      if (await accept.evaluate((button) => button === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await expect(card).toHaveCount(0)
    await expect(cardOf(page, 'Add “that they choose themselves”')).toBeFocused()
    await expectSaved(page)
    expect(await standing()).toBe(`${before} Ask us twice.`)
    const people = (await demoState(product)).people
    const idOf = (key: string) => people.find((one) => one.key === key)?.id
    expect(authorsOf(await textOf(lena.context.request, section), 'Ask us twice.')).toEqual([idOf('ines')])

    // An acceptance is for good: undo takes back what was written before it, here nothing.
    await editorOf(page, part).focus()
    await page.keyboard.press('Control+z')
    await expect(editorOf(page, part)).toContainText('Ask us twice.')
    for (const one of [page, ines.page]) {
      await decidedList(one).click()
      await expect(decidedOf(one, 'Add “Ask us twice.”')).toContainText(
        /Accepted by Lena Fischer, \d+ \w+ \d{4}/,
      )
    }
    await writeAtEnd(ines.page, part)
    await ines.page.keyboard.press('Control+z')
    await expect(editorOf(ines.page, part)).toContainText('Ask us twice.')
    expect(await standing()).toBe(`${before} Ask us twice.`)
  })

  test('have a thread, which stays with what they said when they are rejected', async ({ browser }) => {
    const gwen = await sitDown(browser, product, 'gwen', path)
    const says = 'Add “that they choose themselves”'
    // Who may only comment has no choice, and nothing to decide.
    await expect(railOf(gwen.page).getByRole('article').first()).toBeVisible()
    await expect(modeOf(gwen.page)).toHaveCount(0)
    await expect(railOf(gwen.page).getByRole('button', { name: /^(Accept|Reject|Withdraw):/ })).toHaveCount(0)
    await expect(editorOf(gwen.page, part)).toHaveAttribute('contenteditable', 'false')
    await cardOf(gwen.page, says)
      .getByRole('button', { name: /^Comment on the suggestion/ })
      .click()
    await gwen.page.getByLabel('Your comment').fill('Who pays for it?')
    await gwen.page.getByRole('button', { name: 'Send comment' }).click()

    const thread = cardOf(lena.page, says).locator('.thread')
    await expect(thread).toContainText('Who pays for it?')
    await thread.getByRole('button', { name: 'Reply' }).click()
    await lena.page.getByLabel('Your reply').fill('Nobody yet, so not now.')
    await lena.page.getByRole('button', { name: 'Send reply' }).click()
    await expectStateAccessible(lena.page, 'a suggestion with its thread')
    await cardOf(lena.page, says)
      .getByRole('button', { name: /^Reject: add/ })
      .click()
    await expect(cardOf(lena.page, says)).toHaveCount(0)
    await expect(editorOf(gwen.page, part)).not.toContainText('that they choose themselves')
    await decidedList(gwen.page).click()
    const decided = decidedOf(gwen.page, says)
    await expect(decided).toContainText('Rejected by Lena Fischer')
    await expect(decided).toContainText('Who pays for it?')
    await expect(decided).toContainText('Nobody yet, so not now.')
    await gwen.context.close()
  })

  test('leave comments on words that they would remove where they are; several are decided at once', async ({
    browser,
  }) => {
    const moses = await sitDown(browser, product, 'moses', path)
    const { page } = moses
    await writeAtEnd(page, part)
    await modeOf(page).getByLabel('Write').focus()
    await page.keyboard.press('ArrowRight')
    await expect(modeOf(page).getByLabel('Suggest')).toBeChecked()
    // What was chosen for this document holds on this device.
    await page.reload()
    await expect(modeOf(page).getByLabel('Suggest')).toBeChecked()
    await writeAtEnd(page, part)
    await page.keyboard.press('Control+Alt+m')
    await page.getByLabel('Your comment').fill('Is this still true?')
    await page.getByRole('button', { name: 'Send comment' }).click()
    const thread = railOf(page).locator('.thread').filter({ hasText: 'Is this still true?' })
    await expect(thread).toBeVisible()
    const whole = await standing()
    await writeAtEnd(page, part)
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Delete')
    await expect(editorOf(page, part).locator('del').first()).toBeVisible()
    await expect(cardOf(page, /Suggestion by Moses Okafor.*: Remove “/)).toBeVisible()
    await expectSaved(page)
    expect(await standing()).toBe(whole)
    for (const one of [page, lena.page]) {
      const here = railOf(one).locator('.beside .thread').filter({ hasText: 'Is this still true?' })
      await expect(here).toBeVisible()
      await expect(here).not.toContainText('not in the text any more')
    }

    await railOf(lena.page).getByText('Decide several at once').click()
    await expectAccessible(lena.page, 'suggestions')
    await railOf(lena.page)
      .getByRole('button', { name: /^Reject: Moses Okafor, Unpaid carer/ })
      .click()
    await expectStateAccessible(lena.page, 'asked before rejecting several')
    await railOf(lena.page).getByRole('button', { name: 'Yes, reject them' }).click()
    await expect(cardOf(page, 'Suggestion by Moses Okafor')).toHaveCount(0)
    await expect(editorOf(page, part).locator('del')).toHaveCount(1)

    await page.keyboard.press('Control+End')
    await page.keyboard.type(' And again.')
    await expect(cardOf(lena.page, 'Add “And again.”')).toBeVisible()
    await railOf(lena.page).getByText('Decide several at once').click()
    await railOf(lena.page)
      .getByRole('button', { name: /^Accept: All 2 suggestions/ })
      .click()
    await railOf(lena.page).getByRole('button', { name: 'Yes, accept them' }).click()
    await expect(railOf(lena.page).locator('.beside').getByRole('article')).toHaveCount(0)
    await expectSaved(lena.page)
    expect(await standing()).toContain('and to decide who helps them, and how.')
    expect(await standing()).toMatch(/ And again\.$/)
    await expectStateAccessible(page, 'decided suggestions')
    await moses.context.close()
  })

  test('go with their words when another cuts these and puts them elsewhere, and stay open and their person’s', async () => {
    const { page } = lena
    const said = 'Ask the carers too.'
    await writeAtEnd(ines.page, part)
    await ines.page.keyboard.type(` ${said}`)
    await expectSaved(ines.page)
    await expect(cardOf(page, said)).toBeVisible()
    const before = await standing()
    await editorOf(page, part).locator('ins', { hasText: said }).click({ clickCount: 3 })
    await page.keyboard.press('Control+x')
    await expect(editorOf(page, part)).not.toContainText(said)
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+v')
    await expectSaved(page)
    await expect(editorOf(page, part).locator('p').first().locator('ins')).toContainText(said)
    for (const one of [page, ines.page]) {
      await expect(cardOf(one, said)).toContainText('Ines Duarte')
      await expect(cardOf(one, said)).toContainText('Put here by Lena')
    }
    expect(await standing()).not.toContain(said)
    expect((await standing()).length).toBe(before.length)
    await cardOf(page, said).getByRole('button', { name: 'Accept' }).click()
    await expectSaved(page)
    expect(await standing()).toContain(said)

    // So does what is suggested of a paragraph, into another part too.
    const [line, other] = ['A line to move.', 'What we already have']
    const says = `Make “${line}” a heading`
    await writeAtEnd(page, part)
    await page.keyboard.press('Enter')
    await page.keyboard.type(line)
    await expect(editorOf(ines.page, part)).toContainText(line)
    await writeAtEnd(ines.page, part)
    await ines.page.keyboard.press('Control+Alt+2')
    await expect(cardOf(page, says)).toBeVisible()
    await editorOf(page, part).getByText(line).click({ clickCount: 3 })
    await page.keyboard.press('Control+x')
    await page.keyboard.press('Backspace')
    await expect(cardOf(page, says)).toHaveCount(0)
    await writeAtEnd(page, other)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+v')
    await writeAtEnd(ines.page, other)
    for (const one of [page, ines.page]) {
      const there = one
        .getByRole('group', { name: `Comments on ${other}` })
        .getByRole('article', { name: says })
      await expect(there).toContainText('Ines Duarte')
      await expect(there).toContainText('Put here by Lena')
    }
  })

  test('typed while another decides are there whole, or kept with their words to be put in again', async () => {
    const { page } = ines
    await writeAtEnd(page, part)
    await page.keyboard.type(' By spring,')
    await expect(cardOf(lena.page, 'Add “By spring,”')).toBeVisible()
    await ines.context.setOffline(true)
    await page.keyboard.type(' we hope.')
    await cardOf(lena.page, 'Add “By spring,”')
      .getByRole('button', { name: /^Accept/ })
      .click()
    await expectSaved(lena.page)
    await ines.context.setOffline(false)
    // What was typed behind words that were accepted meanwhile is open, and nothing of it is lost.
    await expect(cardOf(lena.page, 'Add “we hope.”')).toBeVisible()
    await expect(cardOf(page, 'Add “we hope.”')).toBeVisible()
    expect(await standing()).toMatch(/ By spring,$/)

    // Words that were changed after they had been accepted are refused whole, and kept to be put in again.
    await ines.context.setOffline(true)
    await writeAtEnd(page, part)
    for (const _ of 'hope.') await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.type('are sure.')
    await cardOf(lena.page, 'Add “we hope.”')
      .getByRole('button', { name: /^Accept/ })
      .click()
    await expectSaved(lena.page)
    await ines.context.setOffline(false)
    const kept = page.getByText('Words that could not be added')
    await expect(kept).toBeVisible()
    await expect(page.locator('blockquote').filter({ hasText: 'are sure.' })).toBeVisible()
    expect(await standing()).toMatch(/ By spring, we hope\.$/)
    await page.getByRole('button', { name: 'Put them in again' }).click()
    await expect(kept).toHaveCount(0)
    await expect(cardOf(lena.page, 'are sure.')).toBeVisible()
    expect(await standing()).toMatch(/ By spring, we hope\.$/)
    await cardOf(page, 'are sure.')
      .getByRole('button', { name: /^Withdraw/ })
      .click()
    await expect(cardOf(lena.page, 'are sure.')).toHaveCount(0)
    await expect(editorOf(lena.page, part)).not.toContainText('are sure.')

    // What is taken away letter by letter of words that were accepted meanwhile becomes a suggestion, and is said.
    await writeAtEnd(page, part)
    await page.keyboard.type(' Soon')
    await expect(cardOf(lena.page, 'Add “Soon”')).toBeVisible()
    await expectSaved(page)
    await ines.context.setOffline(true)
    for (const _ of 'Soon') await page.keyboard.press('Backspace')
    await cardOf(lena.page, 'Add “Soon”')
      .getByRole('button', { name: /^Accept/ })
      .click()
    await expectSaved(lena.page)
    await ines.context.setOffline(false)
    // It is shown, and said once to those who listen.
    await expect(page.getByText('What you took away is suggested to go now.').first()).toBeVisible()
    await expect(cardOf(lena.page, 'Remove “Soon”')).toBeVisible()
    expect(await standing()).toMatch(/ By spring, we hope\. Soon$/)
  })
})
