import { test } from '@playwright/test'
import { expectAccessible, looks } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown } from './person.ts'
import { editorOf } from './section.ts'
import { startProduct, type Product } from './server.ts'

test.describe('every screen can be used by everybody', () => {
  let product: Product

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
  })
  test.afterAll(async () => {
    await product.end()
  })

  for (const look of looks) {
    test(`in the look "${look}", wide and 320 px wide`, async ({ browser }) => {
      const { documents, space } = await demoState(product)
      const plan = documents.find(({ slug }) => slug === 'care-plan')!
      const { page, context } = await sitDown(browser, product, 'asha', '/')
      await page.emulateMedia({
        colorScheme: look === 'dark' ? 'dark' : 'light',
        contrast: look === 'contrast' ? 'more' : 'no-preference',
      })
      const screens = [
        `/s/${space.slug}`,
        `/s/${space.slug}/people`,
        `/s/${space.slug}/d/${plan.slug}`,
        `/s/${space.slug}/d/${plan.slug}/rights`,
        '/me',
        '/easier',
      ]
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 })
        for (const screen of screens) {
          await page.goto(screen)
          if (screen.endsWith(plan.slug)) await editorOf(page, plan.sections[0]!.title).waitFor()
          await expectAccessible(page, `${screen} at ${width} px, ${look}`)
        }
      }
      await context.close()
    })
  }
})
