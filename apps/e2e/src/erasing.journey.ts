import { expect, test } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, expectSaved, writeAtEnd, writeAtOnce } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'My life'
const secret = 'Mary Shelley'
const sentence = `I walk to the market with ${secret}.`
const reason = 'It named a neighbour.'

test.describe('words that are removed for good', () => {
  let product: Product
  let asha: Seat
  let sam: Seat
  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { space } = await demoState(product)
    const path = `/s/${space.slug}/d/care-plan`
    asha = await sitDown(browser, product, 'asha', path)
    sam = await sitDown(browser, product, 'sam', path)
  })
  test.afterAll(async () => {
    await asha.context.close()
    await sam.context.close()
    await product.end()
  })

  test('[M302][M305][M318] are found, shown with what goes and what stays, and go from every page that shows them', async () => {
    const { page } = asha
    await writeAtEnd(page, part)
    await page.keyboard.press('Enter')
    await writeAtOnce(page, sentence)
    await expectSaved(page)
    await expect(editorOf(sam.page, part)).toContainText(secret)

    // From what is selected, and from what is told of whose words they are: the same page, with these words chosen.
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.keyboard.press('Shift+Home')
    await page.getByRole('button', { name: 'Remove words for good…' }).click()
    await expect(page.getByRole('blockquote')).toHaveText(sentence)
    await page.getByRole('link', { name: 'Leave them' }).click()
    await page.getByRole('button', { name: 'Who wrote this' }).click()
    await page.getByLabel('Every word').check()
    await editorOf(page, part).locator('.whose', { hasText: secret }).hover()
    await page.locator('.card').getByRole('button', { name: 'Remove these words for good…' }).click()
    await expect(page.getByRole('blockquote')).toHaveText(sentence)
    await page.getByRole('link', { name: 'Leave them' }).click()
    await expect(editorOf(page, part)).toContainText(sentence)

    await page.getByRole('link', { name: 'History', exact: true }).click()
    await page.waitForURL(/history$/)
    await page.getByRole('link', { name: part, exact: true }).click()
    await page.waitForURL(/part=/)
    await page.getByRole('link', { name: 'Remove words for good…' }).click()
    await page.getByLabel('Which words?').fill(secret.toLowerCase())
    await page.getByRole('button', { name: 'Find them' }).click()
    await expect(page.getByRole('heading', { name: 'They stand in 1 place' })).toBeVisible()
    await page.getByRole('link', { name: 'Remove these' }).click()
    await expect(page.getByText(secret, { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Remove for good' }).click()
    await expect(page.getByRole('link', { name: 'Tick this if you are sure.' })).toBeVisible()
    await expectStateAccessible(page, 'words that would be removed for good')

    await page.getByLabel('Why are they removed?').fill(reason)
    await page.getByLabel('What is to stand in their place?').fill('a neighbour')
    await page.getByLabel('I have read this.').check()
    await page.getByRole('button', { name: 'Remove for good' }).click()
    await expect(page.getByRole('main').getByText('The words are removed for good.')).toBeVisible()
    await expect(page.getByText(`Why: ${reason}`)).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText(secret)

    await expect(editorOf(sam.page, part)).toContainText('I walk to the market with a neighbour.')
    await expect(
      sam.page.getByText('has removed words from this text for good: It named a neighbour.').first(),
    ).toBeVisible()
    await writeAtEnd(sam.page, part)
    await sam.page.keyboard.type(' And back.')
    await expectSaved(sam.page)
  })
})
