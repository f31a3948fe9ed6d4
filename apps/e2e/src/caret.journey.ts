import { expect, test } from '@playwright/test'
import { demoState } from './demo.ts'
import { sitDown } from './person.ts'
import { expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'
import { startTypist } from './typist.ts'

const strengths = 'What I bring'
const steps = 40

test.describe('a caret that is walked with the arrow keys', () => {
  let product: Product

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
  })
  test.afterAll(async () => {
    await product.end()
  })

  test('[E12] goes every step, however fast others type above it', async ({ browser }) => {
    const { documents, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    const section = plan.sections.find(({ title }) => title === strengths)!
    const { page, context } = await sitDown(browser, product, 'asha', `/s/${space.slug}/d/${plan.slug}`)
    await writeAtEnd(page, strengths)
    await page.keyboard.press('Enter')
    const line = 'x'.repeat(steps)
    await page.keyboard.type(line)
    await page.keyboard.press('Home')

    const typist = await startTypist(product, 'moses', section.id, { everyMs: 4, within: 20 })
    await expect.poll(() => typist.pressed()).toBeGreaterThan(10)
    for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowRight')
    await page.keyboard.type('!')
    expect(typist.stop(), 'the other did type').toBeGreaterThan(steps)
    await expectSaved(page)
    const { blocks } = await textOf(context.request, section.id)
    expect(blocks.at(-1)?.text).toBe(`${line}!`)
    await context.close()
  })
})
