import { idFrom, type Command } from '@alongside/protocol'
import { expect, test, type Page } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { demoState } from './demo.ts'
import { signIn, sitDown } from './person.ts'
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

  test('nothing can be pressed that would do nothing, and every comment can be read without it', async ({
    browser,
  }) => {
    const { documents, space, people } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    const path = `/s/${space.slug}/d/${plan.slug}`
    const part = plan.sections.find(({ title }) => title === 'My life')!
    // A service worker would bring the scripts that are held.
    const context = await browser.newContext({ baseURL: product.url, serviceWorkers: 'block' })
    await signIn(context, product, 'asha')
    const page = await context.newPage()
    const threads = Array.from({ length: 12 }, () => idFrom(randomBytes(16)))
    for (const [at, thread] of threads.entries()) {
      const data: Command = {
        do: 'comment',
        section: part.id,
        thread,
        anchor: null,
        sort: null,
        words: `Thought ${at}, of @{${people[0]!.id}}`,
        voice: null,
      }
      const headers = { origin: product.url }
      const answer = await context.request.post(`/api/spaces/${space.id}/commands`, { data, headers })
      expect(answer.status()).toBe(200)
    }

    const bare = await browser.newContext({
      baseURL: product.url,
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    })
    const read = await bare.newPage()
    await read.goto(path)
    const served = read.getByRole('group', { name: 'Comments on My life' })
    for (const at of threads.keys()) {
      // By its role's attribute: words within `noscript` are none to Playwright.
      const comment = served.locator('[role=comment]').filter({ hasText: `Thought ${at}, of @` })
      await expect(comment).toBeVisible()
    }
    await expect(served.getByRole('button', { name: 'Comment on this part' })).toBeDisabled()
    await bare.close()

    const send = await holdScript(page)
    await page.goto(path, { waitUntil: 'commit' })
    const rail = page.getByRole('group', { name: 'Comments on My life' })
    const begin = rail.getByRole('button', { name: 'Comment on this part' })
    await expect(begin).toBeDisabled()
    await send()
    // What showed that the page had come to life has opened a dialog.
    await page.keyboard.press('Escape')
    await begin.click()
    await expect(rail.getByLabel('Your comment')).toBeFocused()
    await expect(rail.locator('.thread').filter({ hasText: 'Thought' })).toHaveCount(threads.length)

    // The last one of them is drawn last, but not for whom a mail has led to it.
    await page.goto('/')
    await page.goto(`${path}#comment-${threads.at(-1)}`)
    await expect(page.locator(`#comment-${threads.at(-1)}`)).toBeInViewport()
    await context.close()
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
