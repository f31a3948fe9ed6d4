import { commandAnswerSchema, idFrom, type Command } from '@alongside/protocol'
import { expect, test, type BrowserContext } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { expectStateAccessible } from './access.ts'
import { demoState, type DemoState } from './demo.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'
import { sitDown } from './person.ts'
import { startProduct, type Product } from './server.ts'

const question = 'Should the fox stay?'
const waits = 'It has waited since'

test.describe('what waits', () => {
  let mailbox: Mailbox
  let product: Product
  let demo: DemoState
  let home: string

  test.beforeAll(async () => {
    mailbox = await openMailbox()
    product = await startProduct({
      ALONGSIDE_DEMO: '1',
      SMTP_URL: mailbox.url,
      MAIL_GATHER_SECONDS: '0',
      // Some seconds, which a journey can wait for.
      REMIND_AFTER_DAYS: '0.00005',
    })
    demo = await demoState(product)
    home = `/s/${demo.space.slug}`
  })
  test.afterAll(async () => {
    await product.end()
    await mailbox.close()
  })

  async function command(context: BrowserContext, data: Command): Promise<void> {
    const answer = await context.request.post(`/api/spaces/${demo.space.id}/commands`, {
      data,
      headers: { origin: product.url },
    })
    expect(answer.status(), await answer.text()).toBe(200)
    commandAnswerSchema.parse(await answer.json())
  }

  test('is reminded of once, and a document comes back on the day to look at it again', async ({
    browser,
  }) => {
    const asha = await sitDown(browser, product, 'asha', home)
    const sam = await sitDown(browser, product, 'sam', home)
    const { page } = asha
    const strategy = demo.documents.find(({ kind }) => kind === 'strategy')!
    const person = demo.people.find(({ key }) => key === 'asha')!.id
    await command(sam.context, {
      do: 'comment',
      section: strategy.sections[0]!.id,
      thread: idFrom(randomBytes(16)),
      anchor: null,
      sort: 'question',
      words: `@{${person}} ${question}`,
      voice: null,
    })

    // The mail says since when it waits, and none of the words; so does the list.
    const reminders = () => mailbox.to('asha@demo.invalid').filter(({ text }) => text.includes(waits))
    await expect.poll(() => reminders().length, { timeout: 30_000 }).toBe(1)
    const [mail] = reminders()
    expect(mail!.subject).toBe('Something for you in “Riverside Partnership Board”')
    expect(mail!.text + mail!.html).not.toContain('fox')
    await page.goto(`${home}/hearing`)
    const waiting = page.getByRole('region', { name: 'Waiting for you' })
    const asked = waiting.getByRole('article').filter({ hasText: question })
    await expect(asked).toContainText('Waiting since')
    await expectStateAccessible(page, 'something that has waited long')

    // On a phone: what was answered waits no more.
    await page.setViewportSize({ width: 390, height: 844 })
    await asked.getByRole('link', { name: /Go there/ }).click()
    await page.waitForURL(/#comment-/)
    const thread = page.locator('.thread').filter({ hasText: question })
    await thread.getByRole('button', { name: 'Reply' }).click()
    await thread.getByRole('textbox').fill('It should.')
    await thread.getByRole('button', { name: 'Send reply' }).click()
    await expect(thread).toContainText('It should.')
    await page.goto(`${home}/hearing`)
    await expect(asked).toHaveCount(0)

    // Reminders have a setting of their own.
    await page.goto(`${home}/me/hearing`)
    const remind = page.getByLabel('Remind me by e-mail')
    await expect(remind).toBeChecked()
    await expectStateAccessible(page, 'when and how I hear, with reminders')
    await remind.uncheck()
    await page.getByRole('button', { name: 'Save how I hear' }).click()
    await expect(page.getByRole('main').locator('.notice').first()).toContainText('Saved.')
    await expect(remind).not.toBeChecked()

    // Sam wants the strategy to be looked at again today; the list leads to where another day is chosen.
    // Swedish days are written as ISO dates.
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date())
    await sam.page.goto(`${home}/d/strategy/details`)
    await sam.page.getByLabel('Look at it again by').fill(today)
    await sam.page.getByRole('button', { name: 'Save' }).click()
    await expect(sam.page.getByRole('main').locator('.notice').first()).toContainText('Saved.')
    await page.goto(`${home}/hearing`)
    const due = waiting.getByRole('article').filter({ hasText: 'It is time to look at this together again' })
    await expect(due).toContainText('choose another day in its details')
    await expectStateAccessible(page, 'a document to be looked at again')
    await page.goto(`${home}/d/strategy`)
    await expect(page.getByText('To be looked at again since')).toBeVisible()
    await page.goto(`${home}/hearing`)
    await due.getByRole('link', { name: /Go there/ }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/d\/strategy\/details/)
    await expect(page.getByText('Then choose another day below')).toBeVisible()
    await expectStateAccessible(page, 'the details of a document to be looked at again')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByLabel('Look at it again by').fill('2099-01-01')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('main').locator('.notice').first()).toContainText('Saved.')
    await expect(page.getByText('To be looked at again since')).toHaveCount(0)
    await page.goto(`${home}/d/strategy`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('To be looked at again since')).toHaveCount(0)

    await asha.context.close()
    await sam.context.close()
  })
})
