import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** A way of showing a page in which only its colours are others. */
type Colours = 'light' | 'dark' | 'contrast' | 'forced'

const widths = [1280, 320] as const
const height = 800

/** Checks the page as it stands: all rules in both widths, and its colours in each look at one of them. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await show(page, 'light')
  for (const width of widths) {
    await page.setViewportSize({ width, height })
    await expectNoFault(page, `${what} at ${width} px`)
  }
  // Looks change colours alone, so that what concerns names, order and size need not be asked again.
  await expectColours(page, 'contrast', what)
  await page.setViewportSize({ width: widths[0], height })
  await expectColours(page, 'dark', what)
  await expectColours(page, 'forced', what)
  await show(page, 'light')
}

/** Checks a state of a page: all rules where there is little room, and its colours where they differ most. */
export async function expectStateAccessible(page: Page, what: string): Promise<void> {
  await show(page, 'light')
  await page.setViewportSize({ width: widths[1], height })
  await expectNoFault(page, `${what} at ${widths[1]} px`)
  await page.setViewportSize({ width: widths[0], height })
  await expectColours(page, 'dark', what)
  await expectColours(page, 'forced', what)
  await show(page, 'light')
}

/** Checks the page in the width that it has, with every rule, and that it needs no sideways scrolling; goes on
 * after a fault, so that one run tells all of them. */
export async function expectNoFault(page: Page, what: string): Promise<void> {
  // A button half under the bar that stays at the top can be scrolled free of it: that makes it no small target.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  const { violations } = await builder(page)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect.soft(named(violations), what).toEqual([])
  await expectRoom(page, what)
}

/** Checks that text is at least seven times as bright as its ground, or the other way round. */
async function expectColours(page: Page, colours: Colours, what: string): Promise<void> {
  await show(page, colours)
  const { violations } = await builder(page)
    .withRules(['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'])
    .analyze()
  expect.soft(named(violations), `${what}, ${colours}`).toEqual([])
}

/** One frame and one page: the light mode of axe is enough. Only faults are worked out in full. */
function builder(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}

async function show(page: Page, colours: Colours): Promise<void> {
  await page.emulateMedia({
    colorScheme: colours === 'dark' ? 'dark' : 'light',
    contrast: colours === 'contrast' ? 'more' : 'no-preference',
    forcedColors: colours === 'forced' ? 'active' : 'none',
    // Colours that are on their way to others are neither.
    reducedMotion: 'reduce',
  })
}

function named(violations: Awaited<ReturnType<AxeBuilder['analyze']>>['violations']): readonly string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n   ')}`)
}

/** Checks that nothing stands out at the side of the window, and that no text is squeezed into a strip. */
export async function expectRoom(page: Page, what: string): Promise<void> {
  const { over, squeezed } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const texts = [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, p, dd, label)')]
    return {
      over: scrollWidth - clientWidth,
      squeezed: texts
        .filter(
          (text) => text.innerText.length > 10 && text.offsetParent && !text.closest('.visually-hidden'),
        )
        .filter((text) => text.offsetWidth < 3 * parseFloat(getComputedStyle(text).fontSize))
        .map((text) => text.innerText),
    }
  })
  expect.soft(over, `${what}: pixels beyond the window`).toBeLessThanOrEqual(0)
  expect.soft(squeezed, `${what}: texts with room for few letters`).toEqual([])
}
