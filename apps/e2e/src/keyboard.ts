import { expect, type Locator, type Page } from '@playwright/test'

/** Someone's hands on a keyboard: there is no pointer here, and no script that moves the focus. */
export class Keyboard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words)
  }

  /** Presses Tab until `target` has the focus, and can be seen to have it. */
  async tabTo(target: Locator, { key = 'Tab', atMost = 60 } = {}): Promise<void> {
    await expect(target).toBeVisible()
    const passed: string[] = []
    for (let tabs = 0; tabs < atMost; tabs++) {
      await this.press(key)
      passed.push(await this.#focused())
      if (await target.evaluate((element) => element === document.activeElement)) return this.isAt(target)
    }
    throw new Error(`${String(target)} is not among the stops of ${key}: ${passed.join(', ')}`)
  }

  /** The focus is here, and everybody can see it. */
  async isAt(target: Locator): Promise<void> {
    await expect(target).toBeFocused()
    await expect
      .poll(() => target.evaluate(faultOfFocus), { message: `the focus at ${String(target)} can be seen` })
      .toBe('')
  }

  /** What has the focus, in words for a message. */
  async #focused(): Promise<string> {
    return this.page.evaluate(() => {
      const at = document.activeElement ?? document.body
      if (at === document.body) return 'nothing'
      return `${at.tagName.toLowerCase()} "${at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 40)}"`
    })
  }
}

/** Why the focus of an element cannot be seen, or nothing. Runs in the page. */
function faultOfFocus(focused: Element): string {
  if (!focused.matches(':focus-visible')) return 'the browser does not show it'
  const ring = [focused, focused.closest('.choice')].find((element) => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
  if (!ring) return 'it has no outline'
  const { top, bottom, left, right } = ring.getBoundingClientRect()
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) {
    return `it is out of sight: ${top} to ${bottom} of ${innerHeight}`
  }
  const bar = document.querySelector('.bar')
  if (!bar || bar.contains(focused) || focused.closest('dialog')) return ''
  const { bottom: covered, top: from } = bar.getBoundingClientRect()
  return top >= from && bottom <= covered ? 'the bar covers it' : ''
}
