import { expect, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page that axe has been brought into. */
interface WithAxe {
  readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> }
}

/** A way of showing a page in which only its colours are others. */
type Colours = 'light' | 'dark' | 'contrast' | 'forced'

const widths = [1280, 320] as const
const height = 800

/** What can be wrong with colours alone. */
const colourRules = ['color-contrast-enhanced', 'link-in-text-block']

/** Checks the page as it stands: all rules in both widths, and its colours in each look at one of them. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const [wide, narrow] = widths
  await show(page, 'light')
  await page.setViewportSize({ width: narrow, height })
  await expectNoFault(page, `${what} at ${narrow} px`)
  // Looks change colours alone, so that what concerns names, order and size need not be asked again.
  await expectColours(page, 'contrast', what)
  await show(page, 'dark')
  await page.setViewportSize({ width: wide, height })
  await expectNoFault(page, `${what} at ${wide} px, dark`, colourRules)
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
async function expectNoFault(page: Page, what: string, besides: readonly string[] = []): Promise<void> {
  await drawAll(page, true)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const faults = await faultsBy(page, tags, besides)
  await drawAll(page, false)
  expect.soft(faults, what).toEqual([])
  await expectRoom(page, what)
}

/**
 * What is out of view is not drawn and stands in a guessed height, which axe takes for what a person meets: buttons
 * then seem to lie on one another. So do bars that stay in view with what can be scrolled free of them. While it looks,
 * everything is drawn, and stands, where it will be.
 */
async function drawAll(page: Page, isDrawn: boolean): Promise<void> {
  await page.evaluate((is) => {
    const bar = 'data-stays-in-view'
    for (const element of document.querySelectorAll('body *'))
      if (is && getComputedStyle(element).position === 'sticky') element.setAttribute(bar, '')
      else element.removeAttribute(bar)
    const sheet = new CSSStyleSheet()
    const drawn = '* { content-visibility: visible !important; }'
    if (is) sheet.replaceSync(`${drawn} [${bar}] { position: relative !important; inset: auto !important; }`)
    document.adoptedStyleSheets = [sheet]
    if (is) scrollTo({ top: 0, behavior: 'instant' })
  }, isDrawn)
}

/**
 * Checks that text is at least seven times as bright as its ground, or the other way round; whatever has too little
 * for `color-contrast` has so for this.
 */
async function expectColours(page: Page, colours: Colours, what: string): Promise<void> {
  await show(page, colours)
  const faults = await faultsBy(page, colourRules)
  expect.soft(faults, `${what}, ${colours}`).toEqual([])
}

/**
 * Asks axe for the faults of a page by rules, or by tags of rules and some rules besides. It is brought into a page
 * once, as long as that is not loaded again: to bring it takes several times as long as to ask it. There are no frames
 * in a page.
 */
async function faultsBy(
  page: Page,
  runOnly: string[],
  besides: readonly string[] = [],
): Promise<readonly string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(source)
  // Only faults are worked out in full.
  const { violations } = await page.evaluate(
    (options) => (window as unknown as WithAxe).axe.run(document, options),
    {
      runOnly,
      rules: Object.fromEntries(besides.map((rule) => [rule, { enabled: true }])),
      resultTypes: ['violations'],
    } satisfies RunOptions,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n   ')}`)
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
