import type { Page } from '@playwright/test'

/** Remembers all that the page's one live region says from now on, until the page is loaded anew; answers with it. */
export async function listen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    const region = document.getElementById('announcer')!
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said.join(' '))
}
