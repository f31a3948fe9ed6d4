import { expect, test, type Page } from '@playwright/test'
import { demoState, type DemoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { authorsOf, editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'What I bring'
const other = 'My life'
const words = 'The bench by the lake needs a back'

test.describe('words of one person that another moves', () => {
  let product: Product
  let demo: DemoState
  let asha: Seat
  let sam: Seat
  let sections: Readonly<Record<string, string>>
  const faults: string[] = []

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    demo = await demoState(product)
    const plan = demo.documents.find(({ slug }) => slug === 'care-plan')!
    sections = Object.fromEntries(plan.sections.map(({ title, id }) => [title, id]))
    const path = `/s/${demo.space.slug}/d/${plan.slug}`
    asha = await sitDown(browser, product, 'asha', path)
    sam = await sitDown(browser, product, 'sam', path)
    for (const { page } of [asha, sam]) page.on('pageerror', (error) => faults.push(String(error.stack)))
  })
  test.afterAll(async () => {
    await asha.context.close()
    await sam.context.close()
    await product.end()
  })

  async function press(page: Page, ...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key)
  }

  /** What the HTML that is pasted next says of where its words come from. */
  async function clipOfNextPaste(page: Page): Promise<() => Promise<unknown>> {
    const clip = await page.evaluateHandle(() => {
      const held: { clip: unknown } = { clip: null }
      const hear = ({ clipboardData }: ClipboardEvent): void => {
        const html = new DOMParser().parseFromString(clipboardData?.getData('text/html') ?? '', 'text/html')
        const raw = html.querySelector('[data-flow-from]')?.getAttribute('data-flow-from')
        held.clip = raw ? JSON.parse(raw) : null
      }
      addEventListener('paste', hear, { capture: true, once: true })
      return held
    })
    return () => clip.evaluate(({ clip }) => clip)
  }

  const authors = async (section: string) =>
    authorsOf(await textOf(sam.context.request, sections[section]!), words)

  test('say on the clipboard whose text they were taken from, from paragraph to paragraph and on to another part', async () => {
    await writeAtEnd(asha.page, part)
    await press(asha.page, 'Enter')
    await asha.page.keyboard.type(words)
    await expectSaved(asha.page)

    const { page } = sam
    const editor = await writeAtEnd(page, part)
    await expect(editor).toContainText(words)
    await press(page, 'Control+End', 'Shift+Home', 'Control+x', 'Control+Home')
    const inPart = await clipOfNextPaste(page)
    await press(page, 'Control+v')
    await expect(editor.locator('p, h2, h3, h4').first()).toContainText(words)
    await expectSaved(page)
    expect(await inPart()).toMatchObject({
      section: sections[part],
      words: [[expect.any(Number), expect.any(Number), words]],
    })

    for (let at = 0; at < words.length; at++) await press(page, 'Shift+ArrowLeft')
    await press(page, 'Control+x')
    await expect(editor).not.toContainText(words)
    await writeAtEnd(page, other)
    await press(page, 'Enter')
    const inOther = await clipOfNextPaste(page)
    await press(page, 'Control+v')
    await expect(editorOf(page, other)).toContainText(words)
    await press(page, 'Alt+Shift+ArrowUp')
    await expect(editorOf(page, other).locator('p').last()).not.toContainText(words)
    await expectSaved(page)
    const clip = await inOther()
    expect(clip).toMatchObject({
      section: sections[part],
      words: [[expect.any(Number), expect.any(Number), words]],
    })
    // From where they stand now, which is where the first paste has put them: another pen than Asha's.
    expect(clip).not.toEqual(await inPart())
    await expect(editorOf(asha.page, other)).toContainText(words)
    expect(faults).toEqual([])
  })

  // To be switched on with the part of the server that credits declared sources (A4): until then they are Sam's.
  test.fixme('stay hers wherever they stand', async () => {
    expect(await authors(other)).toEqual([demo.people.find(({ key }) => key === 'asha')!.id])
  })
})
