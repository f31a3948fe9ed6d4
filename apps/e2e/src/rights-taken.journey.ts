import { expect, test, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { expectStateAccessible } from './access.ts'
import { demoState, type DemoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const life = 'My life'
const words = 'The bench after the bridge is promised for May.'

test.describe('rights that change while somebody writes', () => {
  test.describe.configure({ timeout: 240_000 })
  let product: Product
  let demo: DemoState
  let path: string
  let section: string
  let asha: Seat
  let sam: Seat
  let moses: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    demo = await demoState(product)
    path = `/s/${demo.space.slug}/d/care-plan`
    section = demo.documents
      .find(({ slug }) => slug === 'care-plan')!
      .sections.find(({ title }) => title === life)!.id
    asha = await sitDown(browser, product, 'asha', path)
    sam = await sitDown(browser, product, 'sam', path)
    moses = await sitDown(browser, product, 'moses', path)
    await moses.page.setViewportSize({ width: 390, height: 844 })
  })
  test.afterAll(async () => {
    for (const { context } of [asha, sam, moses]) await context.close()
    await product.end()
  })

  /** By keyboard alone, as on any page of forms: chooses for Sam in the part, and says why where that is asked. */
  async function shareWithSam(page: Page, choice: string, reason: string | null): Promise<void> {
    const card = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: life, exact: true }) })
    const row = card.getByLabel('Sam Whitfield', { exact: true })
    if ((await row.count()) === 0) {
      const summary = card.locator('summary')
      if (!(await card.locator('details').evaluate((details: HTMLDetailsElement) => details.open))) {
        await summary.focus()
        await page.keyboard.press('Enter')
      }
      await card.getByLabel(/^Add someone/).selectOption({ label: 'Sam Whitfield (Frontline staff)' })
      await card.getByLabel(/^May/).selectOption({ label: choice })
      await card.getByRole('button', { name: /^Give this right/ }).focus()
    } else {
      await row.selectOption({ label: choice })
      await card.getByRole('button', { name: /^Save.*Sam Whitfield/ }).focus()
    }
    await page.keyboard.press('Enter')
    if (reason !== null) {
      const why = card.getByLabel(/^Why may .*do less/)
      await expect(why).toBeVisible()
      await expectStateAccessible(page, 'asked why')
      await why.focus()
      await page.keyboard.type(reason)
      await page.keyboard.press('Tab')
      await expect(card.getByRole('button', { name: 'Change it now' })).toBeFocused()
      await page.keyboard.press('Enter')
    }
    await expect(page.getByText('Saved. It counts from now on.').first()).toBeVisible()
  }

  /** All that a page's live region says from now on. */
  async function listen(page: Page): Promise<() => Promise<string[]>> {
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      for (const region of document.querySelectorAll('[aria-live], [role=status]')) {
        new MutationObserver(() => heard.push(region.textContent.trim())).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        })
      }
    })
    return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  }

  test('[S6] the writer is told at once what changed, by whom and why, and reads on', async () => {
    await writeAtEnd(sam.page, life)
    await expectSaved(sam.page)
    const heard = await listen(sam.page)

    await asha.page.getByRole('link', { name: 'Share', exact: true }).focus()
    await asha.page.keyboard.press('Enter')
    await expect(asha.page.getByRole('heading', { level: 1, name: 'Share' })).toBeVisible()
    await expect(asha.page.getByText('Like everyone in this space.').first()).toBeVisible()
    await expectStateAccessible(asha.page, 'share')
    await shareWithSam(asha.page, 'Read', 'I want to write this part myself.')
    const notice = sam.page.getByText(
      'Asha Rahman changed what you may do here. You can read this part now. The reason: I want to write this part myself.',
    )
    await expect(notice.first()).toBeVisible()
    await expect(editorOf(sam.page, life)).toHaveAttribute('contenteditable', 'false')
    await expect
      .poll(async () => (await heard()).filter((said) => said.includes('I want to write this part myself')))
      .toHaveLength(1)
    await sam.page.locator('.notice').filter({ has: notice }).first().getByRole('button').click()
    await expect(notice).toHaveCount(0)
    await expect(sam.page.locator('h2:focus')).toHaveCount(1)

    await shareWithSam(asha.page, 'Like others', '')
    await expect(
      sam.page.getByText('Asha Rahman changed what you may do here. You can write now.').first(),
    ).toBeVisible()
    await expect(editorOf(sam.page, life)).toHaveAttribute('contenteditable', 'true')
  })

  test('[S6] whoever writes a comment is told that they may not comment any more, and keeps its words', async () => {
    const rail = sam.page.getByRole('group', { name: `Comments on ${life}` })
    await shareWithSam(asha.page, 'Read and comment', 'I write, you comment.')
    await expect(
      sam.page.getByText('You can read and comment here now. The reason: I write, you comment.').first(),
    ).toBeVisible()
    await expect(sam.page.getByText('You can read this part and comment').first()).toBeVisible()
    await rail.getByRole('button', { name: 'Comment on this part' }).click()
    await sam.page.getByLabel('Your comment').fill('I would like to ask about Fridays.')
    await shareWithSam(asha.page, 'Read', 'I need some rest.')
    await expect(
      sam.page.getByText('You can read this part now. The reason: I need some rest.').first(),
    ).toBeVisible()
    await sam.page.getByRole('button', { name: 'Send comment' }).click()
    const kept = rail.locator('.unsent').filter({ hasText: 'I would like to ask about Fridays.' })
    await expect(kept.getByRole('button', { name: 'Copy' })).toBeVisible()
    await expect(rail.getByRole('button', { name: 'Comment on this part' })).toHaveCount(0)

    await shareWithSam(asha.page, 'Like others', '')
    await expect(editorOf(sam.page, life)).toHaveAttribute('contenteditable', 'true')
    await kept.getByRole('button', { name: 'Try again' }).click()
    await expect(rail.locator('.thread').filter({ hasText: 'ask about Fridays' })).toHaveCount(1)
    await expect(kept).toHaveCount(0)
  })

  test('[S6] [M106] [M107] words that came too late are saved as a file, sent to an editor, and put in', async () => {
    await writeAtEnd(sam.page, life)
    await sam.context.setOffline(true)
    // What is typed before the page knows it may be on its way already.
    await expect(sam.page.locator('[data-status]')).toContainText('Offline')
    await sam.page.keyboard.press('Enter')
    await sam.page.keyboard.type(words)
    await shareWithSam(asha.page, 'Nothing: they do not see it', 'Among two of us.')
    await sam.context.setOffline(false)

    // The part is gone, the words are not.
    await expect(sam.page.getByRole('heading', { level: 2, name: life })).toHaveCount(0, { timeout: 30_000 })
    const lost = sam.page.getByRole('region', { name: 'Your words that could not be saved' })
    await expect(lost.locator('blockquote')).toHaveText(words)
    await expect(sam.page.getByText('The reason: Among two of us.').first()).toBeVisible()
    const seen = sam.page.getByRole('button', { name: 'Seen' })
    while ((await seen.count()) > 0) await seen.first().click()
    await expectStateAccessible(sam.page, 'lost words')
    await sam.page.reload()
    await expect(lost.locator('blockquote')).toHaveText(words)
    const download = sam.page.waitForEvent('download')
    await lost.getByRole('link', { name: 'Save as a file' }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toBe(words)

    await lost.getByRole('button', { name: 'Send to someone who may write here' }).focus()
    await sam.page.keyboard.press('Enter')
    await expect(lost.getByLabel('Who gets these words?')).toBeFocused()
    await lost.getByLabel('Who gets these words?').selectOption({ label: 'Moses Okafor' })
    await expectStateAccessible(sam.page, 'sending words')
    await lost.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(lost.getByText('Sent to Moses Okafor.', { exact: false })).toBeVisible()

    // Moses, on a phone, finds them on the front page, and puts them in where they belong.
    await moses.page.goto(`/s/${demo.space.slug}`)
    const waiting = moses.page.getByRole('region', { name: 'Waiting for you' })
    await expect(waiting.locator('blockquote')).toHaveText(words)
    await expectStateAccessible(moses.page, 'waiting words')
    await moses.page.setViewportSize({ width: 390, height: 844 })
    await waiting.getByRole('link', { name: `For “${life}” in` }).click()
    // With a hand that shakes, and a network that fails once: pressed three times, they go in once.
    const putIn = moses.page.getByRole('button', { name: /^Put in at the end.*Sam Whitfield/ })
    await moses.page.route('**/commands', (route) => route.abort(), { times: 1 })
    await putIn.dblclick()
    await expect(moses.page.getByText('That did not work.', { exact: false }).first()).toBeVisible()
    await putIn.click()
    await expect(moses.page.getByText('Words from Sam Whitfield').first()).toBeHidden()
    await expect(editorOf(moses.page, life)).toContainText(words)
    await expectSaved(moses.page)
    expect((await textOf(asha.context.request, section)).text.split(words)).toHaveLength(2)

    await sam.page.goto(`/s/${demo.space.slug}`)
    await expect(sam.page.getByText('Moses Okafor has put it in')).toBeVisible()
    await sam.page.getByRole('button', { name: 'Put aside for good' }).click()
    await expect(lost).toBeHidden()
  })

  test('[S6] [M100] who may not open the document any more finds their words where its page was', async () => {
    const document = demo.documents.find(({ slug }) => slug === 'strategy')!
    const lena = await sitDown(asha.context.browser()!, product, 'lena', `/s/${demo.space.slug}/d/strategy`)
    await moses.page.goto(`/s/${demo.space.slug}/d/strategy`)
    const part = document.sections[0]!.title
    await writeAtEnd(moses.page, part)
    await expectSaved(moses.page)
    await moses.context.setOffline(true)
    await moses.page.keyboard.type(' And the buses.')
    await lena.page.getByRole('link', { name: 'Share', exact: true }).click()
    await lena.page
      .getByLabel('Moses Okafor', { exact: true })
      .selectOption({ label: 'Nothing: they do not see it' })
    await lena.page.getByRole('button', { name: /^Save.*Moses Okafor/ }).click()
    await lena.page.getByLabel('Why may Moses Okafor do less?').fill('Only the board writes it now.')
    await lena.page.getByRole('button', { name: 'Change it now' }).click()
    await expect(lena.page.getByText('Saved. It counts from now on.').first()).toBeVisible()
    await moses.context.setOffline(false)

    const lost = moses.page.getByRole('region', { name: 'Your words that could not be saved' })
    await expect(lost.locator('blockquote')).toHaveText(' And the buses.', { timeout: 30_000 })
    await expect(moses.page.getByText('The reason: Only the board writes it now.')).toBeVisible()
    await expectStateAccessible(moses.page, 'a document that is gone')
    await moses.page.goto(`/s/${demo.space.slug}`)
    await expect(lost.locator('blockquote')).toHaveText(' And the buses.')
    await lost.getByRole('button', { name: 'Put aside for good' }).click()
    await lost.getByRole('button', { name: 'Yes, put aside' }).click()
    await expect(lost).toBeHidden()
    await lena.context.close()
  })
})
