import { expect, test, type Page } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { fillBoard, type Board } from './board.ts'
import { sitDown, type Seat } from './person.ts'
import { expectSaved, statusOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const life = 'My life'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test.describe('every state of a screen can be used by everybody:', () => {
  test.describe.configure({ timeout: 300_000 })
  let product: Product
  let board: Board
  let asha: Seat
  let sam: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    asha = await sitDown(browser, product, 'asha', '/easier')
    sam = await sitDown(browser, product, 'sam', '/easier')
    const priya = await sitDown(browser, product, 'priya', '/easier')
    board = await fillBoard(product, { sam: sam.context, priya: priya.context, asha: asha.context })
    await priya.context.close()
  })
  test.afterAll(async () => {
    await asha.context.close()
    await sam.context.close()
    await product.end()
  })

  test('mistakes in forms, and the steps of a question', async () => {
    const { page } = sam
    for (const form of ['new', 'people/invite/mail', 'people/invite/link', 'people/invite/person']) {
      await page.goto(`${board.space}/${form}`)
      await button(page, 'Go on').click()
      await expectMistake(page, form)
    }
    await page.getByLabel('Their name').fill('Edith')
    for (const step of ['capacities', 'seat', 'answers']) {
      await button(page, 'Go on').click()
      await expect(page.locator('h1')).toContainText(step === 'answers' ? 'right' : 'Edith')
      await expectStateAccessible(page, `inviting, ${step}`)
      if (step === 'capacities') await page.getByLabel('Unpaid carer').check()
    }
    await page.goto(`${board.space}/people/${board.person('gwen')}/limit`)
    await button(page, 'Save').click()
    await expectMistake(page, 'limit')
    await page.goto(`${board.space}/me/hand-on`)
    await button(page, 'Hand it on').click()
    await expectMistake(page, 'hand on')
    await page.goto('/me')
    await page.getByLabel('Your name').fill('')
    await button(page, 'Save my name').click()
    await expectMistake(page, 'name')
  })

  test('what is folded stands open', async () => {
    for (const path of ['', '/people', '/people/invitations', `/people/${board.person('sam')}`]) {
      await sam.page.goto(`${board.space}${path}`)
      await unfold(sam.page)
      await expectStateAccessible(sam.page, `${path} unfolded`)
    }
    await asha.page.goto(`${board.plan}/sections`)
    await unfold(asha.page)
    await expectStateAccessible(asha.page, 'sections unfolded')
  })

  test('reading settings, keys, links, authors, people', async () => {
    const { page } = asha
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(board.plan)
    await sam.page.goto(board.plan)
    await writeAtEnd(sam.page, life)
    await writeAtEnd(page, life)
    await expect(page.getByRole('group', { name: 'Here now' })).toContainText('Sam Whitfield')
    await button(page, 'More').click()
    await expectStateAccessible(page, 'all tools, and someone else here')

    await page.getByRole('link', { name: 'Make this easier for me' }).click()
    await inDialog(page, 'Make this easier for me')
    await button(page, 'Keys').click()
    await inDialog(page, 'Keys')

    await writeAtEnd(page, life)
    await button(page, 'Link').click()
    await button(page, 'Make the link').click()
    await expect(page.getByLabel('Address')).toHaveAttribute('aria-invalid', 'true')
    await inDialog(page, 'Link')

    await button(page, 'Who wrote this').click()
    await expect(page.getByRole('toolbar', { name: 'Who wrote this' }).first()).toBeVisible()
    await expectStateAccessible(page, 'authors beside the text')
    await page.getByLabel('Every word').check()
    await page
      .getByRole('group', { name: 'Whose words stand out' })
      .getByRole('button', { name: /Moses/ })
      .click()
    await button(page, 'Next words').click()
    await expect(page.locator('.whose-chosen').first()).toBeVisible()
    await expectStateAccessible(page, 'the words of one author, the others stepping back')
    await button(page, 'As a list').click()
    await inDialog(page, 'Who wrote which words')
  })

  test('a right that changed, words that were refused, no network, signed out', async () => {
    const { page, context } = sam
    await page.goto(board.plan)
    await writeAtEnd(page, life)
    await expectSaved(page)
    await context.setOffline(true)
    await expect(statusOf(page)).toHaveText(/Offline/, { timeout: 40_000 })
    await page.keyboard.type(' Words that will be refused.')
    await expectStateAccessible(page, 'offline')

    const section = board.demo.documents
      .find(({ kind }) => kind === 'carePlan')!
      .sections.find(({ title }) => title === life)!.id
    const answer = await asha.context.request.post(`/api/spaces/${board.demo.space.id}/commands`, {
      data: {
        do: 'giveRight',
        on: { what: 'section', section },
        grantee: { to: 'person', person: board.person('sam') },
        permission: 'read',
        reason: 'Asha wants to write this part herself.',
      },
      headers: { origin: product.url },
    })
    expect(answer.status(), await answer.text()).toBe(200)
    await context.setOffline(false)
    await expect(page.getByText('Words that could not be added')).toBeVisible({ timeout: 30_000 })
    await expectStateAccessible(page, 'words kept after a refusal')
    await button(page, 'Put aside for good').click()
    await expectStateAccessible(page, 'asked before words go')

    await context.clearCookies()
    await context.setOffline(true)
    await expect(statusOf(page)).toHaveText(/Offline/, { timeout: 40_000 })
    await context.setOffline(false)
    await expect(statusOf(page)).toHaveText(/signed out/, { timeout: 30_000 })
    await expectStateAccessible(page, 'signed out while writing')
  })

  /** Checks the page with its mistake, which the focus has gone to. */
  async function expectMistake(page: Page, what: string): Promise<void> {
    await expect(page.getByRole('group', { name: 'There is something to put right' })).toBeFocused()
    await expectStateAccessible(page, `${what} with a mistake`)
  }

  /** Checks the page with a dialog that stands open, and closes it as everybody expects. */
  async function inDialog(page: Page, title: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name: title, exact: true })
    await expect(dialog).toBeVisible()
    await expectStateAccessible(page, `the dialog "${title}"`)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
})

test.describe('before there is a space:', () => {
  test('signing in by mail, the first start, and a space with nothing in it', async ({ browser }) => {
    const product = await startProduct({})
    const context = await browser.newContext({ baseURL: product.url })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await button(page, 'Send me a code').click()
    await expect(page.getByRole('group', { name: 'There is something to put right' })).toBeFocused()
    await expectStateAccessible(page, 'signing in with a mistake')
    await page.getByLabel('Your e-mail address').fill('first@example.org')
    await button(page, 'Send me a code').click()
    await expect(page).toHaveURL(/sign-in\/code/)
    await unfold(page)
    await expectStateAccessible(page, 'the code')
    await page.getByLabel('The code').fill('1')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('The code')).toHaveAttribute('aria-invalid', 'true')
    await expectStateAccessible(page, 'the code with a mistake')
    await page.getByLabel('The code').fill(/(\d{6}) is your code/.exec(product.output())![1]!)
    await page.keyboard.press('Enter')

    await expect(page.locator('h1')).toHaveText('The first start')
    await expectStateAccessible(page, 'the first start')
    await page.getByLabel('Set-up code').fill(/with the code (\S+)/.exec(product.output())![1]!)
    await page.keyboard.press('Enter')
    await page.getByLabel('Name of the space').fill('A new board')
    await page.keyboard.press('Enter')
    await page.getByLabel('Your name').fill('Edith Lund')
    await page.keyboard.press('Enter')
    await page.getByLabel('Lay partner').check()
    await expectStateAccessible(page, 'in what capacity one takes part')
    await button(page, 'Go on').click()
    await expect(page.locator('h1')).toHaveText('Is this right?')
    await expectStateAccessible(page, 'the answers')
    await button(page, 'Make the space').click()
    await expect(page.locator('h1')).toHaveText('A new board')
    await expectStateAccessible(page, 'a space with nothing in it')
    await context.close()
    await product.end()
  })
})

/** Opens all that is folded on a page. */
async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator('main summary').all())
    if (await summary.isVisible()) await summary.click()
}
