import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The looks in which every screen must be free of faults. */
export const looks = ['light', 'dark', 'contrast'] as const

/** Checks the page as it stands with axe, and that it needs no sideways scrolling. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n   ')}`)
  expect(faults, what).toEqual([])
  await expectNoSidewaysScrolling(page, what)
}

/** Checks that nothing stands out at the side of the window. */
async function expectNoSidewaysScrolling(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over, `${what}: pixels beyond the window`).toBeLessThanOrEqual(0)
}
