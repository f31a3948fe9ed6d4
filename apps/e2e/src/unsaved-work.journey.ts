import { expect, test, type Page } from '@playwright/test'
import { demoState, type DemoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { authorsOf, editorOf, expectSaved, statusOf, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const life = 'My life'

test.use({ serviceWorkers: 'allow' })

test.describe('words that the server does not have', () => {
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

  async function giveSam(asha: Seat, permission: 'read' | 'edit'): Promise<void> {
    const answer = await asha.context.request.post(`/api/spaces/${demo.space.id}/commands`, {
      data: {
        do: 'giveRight',
        on: { what: 'section', section },
        grantee: { to: 'person', person: idOf('sam') },
        permission,
        reason: 'Asha wants to write this part herself.',
      },
      headers: { origin: product.url },
    })
    expect(answer.status(), await answer.text()).toBe(200)
  }

  test('[S17] a refusal leaves them in front of the person, who places them again', async ({ browser }) => {
    const asha = await sitDown(browser, product, 'asha', path)
    const sam = await sitDown(browser, product, 'sam', path)
    await writeAtEnd(sam.page, life)
    await expectSaved(sam.page)
    await goOffline(sam)
    const words = 'The bench after the bridge is promised for May.'
    await sam.page.keyboard.press('Enter')
    await sam.page.keyboard.type(words)

    await giveSam(asha, 'read')
    await sam.context.setOffline(false)
    const panel = sam.page.getByText('Words that could not be added')
    await expect(panel).toBeVisible({ timeout: 20_000 })
    await expect(sam.page.locator('blockquote', { hasText: words })).toBeVisible()
    await expect(editorOf(sam.page, life)).not.toContainText(words)
    expect((await textOf(asha.context.request, section)).text).not.toContain(words)

    // A reload does not lose them either.
    await sam.page.reload()
    await expect(sam.page.locator('blockquote', { hasText: words })).toBeVisible({ timeout: 20_000 })

    await giveSam(asha, 'edit')
    await sam.page.getByRole('button', { name: 'Put them in again' }).click()
    await expect(panel).toBeHidden()
    await expectSaved(sam.page)
    const text = await textOf(asha.context.request, section)
    expect(authorsOf(text, words)).toEqual([idOf('sam')])
    expect(text.text.split(words).length - 1, 'they stand once').toBe(1)
    await asha.context.close()
    await sam.context.close()
  })

  test('are there after the page was loaded again without a network, and are sent when it is back', async ({
    browser,
  }) => {
    const { page, context } = await sitDown(browser, product, 'asha', path)
    await page.evaluate(async () => navigator.serviceWorker.ready)
    await page.reload()
    await writeAtEnd(page, life)
    await expectSaved(page)
    await goOffline({ page, context })
    const words = 'I would like a key to the allotment.'
    await page.keyboard.press('Enter')
    await page.keyboard.type(words)
    await expect(editorOf(page, life)).toContainText(words)
    // The page says so only when the device has it.
    await expect(statusOf(page)).toHaveText(/it is kept on this device/)

    await page.reload()
    await page.getByRole('heading', { level: 2, name: life }).scrollIntoViewIfNeeded()
    await expect(editorOf(page, life)).toContainText(words)
    expect((await textOf(context.request, section).catch(() => null))?.text ?? '').not.toContain(words)

    await context.setOffline(false)
    await expectSaved(page)
    const text = await textOf(context.request, section)
    expect(text.text.split(words).length - 1, 'they stand once').toBe(1)
    await context.close()
  })

  test('the copies of texts on a device go with the person who signs out', async ({ browser }) => {
    const { page, context } = await sitDown(browser, product, 'moses', path)
    await page.evaluate(async () => navigator.serviceWorker.ready)
    await page.reload()
    await writeAtEnd(page, life)
    await expectSaved(page)
    expect(await copiesOn(page)).toBeGreaterThan(0)
    await page.goto('/me')
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
    await expect.poll(() => copiesOn(page)).toBe(0)
    await context.close()
  })
})

async function goOffline({ page, context }: Seat): Promise<void> {
  await context.setOffline(true)
  await expect(statusOf(page)).toHaveText(/Offline/, { timeout: 40_000 })
}

async function copiesOn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases()
    return databases.filter(({ name }) => name?.startsWith('alongside-copy-')).length
  })
}
