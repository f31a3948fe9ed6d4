import { expect, test, type Locator, type Page } from '@playwright/test'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'What I bring'

/** The pieces of what is suggested in a part, as they are drawn. */
const piecesIn = (editor: Locator) =>
  editor
    .locator('[data-suggests]')
    .evaluateAll((pieces) => pieces.map((one) => `${one.getAttribute('data-suggests')} ${one.textContent}`))

/** What is said of blocks in a part. */
const signsIn = (editor: Locator) =>
  editor
    .locator('[data-suggested-words]')
    .evaluateAll((blocks) => blocks.map((one) => one.getAttribute('data-suggested-words')))

test.describe('with the keys of the text, in suggest mode', () => {
  let product: Product
  let asha: Seat
  let sam: Seat
  let section: string
  const faults: string[] = []

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { documents, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    section = plan.sections.find(({ title }) => title === part)!.id
    asha = await sitDown(browser, product, 'asha', `/s/${space.slug}/d/${plan.slug}`)
    sam = await sitDown(browser, product, 'sam', `/s/${space.slug}/d/${plan.slug}`)
    for (const { page } of [asha, sam]) page.on('pageerror', (error) => faults.push(String(error.stack)))
  })
  test.afterAll(async () => {
    await asha.context.close()
    await sam.context.close()
    await product.end()
  })

  const standing = async () => (await textOf(sam.context.request, section)).text

  async function press(page: Page, ...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key)
  }

  test('[E20] [E21] [E22] [E23] every hand that is laid on the text becomes a suggestion', async () => {
    const { page } = asha
    // A line of her own to work on, which stands.
    const editor = await writeAtEnd(page, part)
    await press(page, 'Enter')
    await page.keyboard.type('I bake bread every Friday')
    await expectSaved(page)
    const before = await standing()
    await page.getByLabel('Suggest', { exact: true }).check()
    await writeAtEnd(page, part)

    await press(page, 'Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace')
    await page.keyboard.type('Monday')
    expect(await piecesIn(editor)).toEqual(['insertion Monday', 'removal Friday'])
    await press(page, 'Home', 'Delete', 'Delete')
    await page.keyboard.type('We ')
    expect(await piecesIn(editor)).toEqual([
      'removal I ',
      'insertion We ',
      'insertion Monday',
      'removal Friday',
    ])

    await press(page, 'End', 'Enter')
    await page.keyboard.type('Ask me')
    await press(page, 'Control+b')
    await page.keyboard.type(' twice')
    await press(page, 'Control+b')
    await page.keyboard.type('!')
    expect((await piecesIn(editor)).slice(-4)).toEqual([
      'insertion Ask me',
      'insertion  twice',
      'mark  twice',
      'insertion !',
    ])
    // The buttons show what is suggested, and the same button takes it back.
    const bold = page.getByRole('button', { name: 'Bold', exact: true })
    await press(page, 'ArrowLeft')
    for (const _ of ' twice') await press(page, 'Shift+ArrowLeft')
    for (const isPressed of [true, false, true]) {
      await expect(bold).toHaveAttribute('aria-pressed', String(isPressed))
      expect((await piecesIn(editor)).includes('mark  twice')).toBe(isPressed)
      if (isPressed) await bold.click()
      else await press(page, 'Control+b')
    }
    await expect(bold).toHaveAttribute('aria-pressed', 'false')
    await bold.click()
    await press(page, 'ArrowUp', 'Control+Alt+2')
    const style = page.getByRole('combobox', { name: 'Style' })
    await expect(style).toHaveValue('heading2')
    expect((await signsIn(editor)).join()).toContain('heading 2')
    await press(page, 'Control+Alt+2')
    await expect(style).toHaveValue('paragraph')
    expect((await signsIn(editor)).join()).not.toContain('heading 2')
    await press(page, 'Home', 'Backspace')
    expect((await signsIn(editor)).join()).toContain('paragraph break goes')
    await press(page, 'Control+z')
    expect((await signsIn(editor)).join()).not.toContain('paragraph break goes')

    // Composed letter by letter, as on a phone or in Japanese, at the end and then over words that stand.
    await writeAtEnd(page, part)
    const ime = await page.context().newCDPSession(page)
    const compose = async (...steps: readonly string[]): Promise<void> => {
      for (const text of steps) {
        await ime.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        })
      }
      await ime.send('Input.insertText', { text: steps.at(-1) ?? '' })
    }
    await compose('k', 'か', 'かn', 'かな')
    await compose('に')
    await expect.poll(async () => (await piecesIn(editor)).at(-1)).toBe('insertion !かなに')
    await press(page, 'ArrowUp', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
    await compose('m', 'ma', 'make')
    // An editor reads what is composed a moment after it stands there.
    await expect
      .poll(async () => (await piecesIn(editor)).slice(2, 4))
      .toEqual(['removal bake', 'insertion make'])

    // Cut words are suggested to go, and stand again where they are pasted.
    await press(
      page,
      'ArrowRight',
      'Shift+ArrowRight',
      'Shift+ArrowRight',
      'Shift+ArrowRight',
      'Shift+ArrowRight',
    )
    await press(page, 'Shift+ArrowRight', 'Control+x')
    expect((await piecesIn(editor)).slice(2, 5)).toEqual(['removal bake', 'insertion make', 'removal bread'])
    await writeAtEnd(page, part)
    await press(page, 'Control+v')
    expect((await piecesIn(editor)).at(-1)).toBe('insertion !かなにbread')

    await expectSaved(page)
    expect(await standing()).toBe(before)
    const others = editorOf(sam.page, part)
    await sam.page.getByRole('heading', { level: 2, name: part }).scrollIntoViewIfNeeded()
    await expect.poll(() => piecesIn(others)).toEqual(await piecesIn(editor))
    expect(faults).toEqual([])
  })
})
