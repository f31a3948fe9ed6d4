import { expect, test } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { docxOf } from './docx.ts'
import { sitDown, type Seat } from './person.ts'
import { authorsOf, editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'My life'
const [own, words, tracked] = ['I wrote this.', 'Mornings are slow for her.', 'Nights are long.']
const said =
  'Put in by Sam Whitfield, Frontline staff from the file “plan 2025.docx”. The file says it is by Asha Rahman, Jane Doe'

test.describe('words from a file', () => {
  let product: Product
  let sam: Seat
  let section: string
  let samId: string

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { documents, people, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    section = plan.sections.find(({ title }) => title === part)!.id
    samId = people.find(({ key }) => key === 'sam')!.id
    sam = await sitDown(browser, product, 'sam', `/s/${space.slug}/d/${plan.slug}`)
  })
  test.afterAll(async () => {
    await sam.context.close()
    await product.end()
  })

  test('are put in under the name of whoever puts them in, with what the file says, and undone at once', async () => {
    const { page, context } = sam
    await writeAtEnd(page, part)
    await page.keyboard.press('Enter')
    await page.keyboard.type(own)
    const choose = async (name: string, buffer: Buffer) => {
      const chooser = page.waitForEvent('filechooser')
      const button = page.getByRole('button', { name: 'Put in from a file' })
      if (!(await button.isVisible())) await page.getByRole('button', { name: 'More', exact: true }).click()
      await button.press('Enter')
      await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
    }
    await choose('plan.docx', Buffer.from('this is no word processor’s file'))
    await expect(page.getByRole('alert')).toContainText('The file could not be read.')
    await expectStateAccessible(page, 'why nothing was put in from a file')
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click()
    await expect(editorOf(page, part)).toBeFocused()

    // Whom a file names as its writer, a member too, is its own claim.
    await choose('plan 2025.docx', docxOf('Asha Rahman', [words], { author: 'Jane Doe', text: tracked }))
    await expect(editorOf(page, part)).toContainText(tracked)
    await expect(editorOf(page, part)).toBeFocused()
    await expectSaved(page)
    const text = await textOf(context.request, section)
    expect(authorsOf(text, words)).toEqual([samId])
    const runs = text.blocks.flatMap((block) => block.runs)
    const from = { file: 'plan 2025.docx', claim: 'Asha Rahman, Jane Doe' }
    expect(runs.find((run) => run.text.includes(words))?.importedFrom).toEqual(from)
    expect(runs.find((run) => run.text.includes(tracked))?.importedFrom).toEqual(from)
    expect(runs.find((run) => run.text.endsWith(own))?.importedFrom).toBeUndefined()

    await page.getByRole('button', { name: 'Who wrote this' }).click()
    const panel = page.getByRole('region', { name: 'Who wrote this' })
    await expect(panel.getByRole('button', { name: /Sam Whitfield/ })).toContainText('and 8 words from files')
    await page.getByRole('button', { name: 'As a list' }).click()
    await expect(page.getByRole('dialog')).toContainText(said)
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click()

    // On a phone too all of it is in sight.
    const size = page.viewportSize()!
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByLabel('Every word').check()
    await editorOf(page, part).locator('.whose', { hasText: words }).hover()
    const card = page.locator('.over .card')
    await expect(card).toContainText(said)
    await expect(card).toBeInViewport({ ratio: 1 })
    expect(await card.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0)
    await page.setViewportSize(size)

    await editorOf(page, part).focus()
    await page.keyboard.press('Control+z')
    await expect(editorOf(page, part)).not.toContainText(words)
    await expect(editorOf(page, part)).not.toContainText(tracked)
    await expect(editorOf(page, part)).toContainText(own)
    await page.keyboard.press('Control+Shift+z')
    await expect(editorOf(page, part)).toContainText(words)
    await expectSaved(page)
    const again = await textOf(context.request, section)
    expect(
      again.blocks.flatMap((block) => block.runs).find((run) => run.text.includes(words))?.importedFrom,
    ).toEqual(from)
  })
})
