import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, expectSaved, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'What I bring'
const about = 'I know every family in Mill Street.'

/** The comments on a part. */
const railOf = (page: Page): Locator => page.getByRole('group', { name: `Comments on ${part}` })
/** A comment with its replies, by words in it. */
const threadWith = (page: Page, words: string): Locator =>
  railOf(page).locator('.thread').filter({ hasText: words })

test.use({ serviceWorkers: 'allow' })

test.describe('comments', () => {
  let product: Product
  let path: string
  let asha: Seat
  let gwen: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { space } = await demoState(product)
    path = `/s/${space.slug}/d/care-plan`
    asha = await sitDown(browser, product, 'asha', path)
    gwen = await sitDown(browser, product, 'gwen', path)
    // What is loaded again without a network was kept by the service worker.
    await gwen.page.evaluate(async () => navigator.serviceWorker.ready)
    await gwen.page.reload()
    await gwen.page.setViewportSize({ width: 390, height: 844 })
  })
  test.afterAll(async () => {
    await asha.context.close()
    await gwen.context.close()
    await product.end()
  })

  /** Puts the caret into a paragraph and asks by the keys to comment on it. */
  async function beginComment(page: Page, words: string): Promise<void> {
    await writeAtEnd(page, part)
    await editorOf(page, part).getByText(words).click()
    await page.keyboard.press('Control+Alt+m')
    await expect(page.getByLabel('Your comment')).toBeFocused()
  }

  async function send(page: Page, words: string): Promise<void> {
    await page.getByLabel('Your comment').fill(words)
    await page.getByRole('button', { name: 'Send comment' }).click()
    await expect(threadWith(page, words)).toBeVisible()
  }

  test('on the paragraph that the caret is in, and the answer of someone who may only comment', async () => {
    await beginComment(asha.page, about)
    await send(asha.page, 'Should the names stand here?')
    const thread = threadWith(asha.page, 'Should the names')
    await expect(thread.getByRole('button', { name: /Show in the text/ })).toContainText(about)
    await expect(editorOf(asha.page, part).locator('.commented')).toHaveText(about)

    await gwen.page.getByRole('heading', { name: part }).scrollIntoViewIfNeeded()
    const hers = threadWith(gwen.page, 'Should the names')
    await expect(hers).toBeVisible()
    await expect(editorOf(gwen.page, part)).toHaveAttribute('contenteditable', 'false')
    await hers.getByRole('button', { name: 'I agree' }).click()
    await hers.getByRole('button', { name: 'Reply' }).click()
    await hers.getByLabel('Your reply').fill('Only if they say yes.')
    await hers.getByRole('button', { name: 'Send reply' }).click()
    await expect(thread.getByLabel(/^Reply by Gwen Parry, Observer/)).toContainText('Only if they say yes.')
    await expect(thread).toContainText('I agree: Gwen Parry')
    await expect(hers.getByRole('button', { name: 'Close' })).toHaveCount(0)
    await thread.getByRole('button', { name: 'Close' }).click()
    await expect(railOf(gwen.page).getByText('Closed comments (1)')).toBeVisible()
  })

  test('stay with their words, say when those are gone, and find them again when the deletion is undone', async () => {
    await beginComment(asha.page, about)
    await asha.page.getByLabel('What kind of comment is it?').selectOption('Praise')
    await send(asha.page, 'With the big pots?')
    await expect(threadWith(gwen.page, 'With the big pots?')).toContainText('Praise')
    const commented = editorOf(asha.page, part).locator('.commented')
    await expect(commented).toHaveText(about)

    await editorOf(asha.page, part).getByText(about).click()
    await asha.page.keyboard.press('Home')
    await asha.page.keyboard.press('Shift+End')
    await asha.page.keyboard.press('Delete')
    const gone = 'These words are not in the text any more'
    await expect(threadWith(asha.page, 'With the big pots?')).toContainText(gone)
    await expect(threadWith(gwen.page, 'With the big pots?')).toContainText(gone)
    await expect(threadWith(gwen.page, 'With the big pots?')).toContainText(about)
    // Wherever it is pressed, a comment on words that are gone stays.
    await expect(railOf(gwen.page).getByRole('heading', { name: 'About words that are gone' })).toBeVisible()
    const orphan = threadWith(gwen.page, 'With the big pots?')
    await orphan.locator('.quote').click()
    await orphan.getByText('With the big pots?').click()
    await orphan.click({ position: { x: 4, y: 4 } })
    await orphan.press('Delete')
    await gwen.page.reload()
    await expect(orphan).toContainText(about)
    await asha.page.keyboard.press('Control+z')
    await expect(threadWith(asha.page, 'With the big pots?')).not.toContainText(gone)
    await expect(threadWith(gwen.page, 'With the big pots?')).not.toContainText(gone)
    await expect(commented).toHaveText(about)
    await expectSaved(asha.page)
  })

  test('written without a network wait on the device, also through a new page, and are there once', async () => {
    await gwen.context.setOffline(true)
    await railOf(gwen.page).getByRole('button', { name: 'Comment on this part' }).click()
    await gwen.page.getByLabel('Your comment').fill('I write this on the bus.')
    await gwen.page.getByRole('button', { name: 'Send comment' }).click()
    await expect(railOf(gwen.page).getByText('It is kept on this device.')).toBeVisible()
    await gwen.page.reload()
    await expect(railOf(gwen.page).getByText('I write this on the bus.')).toBeVisible()
    await gwen.context.setOffline(false)
    await expect(threadWith(gwen.page, 'on the bus')).toBeVisible()
    await expect(railOf(gwen.page).getByText('Waiting to be sent')).toHaveCount(0)
    await expect(threadWith(asha.page, 'on the bus')).toHaveCount(1)
  })

  test('begun ones are there again after the page was left', async () => {
    await railOf(gwen.page).getByRole('button', { name: 'Comment on this part' }).click()
    await gwen.page.getByLabel('Your comment').fill('Half a thou')
    await gwen.page.reload()
    await railOf(gwen.page).getByRole('button', { name: 'Comment on this part' }).click()
    await expect(gwen.page.getByLabel('Your comment')).toHaveValue('Half a thou')
    await gwen.page.getByRole('button', { name: 'Cancel' }).click()
  })

  test('typed for another carry that person’s name until she says that they are hers', async ({
    browser,
  }) => {
    const sam = await sitDown(browser, product, 'sam', path)
    await sam.page.getByRole('heading', { name: part }).scrollIntoViewIfNeeded()
    // The page is there before its script is, which the button needs.
    await expectSaved(sam.page)
    await railOf(sam.page).getByRole('button', { name: 'Comment on this part' }).click()
    await sam.page.getByLabel('Your comment').fill('Ask my sister too.')
    await sam.page.getByText('More: name someone').click()
    await sam.page.getByLabel('Whose words are these?').selectOption('Asha Rahman')
    await sam.page.getByLabel('How did you get them?').selectOption('said on the phone')
    await sam.page.getByRole('button', { name: 'Send comment' }).click()
    const thread = threadWith(asha.page, 'Ask my sister too.')
    await expect(thread).toContainText(/Typed by Sam Whitfield, said on the phone\s*· not confirmed yet/)
    await thread.getByRole('button', { name: 'Yes, these are my words' }).click()
    await expect(threadWith(sam.page, 'Ask my sister too.')).not.toContainText('not confirmed yet')
    await expect(
      threadWith(sam.page, 'Ask my sister too.').getByRole('button', { name: 'Change' }),
    ).toHaveCount(0)
    await sam.context.close()
  })

  test('stay as they were while a change to them cannot reach the server, with the change in the form', async () => {
    const { page } = asha
    await beginComment(page, about)
    await send(page, 'First words.')
    const thread = page.locator(`#${await threadWith(page, 'First words.').getAttribute('id')}`)
    await thread.getByRole('button', { name: 'Change', exact: true }).click()
    await thread.getByLabel('Change your words').fill('Better words.')
    await asha.context.setOffline(true)
    await thread.getByRole('button', { name: 'Save' }).click()
    await expect(thread.locator('.note--bad')).toBeVisible()
    await expect(thread.getByLabel('Change your words')).toHaveValue('Better words.')
    await asha.context.setOffline(false)
    await thread.getByRole('button', { name: 'Save' }).click()
    await expect(thread.locator('.words')).toHaveText('Better words.')
    await thread.getByRole('button', { name: 'Take back' }).click()
    // A hand that shakes clicks twice: what has come under the pointer meanwhile was not meant.
    const yes = thread.getByRole('button', { name: 'Yes, take them back' })
    await yes.hover()
    await asha.page.mouse.down({ clickCount: 2 })
    await asha.page.mouse.up({ clickCount: 2 })
    await expect(yes).toBeEnabled()
    await expect(thread).not.toContainText('These words were taken back.')
    await yes.click()
    await expect(thread).toContainText('These words were taken back.')
    await expect(thread.getByRole('button', { name: 'No, keep them' })).toHaveCount(0)
  })

  test('whose change was begun keep it over a new page, and two tabs keep a begun comment each', async () => {
    const { page, context } = asha
    await beginComment(page, about)
    await send(page, 'Words to be changed.')
    const thread = `#${await threadWith(page, 'Words to be changed.').getAttribute('id')}`
    await page.locator(thread).getByRole('button', { name: 'Change', exact: true }).click()
    await page.locator(thread).getByLabel('Change your words').fill('Half chan')
    await page.reload()
    await page.locator(thread).getByRole('button', { name: 'Change', exact: true }).click()
    await expect(page.locator(thread).getByLabel('Change your words')).toHaveValue('Half chan')
    await page.locator(thread).getByRole('button', { name: 'Cancel' }).click()

    const tab = await context.newPage()
    await tab.goto(path)
    for (const [one, words] of [
      [page, 'In one tab'],
      [tab, 'In the other'],
    ] as const) {
      await railOf(one).getByRole('button', { name: 'Comment on this part' }).click()
      await expect(one.getByLabel('Your comment')).toHaveValue('')
      await one.getByLabel('Your comment').fill(words)
    }
    await tab.getByRole('button', { name: 'Send comment' }).click()
    await expect(threadWith(page, 'In the other')).toBeVisible()
    await expect(page.getByLabel('Your comment')).toHaveValue('In one tab')
    await tab.close()
    await page.reload()
    await railOf(page).getByRole('button', { name: 'Comment on this part' }).click()
    await expect(page.getByLabel('Your comment')).toHaveValue('In one tab')
    await page.getByLabel('Your comment').fill('')
    await page.getByRole('button', { name: 'Cancel' }).click()
  })

  test('begin where the person asks, once: a form that was closed stays closed when the page reads anew', async () => {
    const { page } = asha
    await beginComment(page, about)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByLabel('Your comment')).toHaveCount(0)
    // Twice: what the first reading of the page opened would be there when the second one has come.
    for (const title of ['Care plan, once more', 'Care plan']) {
      await page.evaluate(async (title) => {
        const [, , slug, , document] = location.pathname.split('/')
        const space = await (await fetch(`/api/spaces/${slug}`)).json()
        const { id } = space.documents.find((one: { slug: string }) => one.slug === document)
        await fetch(`/api/spaces/${space.id}/commands`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ do: 'renameDocument', document: id, title }),
        })
      }, title)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    }
    await expect(page.getByLabel('Your comment')).toHaveCount(0)
  })

  test('can be used by everybody, wide and 320 px wide, with a form open', async () => {
    for (const [{ page }, width] of [
      [asha, 1280],
      [gwen, 320],
    ] as const) {
      await page.setViewportSize({ width, height: 800 })
      await railOf(page).getByRole('button', { name: 'Comment on this part' }).click()
      await page.getByText('More: name someone').click()
      await expectAccessible(page, `comments at ${width} px`)
      await page.getByRole('button', { name: 'Cancel' }).click()
    }
  })
})
