import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Product } from './server.ts'

/** One person at one device: a browser of their own, signed in. */
export interface Seat {
  readonly context: BrowserContext
  readonly page: Page
}

/** Signs a demo account in, in a fresh browser that may have its oddities, and opens `path`. */
export async function sitDown(
  browser: Browser,
  product: Product,
  key: string,
  path: string,
  oddity: (() => void) | null = null,
): Promise<Seat> {
  const context = await browser.newContext({ baseURL: product.url })
  if (oddity) await context.addInitScript(oddity)
  await signIn(context, product, key)
  const page = await context.newPage()
  await page.goto(path)
  return { context, page }
}

/** Signs a demo account in, in place of whoever was signed in in this browser. */
export async function signIn(
  context: Pick<BrowserContext, 'request'>,
  product: Product,
  key: string,
): Promise<void> {
  const answer = await context.request.post('/api/demo/sign-in', {
    data: { person: key },
    headers: { origin: product.url },
  })
  if (!answer.ok()) throw new Error(`${key} cannot sign in: ${answer.status()} ${await answer.text()}`)
}
