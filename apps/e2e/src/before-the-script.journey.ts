import { expect, test, type Page } from '@playwright/test'
import { demoState } from './demo.ts'
import { sitDown } from './person.ts'
import { startProduct, type Product } from './server.ts'

test.describe('on a slow line', () => {
  let product: Product

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
  })
  test.afterAll(async () => {
    await product.end()
  })

  test('what was typed and chosen before the script came stays', async ({ browser }) => {
    const { documents, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    const { page } = await sitDown(browser, product, 'asha', '/')

    let send = await holdScript(page)
    await page.goto('/me', { waitUntil: 'commit' })
    await page.getByLabel('Your name').fill('Asha R')
    await send()
    await expect(page.getByLabel('Your name')).toHaveValue('Asha R')

    send = await holdScript(page)
    await page.goto(`/s/${space.slug}/d/${plan.slug}/details`, { waitUntil: 'commit' })
    await expect(page.getByLabel('What it is for')).not.toBeEmpty()
    await page.getByLabel('What it is for').fill('So that mornings go my way.')
    await page.getByLabel('Only people named').check()
    await send()
    await expect(page.getByLabel('What it is for')).toHaveValue('So that mornings go my way.')
    await expect(page.getByLabel('Only people named')).toBeChecked()
  })
})

/** Lets no script come until it is sent; sending waits until the page has come to life. */
async function holdScript(page: Page): Promise<() => Promise<void>> {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  const scripts = /\.js$/
  await page.route(scripts, async (route) => {
    await released
    await route.continue()
  })
  return async () => {
    release()
    await expect.poll(() => isAlive(page)).toBe(true)
    await page.unroute(scripts)
  }
}

/** Whether a click is handled by the page's script and no longer by the browser alone. */
function isAlive(page: Page): Promise<boolean> {
  return page.getByRole('link', { name: 'Make this easier for me' }).evaluate((link) => {
    let isHandled = false
    const note = (event: Event): void => {
      isHandled = event.defaultPrevented
      event.preventDefault()
    }
    window.addEventListener('click', note, { once: true })
    if (link instanceof HTMLElement) link.click()
    return isHandled
  })
}
