import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { pngOf } from './png.ts'
import { editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'What I bring'
const bench = 'Two people on a bench in the sun'

/** A picture in the text of the part, by its description. */
const pictureOf = (page: Page, alt: string): Locator =>
  editorOf(page, part).getByAltText(alt, { exact: true })
const dialogOf = (page: Page): Locator => page.getByRole('dialog')
const questionIn = (page: Page): Locator => dialogOf(page).getByLabel('What can be seen in this picture?')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test.describe('pictures', () => {
  let product: Product
  let path: string
  let section: string
  let asha: Seat
  let lena: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { space, documents } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')
    section = plan?.sections.find(({ title }) => title === part)?.id ?? ''
    path = `/s/${space.slug}/d/care-plan`
    asha = await sitDown(browser, product, 'asha', path)
    lena = await sitDown(browser, product, 'lena', path)
    await lena.page.getByRole('heading', { level: 2, name: part }).scrollIntoViewIfNeeded()
    await expect(editorOf(lena.page, part)).toBeVisible()
  })
  test.afterAll(async () => {
    await asha.context.close()
    await lena.context.close()
    await product.end()
  })

  /** Chooses a file as a picture at the end of the part. */
  async function choose(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    const { page } = asha
    await writeAtEnd(page, part)
    const tool = page.getByRole('button', { name: 'Picture', exact: true })
    if (!(await tool.isVisible())) await press(page, 'More')
    const chooser = page.waitForEvent('filechooser')
    await tool.click()
    await (await chooser).setFiles({ name, mimeType, buffer })
  }

  /** The file of the picture that has this description, as the API tells. */
  async function fileOf(alt: string): Promise<string> {
    const { blocks } = await textOf(asha.context.request, section)
    const block = blocks.find((one) => one.kind === 'image' && one.alt === alt)
    return block?.file ?? ''
  }

  test('are described by whoever brings them, and seen by the other with these words', async () => {
    await choose('bench.png', 'image/png', pngOf(40, 30, 90))
    await expect(questionIn(asha.page)).toBeFocused()
    await press(asha.page, 'Put the picture in')
    await expect(dialogOf(asha.page)).toContainText('Write a few words about the picture')
    await questionIn(asha.page).fill(bench)
    await expectStateAccessible(asha.page, 'the question about a picture')
    await press(asha.page, 'Put the picture in')
    await expect(dialogOf(asha.page)).toHaveCount(0)
    for (const { page } of [asha, lena]) {
      await expect(pictureOf(page, bench)).toBeVisible()
      await expect(pictureOf(page, bench)).toHaveJSProperty('naturalWidth', 40)
    }
    // Text goes on after the picture, where the caret is.
    await asha.page.keyboard.type('That was in May.')
    await expect(editorOf(lena.page, part).locator('figure + p')).toHaveText('That was in May.')
    await expectSaved(asha.page)
    await expectAccessible(asha.page, 'a text with a picture')
  })

  test('stand in the page before the script comes', async ({ browser }) => {
    const state = await asha.context.storageState()
    const context = await browser.newContext({
      baseURL: product.url,
      javaScriptEnabled: false,
      storageState: state,
    })
    const page = await context.newPage()
    await page.goto(path)
    const picture = page.getByAltText(bench)
    await picture.scrollIntoViewIfNeeded()
    await expect(picture).toHaveAttribute('src', `/api/files/${await fileOf(bench)}`)
    await context.close()
  })

  test('are there for nobody who may not read their part', async ({ browser }) => {
    const address = `/api/files/${await fileOf(bench)}`
    const omar = await sitDown(browser, product, 'omar', '/')
    expect((await omar.context.request.get(address)).status()).toBe(404)
    await omar.context.close()
    expect((await lena.context.request.get(address)).status()).toBe(200)
  })

  test('can be described later, and be decoration', async () => {
    await choose('later.png', 'image/png', pngOf(20, 20, 160))
    await press(asha.page, 'Describe it later')
    const undescribed = 'Picture without a description'
    await expect(pictureOf(lena.page, undescribed)).toBeVisible()

    await pictureOf(asha.page, undescribed).click()
    await press(asha.page, 'Describe the picture')
    await questionIn(asha.page).fill('A teapot')
    await press(asha.page, 'Save')
    await expect(pictureOf(lena.page, 'A teapot')).toBeVisible()

    // It is selected still.
    await press(asha.page, 'Describe the picture')
    await expect(questionIn(asha.page)).toHaveValue('A teapot')
    await dialogOf(asha.page).getByLabel('It is only decoration').check()
    await press(asha.page, 'Save')
    await expect(editorOf(lena.page, part).locator('img[role="presentation"][alt=""]')).toBeVisible()
    await expectSaved(asha.page)
  })

  test('come in by pasting and by dropping their file', async () => {
    for (const [kind, colour] of [
      ['paste', 200],
      ['drop', 230],
    ] as const) {
      const editor = await writeAtEnd(asha.page, part)
      const bytes = pngOf(30, 30, colour).toString('base64')
      await editor.evaluate(handOver, { kind, bytes, zeros: 0 })
      await expect(questionIn(asha.page)).toBeFocused()
      await questionIn(asha.page).fill(`Came by ${kind}`)
      await asha.page.getByRole('button', { name: 'Put the picture in' }).click()
      await expect(pictureOf(lena.page, `Came by ${kind}`)).toHaveJSProperty('naturalWidth', 30)
    }
  })

  test('that cannot come in say why', async () => {
    const alert = dialogOf(asha.page).getByRole('alert')
    await choose('notes.txt', 'text/plain', Buffer.from('no picture'))
    await expect(alert).toContainText('cannot be shown as a picture')
    await dialogOf(asha.page).getByRole('button', { name: 'Close' }).click()
    // Its name says one thing and its bytes another: the server tells.
    await choose('notes.png', 'image/png', Buffer.from('no picture at all'))
    await expect(alert).toContainText('cannot be shown as a picture')
    await dialogOf(asha.page).getByRole('button', { name: 'Close' }).click()
    const editor = await writeAtEnd(asha.page, part)
    await editor.evaluate(handOver, { kind: 'paste' as const, bytes: '', zeros: 25_000_001 })
    await expect(alert).toContainText('This picture is too large')
    await asha.page.keyboard.press('Escape')
    await expect(dialogOf(asha.page)).toHaveCount(0)

    await asha.context.setOffline(true)
    await choose('bench.png', 'image/png', pngOf(40, 30, 10))
    await expect(alert).toContainText('Pictures need one')
    await expectStateAccessible(asha.page, 'words for a picture without a connection')
    await dialogOf(asha.page).getByRole('button', { name: 'Close' }).click()
    await expect(editorOf(asha.page, part)).toBeFocused()
    await asha.context.setOffline(false)
  })
})

/** Pastes or drops a PNG file, with zeros at its end, into an editor, as a browser tells of it. */
function handOver(
  editor: HTMLElement | SVGElement,
  given: { readonly kind: 'paste' | 'drop'; readonly bytes: string; readonly zeros: number },
): void {
  const { kind, bytes, zeros } = given
  const data = new DataTransfer()
  const content = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))
  data.items.add(new File([content, new Uint8Array(zeros)], `${kind}.png`, { type: 'image/png' }))
  const shared = { bubbles: true, cancelable: true }
  const { left, bottom } = editor.lastElementChild!.getBoundingClientRect()
  editor.dispatchEvent(
    kind === 'paste'
      ? new ClipboardEvent('paste', { ...shared, clipboardData: data })
      : new DragEvent('drop', { ...shared, dataTransfer: data, clientX: left + 5, clientY: bottom - 5 }),
  )
}
