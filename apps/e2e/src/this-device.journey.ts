import { expect, test } from '@playwright/test'
import { demoState, type DemoState } from './demo.ts'
import { rowsInLog } from './log.ts'
import { sitDown } from './person.ts'
import { authorsOf, editorOf, expectSaved, statusOf, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const life = 'My life'

/** Devices that keep nothing, as browsers have them. */
const oddities = [
  {
    name: 'in a private window, where there are no databases',
    title: life,
    oddity: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Not in this window.', 'SecurityError')
      }
    },
  },
  {
    name: 'with a full disk',
    title: 'What I bring',
    oddity: () => {
      IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError')
      }
    },
  },
]

test.describe('a device', () => {
  let product: Product
  let demo: DemoState
  let path: string
  let plan: DemoState['documents'][number]
  const idOf = (key: string): string => demo.people.find((person) => person.key === key)!.id

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    demo = await demoState(product)
    plan = demo.documents.find(({ slug }) => slug === 'care-plan')!
    path = `/s/${demo.space.slug}/d/${plan.slug}`
  })
  test.afterAll(async () => {
    await product.end()
  })

  for (const { name, title, oddity } of oddities) {
    test(`${name}, sends and saves what is written, and says that it keeps nothing`, async ({ browser }) => {
      const section = plan.sections.find((one) => one.title === title)!.id
      const { page, context } = await sitDown(browser, product, 'asha', path, oddity)
      const broken: string[] = []
      page.on('pageerror', ({ message }) => broken.push(message))
      await writeAtEnd(page, title)
      await page.keyboard.press('Enter')
      const online = 'I walk to the harbour every morning.'
      await page.keyboard.type(online)
      await expect(statusOf(page)).toHaveText(/^All changes saved. This device cannot keep words/)
      expect(authorsOf(await textOf(context.request, section), online)).toEqual([idOf('asha')])

      const rail = page.getByRole('group', { name: `Comments on ${title}` })
      await rail.getByRole('button', { name: 'Comment on this part' }).click()
      await rail.getByLabel('Your comment').fill('Which harbour?')
      await expect(rail.getByLabel('Your comment')).toHaveAccessibleDescription(
        'This device cannot keep what you write here. Send it before you leave this page.',
      )
      await rail.getByRole('button', { name: 'Cancel' }).click()
      await writeAtEnd(page, title)

      await context.setOffline(true)
      await expect(statusOf(page)).toHaveText(
        'Offline. Keep this page open: this device cannot keep your words',
        { timeout: 40_000 },
      )
      const offline = ' The gulls know me by now.'
      await page.keyboard.type(offline)
      await expect(editorOf(page, title)).toContainText(online + offline)
      await context.setOffline(false)
      await expectSaved(page)
      const text = await textOf(context.request, section)
      expect(text.text.split(online + offline).length - 1, 'they stand once').toBe(1)
      await page.reload()
      await writeAtEnd(page, title)
      await expect(editorOf(page, title)).toContainText(online + offline)
      expect(broken).toEqual([])
      await context.close()
    })
  }

  test('on which someone reads, clicks and looks around writes nothing', async ({ browser }) => {
    const writer = await sitDown(browser, product, 'asha', path)
    // Gwen is a member who never writes here.
    const reader = await sitDown(browser, product, 'gwen', path)
    const before = rowsInLog(product)

    for (const { page } of [writer, reader]) {
      const parts = await page.locator('section.part h2').allTextContents()
      expect(parts.length).toBeGreaterThan(10)
      for (const title of parts) {
        await page.getByRole('heading', { level: 2, name: title, exact: true }).scrollIntoViewIfNeeded()
        await editorOf(page, title).click()
        for (const key of ['ArrowDown', 'End', 'Shift+Home', 'Control+End']) await page.keyboard.press(key)
      }
      await expect(statusOf(page)).toHaveText(page === reader.page ? 'Read only' : 'All changes saved')
    }
    // Each has heard of the other, so presence went both ways.
    for (const [{ page }, name] of [
      [writer, 'Gwen'],
      [reader, 'Asha'],
    ] as const) {
      await expect(page.getByRole('group', { name: 'Here now' }).getByText(name).first()).toBeVisible()
    }
    expect(rowsInLog(product)).toBe(before)

    // What went out before the first letter would stand in the log before it.
    await writeAtEnd(writer.page, life)
    await writer.page.keyboard.type('a')
    await expectSaved(writer.page)
    await expect.poll(() => rowsInLog(product)).toBe(before + 1)
    for (const { context } of [writer, reader]) await context.close()
  })
})
