import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { pngOf } from './png.ts'
import { editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'What I bring'
const other = 'What I want'
const bench = 'A bench in the sun'
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

const press = (at: Page | Locator, name: string | RegExp) =>
  at.getByRole('button', { name, exact: typeof name === 'string' }).click()
const cardOf = (page: Page, name: string): Locator => page.getByRole('article').filter({ hasText: name })
const railOf = (page: Page): Locator => page.getByRole('group', { name: `Comments on ${part}` })

test.describe('files of a document', () => {
  let product: Product
  let path: string
  let sections: Readonly<Record<string, string>>
  let asha: Seat
  let gwen: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { space, documents } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')
    sections = Object.fromEntries((plan?.sections ?? []).map(({ id, title }) => [title, id]))
    path = `/s/${space.slug}/d/care-plan`
    asha = await sitDown(browser, product, 'asha', path)
    gwen = await sitDown(browser, product, 'gwen', path)
  })
  test.afterAll(async () => {
    await asha.context.close()
    await gwen.context.close()
    await product.end()
  })

  async function choose(page: Page, open: () => Promise<void>, name: string, buffer: Buffer): Promise<void> {
    const chooser = page.waitForEvent('filechooser')
    await open()
    const mimeType = name.endsWith('.png') ? 'image/png' : name.endsWith('.pdf') ? 'application/pdf' : ''
    await (await chooser).setFiles({ name, mimeType, buffer })
  }

  test('stand in one list with who added them and where, and are removed by those who may', async () => {
    const { page } = asha
    await page.getByRole('link', { name: 'Files', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The files of this document')
    await expect(page.getByText('No file has been added yet.')).toBeVisible()
    const attach = page.getByRole('button', { name: new RegExp(`^Attach a file ?: ${part}$`) })
    await choose(page, () => attach.click(), 'Leaflet.pdf', pdf)
    const card = cardOf(page, 'Leaflet.pdf')
    await expect(card).toContainText('added by Asha Rahman')
    await expect(card).toContainText('It stands in this list.')
    await choose(page, () => attach.click(), 'Drawing.svg', Buffer.from('<svg/>'))
    await expect(page.locator('.wrong')).toContainText('Drawing.svg cannot be added.')
    await choose(page, () => attach.click(), 'Not a paper.pdf', Buffer.from('<html>'))
    await expect(page.locator('.wrong')).toContainText('Not a paper.pdf cannot be added.')
    await expectStateAccessible(page, 'a file that was not added')

    await gwen.page.setViewportSize({ width: 390, height: 844 })
    await press(railOf(gwen.page), 'Comment on this part')
    await choose(gwen.page, () => press(gwen.page, 'Add a picture or file'), 'Minutes.pdf', pdf)
    await gwen.page.getByLabel('Your comment').fill('See the minutes.')
    await press(gwen.page, 'Send comment')
    const thread = railOf(gwen.page).locator('.thread').filter({ hasText: 'See the minutes.' })
    await expect(thread.getByRole('link', { name: 'Minutes.pdf' })).toBeVisible()

    await gwen.page.goto(`${path}/files`)
    await expect(cardOf(gwen.page, 'Leaflet.pdf').locator('summary')).toHaveCount(0)
    const hers = cardOf(gwen.page, 'Minutes.pdf')
    await expect(hers.getByRole('link', { name: 'It came with a comment.' })).toBeVisible()
    await expectAccessible(gwen.page, 'the files of a document')
    const address = (await hers.getByRole('link', { name: 'Minutes.pdf' }).getAttribute('href')) ?? ''
    expect((await asha.context.request.get(address)).status()).toBe(200)
    // By the keys alone.
    await hers.locator('summary').focus()
    await gwen.page.keyboard.press('Enter')
    await expect(hers).toContainText('The comment will say that a file was here.')
    await gwen.page.keyboard.press('Tab')
    await gwen.page.keyboard.press('Enter')
    await expect(gwen.page.locator('.notice')).toContainText('The file is removed.')
    await expect(hers).toHaveCount(0)
    expect((await asha.context.request.get(address)).status()).toBe(404)
    await gwen.page.goto(path)
    await expect(thread).toContainText('There was a file here. It was removed.')
  })

  test('that are pictures go along when they are copied to another part, or it is said why not', async () => {
    const { page } = asha
    await page.goto(path)
    await writeAtEnd(page, part)
    const tool = page.getByRole('button', { name: 'Picture', exact: true })
    if (!(await tool.isVisible())) await press(page, 'More')
    await choose(page, () => tool.click(), 'bench.png', pngOf(40, 30, 90))
    await page.getByLabel('What can be seen in this picture?').fill(bench)
    await press(page, 'Put the picture in')
    await expectSaved(page)
    const [first] = await picturesIn(part)
    const copied =
      `<p data-pm-slice="1 1 []">Look here:</p><img data-picture="${first}" data-picture-of="${sections[part]}" alt="${bench}">` +
      '<p>That was in May.</p>'
    const editor = await writeAtEnd(page, other)
    await editor.evaluate(pasteHtml, copied)
    await expect(editor.getByAltText(bench)).toHaveJSProperty('naturalWidth', 40)
    await expect(editor.locator('p', { hasText: 'Look here:' }).locator('+ figure + p')).toHaveText(
      'That was in May.',
    )
    await expectSaved(page)
    const [second] = await picturesIn(other)
    expect(second).not.toBe(first)
    await gwen.page.getByRole('heading', { level: 2, name: other }).scrollIntoViewIfNeeded()
    await expect(editorOf(gwen.page, other).getByAltText(bench)).toHaveJSProperty('naturalWidth', 40)

    const gone = copied.replace(first ?? '', 'a'.repeat(16)).replace('Look here', 'Nothing to see')
    await editor.evaluate(pasteHtml, gone)
    await expect(page.getByText('A picture was left out').first()).toBeVisible()
    await expect(editor).toContainText('Nothing to see')
    await expect(editor.getByAltText(bench)).toHaveCount(1)
  })

  /** The files of the pictures in a part, as the API tells. */
  async function picturesIn(title: string): Promise<readonly string[]> {
    const { blocks } = await textOf(asha.context.request, sections[title] ?? '')
    return blocks.flatMap(({ file }) => file ?? [])
  }
})

/** Pastes HTML at the caret of an editor, as a browser tells of it. */
function pasteHtml(editor: HTMLElement | SVGElement, html: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/html', html)
  editor.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }))
}
