import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { demoState, type DemoState } from './demo.ts'
import { holdLine, type Line } from './line.ts'
import { rowsInLog } from './log.ts'
import { signIn, sitDown } from './person.ts'
import { authorsOf, editorOf, expectSaved, statusOf, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const life = 'My life'

test.describe('two tabs of one browser', () => {
  let product: Product
  let demo: DemoState
  let path: string
  let section: string
  const idOf = (key: string): string => demo.people.find((person) => person.key === key)!.id

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    demo = await demoState(product)
    const plan = demo.documents.find(({ slug }) => slug === 'care-plan')!
    path = `/s/${demo.space.slug}/d/${plan.slug}`
    section = plan.sections.find(({ title }) => title === life)!.id
  })
  test.afterAll(async () => {
    await product.end()
  })

  /** Opens the plan in one more tab, whose line alone can be cut. */
  async function openTab(context: BrowserContext): Promise<{ page: Page; line: Line }> {
    const page = await context.newPage()
    const line = await holdLine(page)
    await page.goto(path)
    return { page, line }
  }

  async function goOffline({ page, line }: { page: Page; line: Line }): Promise<void> {
    await line.cut()
    await expect(statusOf(page)).toHaveText(/Offline. Keep writing/, { timeout: 40_000 })
  }

  test('of one person: what one leaves unsaved when it is closed, the other hands in, once', async ({
    browser,
  }) => {
    const { context, page } = await sitDown(browser, product, 'asha', path)
    const second = await openTab(context)
    for (const tab of [page, second.page]) await writeAtEnd(tab, life)
    const both = ['I keep bees behind the shed.', 'My neighbour keeps hens.']
    for (const [at, tab] of [page, second.page].entries()) {
      await tab.keyboard.press('Enter')
      await tab.keyboard.type(both[at]!.slice(0, 10))
    }
    await Promise.all(
      [page, second.page].map((tab, at) => tab.keyboard.type(both[at]!.slice(10), { delay: 10 })),
    )
    for (const tab of [page, second.page]) {
      await expectSaved(tab)
      for (const sentence of both) await expect(editorOf(tab, life)).toContainText(sentence)
    }

    await goOffline(second)
    const left = 'On Tuesdays we trade honey for eggs.'
    await second.page.keyboard.press('Enter')
    await second.page.keyboard.type(left)
    await expect(statusOf(second.page)).toHaveText(/it is kept on this device/)
    await page.keyboard.type(' There are four hives.')
    await expectSaved(page)
    await expect(editorOf(page, life)).not.toContainText(left)
    // Each key is an entry; what the first tab wrote leaves the journal a moment after it is saved.
    const unsaved = left.length + 1
    await expect.poll(() => entriesOf(page, idOf('asha'))).toBe(unsaved)
    const rows = rowsInLog(product)

    await second.page.close()
    await expect(editorOf(page, life)).toContainText(left, { timeout: 20_000 })
    await expectSaved(page)
    await expect.poll(() => entriesOf(page, idOf('asha'))).toBe(0)
    expect(rowsInLog(product) - rows, 'each change is in the log once').toBe(unsaved)

    const third = await openTab(context)
    await writeAtEnd(third.page, life)
    await expectSaved(third.page)
    expect(await editorOf(third.page, life).textContent()).toBe(await editorOf(page, life).textContent())
    const text = await textOf(context.request, section)
    for (const sentence of [...both, left, 'There are four hives.']) {
      expect(text.text.split(sentence).length - 1, `"${sentence}" stands once`).toBe(1)
      expect(authorsOf(text, sentence)).toEqual([idOf('asha')])
    }
    expect(rowsInLog(product) - rows, 'and the third tab adds nothing').toBe(unsaved)
    await context.close()
  })

  test('of two people: nobody hands in the words of the other, and the first has hers again', async ({
    browser,
  }) => {
    const { context, page: beside } = await sitDown(browser, product, 'asha', '/me')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url })
    const hers = await openTab(context)
    await writeAtEnd(hers.page, life)
    await expectSaved(hers.page)
    await goOffline(hers)
    const words = 'I would like to see the sea once more.'
    await hers.page.keyboard.press('Enter')
    await hers.page.keyboard.type(words)
    await expect(statusOf(hers.page)).toHaveText(/it is kept on this device/)

    await beside.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
    await beside.waitForURL('**/sign-in')
    await signIn(context, product, 'sam')
    await beside.goto(path)
    await writeAtEnd(beside, life)
    const his = 'The visit starts after eight.'
    await beside.keyboard.press('Enter')
    await beside.keyboard.type(his)
    await expectSaved(beside)

    hers.line.mend()
    await expect(statusOf(hers.page)).toHaveText(
      'You have been signed out. Your words are safe on this device.',
      { timeout: 40_000 },
    )
    await expect(editorOf(hers.page, life)).toContainText(words)
    await hers.page.getByRole('button', { name: 'Copy my text' }).click()
    await expect(hers.page.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await hers.page.evaluate(() => navigator.clipboard.readText())).toContain(words)
    // He opens the plan anew, with all that this device keeps, and her words are still hers alone.
    await beside.reload()
    await writeAtEnd(beside, life)
    await expectSaved(beside)
    await expect(editorOf(beside, life)).not.toContainText(words)
    expect((await textOf(context.request, section)).text).not.toContain(words)

    await beside.goto('/me')
    await beside.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
    await beside.waitForURL('**/sign-in')
    await signIn(context, product, 'asha')
    await hers.page.getByRole('link', { name: 'Sign in again' }).click()
    await hers.page.goto(path)
    await writeAtEnd(hers.page, life)
    await expect(editorOf(hers.page, life)).toContainText(words)
    await expectSaved(hers.page)
    await expect.poll(() => entriesOf(hers.page, idOf('asha'))).toBe(0)
    const text = await textOf(context.request, section)
    expect(authorsOf(text, words)).toEqual([idOf('asha')])
    expect(authorsOf(text, his)).toEqual([idOf('sam')])
    expect(text.text.split(words).length - 1, 'they stand once').toBe(1)
    await context.close()
  })
})

/** How many changes of a person the journal on this device holds. */
async function entriesOf(page: Page, person: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('entries').objectStore('entries').count()
          counting.addEventListener('error', () => reject(counting.error))
          counting.addEventListener('success', () => {
            opening.result.close()
            resolve(counting.result)
          })
        })
      }),
    `alongside-journal-${person}`,
  )
}
