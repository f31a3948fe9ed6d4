import { expect, test } from '@playwright/test'
import { demoState } from './demo.ts'
import { breakLastRow } from './log.ts'
import { sitDown } from './person.ts'
import { editorOf, expectSaved, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const title = 'My life'

test.describe('a part of which the last changes cannot be read', () => {
  let product: Product
  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
  })
  test.afterAll(() => product.end())

  test('[S37] says as of when it is read, in the words of whoever reads, and can be read and not written', async ({
    browser,
  }) => {
    const { documents, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    const { page, context } = await sitDown(browser, product, 'asha', `/s/${space.slug}/d/${plan.slug}`)
    await writeAtEnd(page, title)
    await page.keyboard.type(' Once more.')
    await expectSaved(page)
    await page.goto('about:blank')
    await product.kill()
    breakLastRow(product, plan.sections.find((section) => section.title === title)!.id)
    await product.start()

    await page.goto(`/s/${space.slug}/d/${plan.slug}`)
    const part = page.getByRole('region', { name: title })
    await expect(part.getByText('The last changes to this part cannot be read.')).toBeVisible()
    await expect(editorOf(page, title)).toHaveAttribute('contenteditable', 'false')
    await expect(editorOf(page, title)).not.toBeEmpty()
    await context.addCookies([{ name: 'language', value: 'da', url: product.url }])
    await page.reload()
    await expect(part.getByText('De seneste ændringer i denne del kan ikke læses.')).toBeVisible()
    await context.close()
  })
})
