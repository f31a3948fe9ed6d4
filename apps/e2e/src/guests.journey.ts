import type { Command } from '@alongside/protocol'
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'
import { arrive } from './newcomer.ts'
import { sitDown, type Seat } from './person.ts'
import { readQr } from './qr.ts'
import { writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'What I bring'
const phone = { width: 390, height: 844 }
const nadia = 'nadia@example.org'
const left = 'nadia-at-home@example.org'

/** The comments on a part. */
const railOf = (page: Page): Locator => page.getByRole('group', { name: `Comments on ${part}` })
/** A comment with its replies, by words in it. */
const threadWith = (page: Page, words: string): Locator =>
  railOf(page).locator('.thread').filter({ hasText: words })

test.use({ serviceWorkers: 'allow' })

test.describe('a guest', () => {
  let product: Product
  let mailbox: Mailbox
  let plan: string
  let asha: Seat
  let guest: Seat
  let link = ''
  let joinCode = ''
  let code = ''
  const others: BrowserContext[] = []

  test.beforeAll(async ({ browser }) => {
    mailbox = await openMailbox()
    product = await startProduct({ ALONGSIDE_DEMO: '1', SMTP_URL: mailbox.url, MAIL_GATHER_SECONDS: '0' })
    const { space } = await demoState(product)
    plan = `/s/${space.slug}/d/care-plan`
    asha = await sitDown(browser, product, 'asha', `${plan}/rights`)
    guest = await arrive(browser, product)
    await guest.page.setViewportSize(phone)
  })
  test.afterAll(async () => {
    for (const context of [asha.context, guest.context, ...others]) await context.close()
    await product.end()
    await mailbox.close()
  })

  /** Opens the form on the part and writes into it. */
  async function begin(page: Page, words: string): Promise<void> {
    await page.getByRole('heading', { level: 2, name: part }).scrollIntoViewIfNeeded()
    await railOf(page).getByRole('button', { name: 'Comment on this part' }).click()
    await page.getByLabel('Your comment').fill(words)
  }

  test('is asked by a link that its owner makes, by keyboard, for as long as she says', async () => {
    const { page } = asha
    await page.goto(`${plan}/links`)
    await page.getByRole('link', { name: 'Make a link' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'What may people do who have the link?' })).toBeVisible()
    await page.getByRole('button', { name: 'Go on' }).press('Enter')
    await expect(page.getByRole('link', { name: 'Choose what they may do' })).toBeVisible()
    await expectStateAccessible(page, 'a link without a choice')
    await page.getByRole('radio', { name: /^Read and comment/ }).press('Space')
    await page.getByRole('button', { name: 'Go on' }).press('Enter')
    await page.getByLabel('For whom is the link?').fill('My sister and her husband')
    // A hand that shakes presses twice, and makes one.
    await page.getByRole('button', { name: 'Make a link' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    const card = page.getByRole('article', { name: 'My sister and her husband' })
    await expect(card).toBeFocused()
    link = await card.getByLabel('Address of the link: My sister and her husband').inputValue()
    expect(link).toContain('/l/')
    await expect(page.getByRole('article')).toHaveCount(1)
    await expectAccessible(page, 'links')
  })

  test('is shown a code and a QR code for the room, as large as the screen, in any colours', async () => {
    const { page } = asha
    const card = page.getByRole('article', { name: 'My sister and her husband' })
    expect(await readQr(card.getByRole('img', { name: /^QR code/ }))).toBe(link)
    await card.getByRole('button', { name: /^Make a code/ }).press('Enter')
    const made = page.locator('#main .notice')
    await expect(made).toContainText(`People type it at ${new URL(link).host}/code`)
    const first = /code is ((?:\w, ){5}\w)/.exec((await made.textContent()) ?? '')![1]!
    await expect(page.locator('#announcer')).toContainText(`The code is ${first}`)
    await expect(card).toBeFocused()
    await card.getByRole('button', { name: /^Make another code/ }).press('Enter')
    await expect(made).not.toContainText(first)
    joinCode = /code is ((?:\w, ){5}\w)/.exec((await made.textContent()) ?? '')![1]!.replaceAll(', ', '')
    await expectStateAccessible(page, 'a link with a code')

    await card.getByRole('link', { name: /^Large/ }).press('Enter')
    await expect(page.getByText(`${joinCode.slice(0, 3)} ${joinCode.slice(3)}`)).toBeVisible()
    await expect(page.locator('#main')).not.toContainText('My sister')
    const picture = page.getByRole('img', { name: 'QR code of the link' })
    for (const looks of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { colorScheme: 'dark', forcedColors: 'active' },
      { media: 'print' },
    ] as const) {
      await page.emulateMedia(looks)
      expect(await readQr(picture), JSON.stringify(looks)).toBe(link)
    }
    await expect(page.getByRole('link', { name: 'Back to the links' })).toBeHidden()
    await page.emulateMedia({ media: 'screen', forcedColors: 'none', colorScheme: 'light' })
    await page.getByRole('link', { name: 'Back to the links' }).press('Enter')
    await expect(card).toBeVisible()
  })

  test('comes by the code to a phone in three steps, comments without account or mail, and is marked', async () => {
    const { page } = guest
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Join with a code' }).click()
    const field = page.getByLabel('The code')
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('link', { name: /^A code has six letters and digits/ })).toBeVisible()
    await field.fill('QQQ-QQQ')
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('link', { name: /^There is no such code now/ })).toBeVisible()
    await expect(field).toHaveValue('QQQ-QQQ')
    await expectStateAccessible(page, 'a code that there is not')
    await page.setViewportSize(phone)
    await field.fill(` ${joinCode.slice(0, 3).toLowerCase()} ${joinCode.slice(3).toLowerCase()}`)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page).toHaveURL(link)
    await page.getByLabel('What do people call you?').fill('asha ráhman')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('radio', { name: /^Unpaid carer/ }).check()
    await page.getByRole('button', { name: 'Open the document' }).click()
    await expect(page.getByRole('link', { name: /Someone here is called that already/ })).toBeVisible()
    await expectStateAccessible(page, 'a name that is taken')
    await page.setViewportSize(phone)

    await page.getByLabel('What do people call you?').fill('Nadia Rahman')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Open the document' }).click()
    await expect(page.getByText('You are here as Nadia Rahman, guest, says: Unpaid carer.')).toBeVisible()
    code = (await page.locator('.code').textContent()) ?? ''
    expect(code).toMatch(/^[A-Z]{4} [A-Z]{4}$/)
    // What helps her is asked this once, in no step of its own, and she may let it be.
    const offer = page.getByRole('region', { name: 'Is there something that would help you take part?' })
    await expect(offer).toBeVisible()
    await expectStateAccessible(page, 'the offer to say what helps')
    await page.setViewportSize(phone)
    await offer.getByRole('link', { name: 'Not now' }).click()
    await expect(offer).toBeHidden()
    await page.reload()
    await expect(page.getByRole('link', { name: 'How I want to be reached and helped' })).toBeVisible()
    await expect(offer).toBeHidden()
    await begin(page, 'I can come on Sundays.')
    await page.getByRole('button', { name: 'Send comment' }).click()
    await expect(threadWith(page, 'I can come on Sundays.')).toContainText(
      'Nadia Rahman, guest, says: Unpaid carer',
    )

    await asha.page.goto(plan)
    await asha.page.getByRole('heading', { level: 2, name: part }).scrollIntoViewIfNeeded()
    const thread = threadWith(asha.page, 'I can come on Sundays.')
    await expect(thread).toContainText('Nadia Rahman, guest, says: Unpaid carer')
    await expect(asha.page.getByRole('group', { name: 'Here now' })).toContainText(
      'guest, says: Unpaid carer',
    )
    await expect(page.getByRole('link', { name: /People/ })).toHaveCount(0)
    for (const path of ['', '/people', '/d/strategy', '/new']) {
      await page.goto(`${plan.replace('/d/care-plan', '')}${path}`)
      await expect(page.locator('body')).not.toContainText(/Living well at home|Priya|Omar/)
    }
    await page.goto(plan)
  })

  test('loses the line, and what was written arrives once', async () => {
    const { page, context } = guest
    await page.evaluate(async () => navigator.serviceWorker.ready)
    await page.reload()
    await begin(page, 'I write this on the train.')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Send comment' }).click()
    await expect(railOf(page).getByText('Waiting to be sent')).toBeVisible()
    await context.setOffline(false)
    await expect(threadWith(page, 'on the train')).toHaveCount(1)
    await expect(threadWith(asha.page, 'on the train')).toHaveCount(1)
    await expect(railOf(page).getByText('Waiting to be sent')).toHaveCount(0)
  })

  test('comes back by the code in another browser, and finds what became of the words', async ({
    browser,
  }) => {
    await guest.page.getByRole('link', { name: 'What became of my words' }).click()
    await expect(guest.page.getByText('When there is an answer, you find it here.')).toBeVisible()
    await guest.page.getByRole('textbox', { name: 'E-mail' }).fill(left)
    await guest.page.getByRole('button', { name: 'Save' }).click()
    await expect(guest.page.getByText(`When there is an answer, we send an e-mail to ${left}.`)).toBeVisible()
    await guest.page.getByRole('link', { name: 'When and how I hear' }).click()
    await expect(guest.page.getByText(left)).toBeVisible()
    await expectStateAccessible(guest.page, 'when and how a guest hears')
    await guest.page.setViewportSize(phone)
    await guest.page.goto(plan)

    const thread = threadWith(asha.page, 'I can come on Sundays.')
    await thread.getByRole('button', { name: 'Reply' }).click()
    await thread.getByLabel('Your reply').fill('Then we cook together.')
    await thread.getByRole('button', { name: 'Send reply' }).click()
    await expect(thread).toContainText('Then we cook together.')

    // By the mail that she left word for she comes back with her code, and to nothing without it.
    await expect.poll(() => mailbox.to(left).length).toBe(1)
    const [mail] = mailbox.to(left)
    expect(mail!.text).toContain('answered in a conversation that you are in')
    expect(mail!.text + mail!.html).not.toContain('cook together')
    const elsewhere = await arrive(browser, product)
    others.push(elsewhere.context)
    await elsewhere.page.goto(/\S+\/back\/\S+/.exec(mail!.text)![0])
    await elsewhere.page.getByLabel('Your code').fill('ABCD EFGH')
    await elsewhere.page.getByRole('button', { name: 'Come back' }).click()
    await expect(elsewhere.page.getByRole('link', { name: /not the code that you were given/ })).toBeVisible()
    await expectStateAccessible(elsewhere.page, 'the way back from a mail')
    await elsewhere.page.getByLabel('Your code').fill(code)
    await elsewhere.page.getByRole('button', { name: 'Come back' }).click()
    await expect(elsewhere.page.getByText('Then we cook together.')).toBeVisible()
    const end = /\S+\/unsubscribe\/\S+/.exec(mail!.text)![0]
    await elsewhere.page.goto(end)
    await expectStateAccessible(elsewhere.page, 'an address that a guest left')
    await elsewhere.page.getByRole('button', { name: 'Forget this address' }).click()
    await expect(elsewhere.page.locator('#main').getByText('The address is forgotten.')).toBeVisible()

    const { context, page } = await arrive(browser, product)
    others.push(context)
    await page.goto(link)
    await page.getByRole('link', { name: 'I have a code' }).click()
    await page.getByLabel('Your code').fill('ABCD EFGH')
    await page.getByRole('button', { name: 'Come back' }).click()
    await expect(
      page.getByRole('link', { name: /Nobody who came with this link has this code/ }),
    ).toBeVisible()
    await expectStateAccessible(page, 'a wrong code')
    await page.getByLabel('Your code').fill(code.toLowerCase())
    await page.getByRole('button', { name: 'Come back' }).click()
    await page.getByRole('link', { name: 'What became of my words' }).click()
    const said = page.getByRole('article').filter({ hasText: 'I can come on Sundays.' })
    await expect(said).toContainText('Answers: 1')
    await expect(said).toContainText('Then we cook together.')
    await expect(page.getByRole('article').filter({ hasText: 'on the train' })).toContainText('No answer yet')
    await page.getByLabel('Phone').fill('01 234 567')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('#main').getByText('Saved. You hear of answers there.')).toBeVisible()
    await expectAccessible(page, 'what became of my words')

    await page.getByRole('link', { name: 'Give my e-mail address' }).click()
    await expectStateAccessible(page, 'an account for a guest')
    await page.getByLabel('E-mail').fill(nadia)
    await page.getByRole('button', { name: 'Send me a code' }).click()
    await expect.poll(() => mailbox.to(nadia).length).toBe(1)
    await page.getByLabel('The code').fill(/\d{6}/.exec(mailbox.to(nadia)[0]?.subject ?? '')?.[0] ?? '')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await expect(page.getByText(`You have an account: sign in with ${nadia}`)).toBeVisible()
    await expect(page.getByRole('article').filter({ hasText: 'I can come on Sundays.' })).toBeVisible()
  })

  test('is told when the link is withdrawn while they write, and keeps the words', async () => {
    const { page } = guest
    await begin(page, 'One more thing about the kitchen.')
    await asha.page.goto(`${plan}/links`)
    await asha.page.getByRole('button', { name: /^Withdraw for good/ }).click()
    await expect(asha.page.getByText('There is no link to this document now.')).toBeVisible()
    await expect(page.getByText(/The link is over or paused/)).toBeVisible()
    const kept = page.locator('.unsent').filter({ hasText: 'One more thing about the kitchen.' })
    await expect(kept.getByRole('button', { name: 'Copy' })).toBeVisible()
    await expectStateAccessible(page, 'a link that ended while words were written')

    await page.goto(link)
    await expect(
      page.getByRole('heading', { level: 1, name: 'This link lets nobody in right now' }),
    ).toBeVisible()
    await expect(page.getByText('Ask Asha Rahman if you want to go on.')).toBeVisible()
    await expect(page.locator('body')).not.toContainText('care and support plan')
    await page.goto(plan)
    await expect(page.getByRole('heading', { level: 1, name: 'You cannot go in here now' })).toBeVisible()
    await expect(page.getByText(/The link is over or paused/)).toBeVisible()
  })

  test('[M124] whose link ended sends what was not saved to whoever made it, days later too', async ({
    browser,
  }) => {
    const { space, documents } = await demoState(product)
    const document = documents.find(({ slug }) => slug === 'care-plan')!.id
    const headers = { origin: product.url }
    const asks = async (data: Command): Promise<{ made: string }> => {
      const answer = await asha.context.request.post(`/api/spaces/${space.id}/commands`, { data, headers })
      expect(answer.status()).toBe(200)
      return (await answer.json()) as { made: string }
    }
    const lastDay = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    const terms = { permission: 'edit', label: 'My neighbour', lastDay, visitors: false } as const
    const { made } = await asks({ do: 'makeLink', document, ...terms })
    const { links } = (await (await asha.context.request.get(`/api/documents/${document}/links`)).json()) as {
      links: readonly { id: string; url: string }[]
    }
    const token = links.find(({ id }) => id === made)!.url.split('/l/')[1]!
    const { context, page } = await arrive(browser, product)
    others.push(context)
    const data = { name: 'Tove Holm', capacity: 'unpaidCarer' }
    expect((await context.request.post(`/api/links/${token}/join`, { data, headers })).status()).toBe(200)

    await page.goto(plan)
    await writeAtEnd(page, part)
    await context.setOffline(true)
    const words = 'I can lend the garden.'
    // What is typed before the page knows it may be on its way already.
    await expect(page.locator('[data-status]')).toContainText('Offline')
    await page.keyboard.press('Enter')
    await page.keyboard.type(words)
    await asks({ do: 'withdrawLink', link: made })
    await page.goto('about:blank')
    await context.setOffline(false)

    await page.goto(plan)
    await expect(page.getByText(/The link is over or paused/)).toBeVisible()
    const lost = page.getByRole('region', { name: 'Your words that could not be saved' })
    await expect(lost.locator('blockquote')).toHaveText(words)
    await lost.getByRole('button', { name: 'Send to someone who may write here' }).press('Enter')
    await lost.getByLabel('Who gets these words?').selectOption({ label: 'Asha Rahman' })
    await expectStateAccessible(page, 'words of a guest whose link ended')
    await lost.getByRole('button', { name: 'Send', exact: true }).click()
    // Where to see what becomes of them is closed to her.
    await expect(lost.getByText('Sent to Asha Rahman.', { exact: true })).toBeVisible()

    await asha.page.goto(`/s/${space.slug}`)
    const waiting = asha.page.getByRole('region', { name: 'Waiting for you' })
    await expect(waiting.locator('blockquote').filter({ hasText: words })).toBeVisible()
  })
})
