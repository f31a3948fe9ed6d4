import { expect, test, type Browser, type Page } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'
import { answerFirstStart, invitationTo, inviteByMail, linkIn, setUpCode, signIn } from './newcomer.ts'
import type { Seat } from './person.ts'
import { startProduct, type Product } from './server.ts'

const space = 'Harbour Board'
const slug = 'harbour-board'
const asha = { email: 'asha@example.org', name: 'Asha Rahman', capacity: 'Person who uses services' }
const sam = { email: 'sam@example.org', name: 'Sam Okafor', capacity: 'Frontline staff' }
const title = 'Not done yet'

test.describe('what should be done by itself', () => {
  test.describe.configure({ timeout: 240_000 })

  let product: Product
  let mailbox: Mailbox

  test.beforeEach(async () => {
    mailbox = await openMailbox()
    product = await startProduct({ SMTP_URL: mailbox.url })
  })
  test.afterEach(async () => {
    await product.end()
    await mailbox.close()
  })

  /** Lena in Copenhagen, who has made the space. */
  async function founder(browser: Browser): Promise<Seat> {
    const context = await browser.newContext({ baseURL: product.url, timezoneId: 'Europe/Copenhagen' })
    const page = await context.newPage()
    await signIn(page, mailbox, 'lena@example.org')
    const code = await setUpCode(product)
    await answerFirstStart(page, { space, code, name: 'Lena Fischer', capacity: 'Facilitator' })
    await page.getByRole('button', { name: 'Make the space' }).click()
    await expect(page.getByRole('heading', { level: 1, name: space })).toBeVisible()
    return { context, page }
  }

  test('an organiser sees what was not done, begins it anew or gives it up; a kill forgets nothing', async ({
    browser,
  }) => {
    const { page } = await founder(browser)
    const says = (words: string) => page.getByRole('main').getByText(words)

    await test.step('a mail that is refused is told, and waits in a list', async () => {
      mailbox.unknown.add(asha.email)
      mailbox.unknown.add(sam.email)
      await page.getByRole('link', { name: 'People', exact: true }).click()
      await inviteByMail(page, asha)
      await expect(says(`The e-mail to ${asha.email} could not be sent.`)).toBeVisible()
      await page.reload()
      await inviteByMail(page, sam)
      await expect(says(`The e-mail to ${sam.email} could not be sent.`)).toBeVisible()
      await page.goto(`/s/${slug}`)
      await expect(says('2 things could not be done by themselves.')).toBeVisible()
      await expectStateAccessible(page, 'home, with things that were not done')
      await page.getByRole('link', { name: 'Look at what was not done' }).click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(cardOf(page, asha.email)).toContainText('it cannot deliver to this address')
      await expect(cardOf(page, asha.email)).toContainText('Stopped')
      await expectStateAccessible(page, 'what was not done')
    })

    await test.step('one is given up, the other begun anew by keyboard once its address is there', async () => {
      await page.getByRole('button', { name: buttonFor('Give up', sam.email) }).click()
      await expect(says('It was given up.')).toBeVisible()
      await expect(cardOf(page, sam.email)).toBeHidden()
      mailbox.unknown.clear()
      await page.getByRole('button', { name: buttonFor('Try again', asha.email) }).focus()
      await page.keyboard.press('Enter')
      await expect(says('It is being tried again now.')).toBeVisible()
      await invitationTo(mailbox, asha.email)
      // What is done goes from the page without a hand being moved.
      await expect(says('Everything is done.')).toBeVisible({ timeout: 30_000 })
      await expectStateAccessible(page, 'nothing that was not done')
      expect(mailbox.to(sam.email)).toEqual([])
    })

    await test.step('a mail that waits outlives the power, and comes once', async () => {
      await mailbox.close()
      await page.goto(`/s/${slug}/people/invitations`)
      await page.getByRole('button', { name: buttonFor('Send again', sam.email) }).click()
      await expect(says('The invitation is on its way again.')).toBeVisible()
      await product.kill()
      await mailbox.open()
      await product.start()
      const mail = await invitationTo(mailbox, sam.email)
      expect(linkIn(mail)).toContain('/join/')
      expect(mailbox.to(sam.email)).toHaveLength(1)
    })
  })

  test('times are told by the clocks of the space, and say so to whoever has others', async ({ browser }) => {
    const { page } = await founder(browser)
    const main = page.getByRole('main')

    await test.step('the space is where it was made', async () => {
      await page.getByRole('link', { name: 'Settings of this space' }).click()
      await expect(page.getByRole('combobox', { name: 'Where the space is' })).toHaveValue(
        'Europe/Copenhagen',
      )
      await page.goto(`/s/${slug}/people`)
      await inviteByMail(page, asha)
      await page.getByRole('link', { name: 'Invitations' }).click()
      await expect(cardOf(page, asha.email)).toContainText(/Works until \d+ \w+ \d{4}\./)
    })

    await test.step('an organiser moves it, by keyboard', async () => {
      await page.goto(`/s/${slug}/settings`)
      await expectStateAccessible(page, 'settings of the space')
      await page.getByRole('combobox', { name: 'Where the space is' }).focus()
      await page.keyboard.type('Kolkata')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(main.getByText('The settings are saved.')).toBeVisible()
      await expectStateAccessible(page, 'settings that were saved')
      await page.goto(`/s/${slug}/people/invitations`)
      await expect(cardOf(page, asha.email)).toContainText('(Kolkata time).')
    })

    await test.step('a name that is missing is asked for, and the place that was chosen is kept', async () => {
      await page.goto(`/s/${slug}/settings`)
      await page.getByLabel('Name of the space').fill('')
      await page.getByRole('combobox', { name: 'Where the space is' }).selectOption('Europe/London')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('group', { name: 'There is something to put right' })).toBeVisible()
      await expect(page.getByRole('combobox', { name: 'Where the space is' })).toHaveValue('Europe/London')
      await expectStateAccessible(page, 'settings with a mistake')
    })
  })
})

function cardOf(page: Page, email: string) {
  return page.getByRole('article').filter({ hasText: email })
}

/** The name of a button that says for whom it is. */
function buttonFor(what: string, whom: string): RegExp {
  return new RegExp(`^${what}.*${whom}$`)
}
