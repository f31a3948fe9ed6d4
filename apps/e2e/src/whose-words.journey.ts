import { expect, test, type Page } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { listen } from './announcements.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { authorsOf, editorOf, expectSaved, textOf, writeAtEnd, writeAtOnce } from './section.ts'
import { startProduct, type Product } from './server.ts'

const [life, next] = ['My life', 'What I bring'] as const
const words = 'I would rather walk than be driven anywhere.'

test.describe('whose words', () => {
  let product: Product
  let asha: Seat
  let sam: Seat
  let sections: ReadonlyMap<string, string>
  let idOf: (key: string) => string
  const faults: string[] = []

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { documents, people, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    sections = new Map(plan.sections.map(({ id, title }) => [title, id]))
    idOf = (key) => people.find((person) => person.key === key)!.id
    const path = `/s/${space.slug}/d/${plan.slug}`
    asha = await sitDown(browser, product, 'asha', path)
    sam = await sitDown(browser, product, 'sam', path)
    for (const { page } of [asha, sam]) page.on('pageerror', (error) => faults.push(String(error.stack)))
  })
  test.afterAll(async () => {
    await asha.context.close()
    await sam.context.close()
    await product.end()
  })

  const whose = async (title: string) =>
    authorsOf(await textOf(sam.context.request, sections.get(title)!), words)

  /** What a comment in the first part is on. */
  const commented = (page: Page) => editorOf(page, life).locator('.commented', { hasText: words })

  /** What the HTML that is pasted next says, for our own pages only, of where its words come from. */
  async function noteOfNextPaste(page: Page): Promise<() => Promise<unknown>> {
    const held = await page.evaluateHandle(() => {
      const heard: { note: unknown } = { note: null }
      const hear = ({ clipboardData }: ClipboardEvent): void => {
        const html = new DOMParser().parseFromString(clipboardData?.getData('text/html') ?? '', 'text/html')
        const raw = html.querySelector('[data-flow-from]')?.getAttribute('data-flow-from')
        heard.note = raw ? JSON.parse(raw) : null
      }
      addEventListener('paste', hear, { capture: true, once: true })
      return heard
    })
    return () => held.evaluate(({ note }) => note)
  }

  /** Selects the sentence by a triple click on its paragraph. */
  async function select(page: Page, title: string): Promise<void> {
    const paragraph = editorOf(page, title).getByText(words)
    await paragraph.scrollIntoViewIfNeeded()
    await paragraph.click({ clickCount: 3 })
  }

  test('stay whose they are when another cuts them and puts them elsewhere, undoes that, or takes them to another part', async () => {
    await writeAtEnd(asha.page, life)
    await asha.page.keyboard.press('Enter')
    await writeAtOnce(asha.page, words)
    await expectSaved(asha.page)
    await expect(editorOf(sam.page, life)).toContainText(words)
    await asha.page.keyboard.press('Control+Alt+m')
    await asha.page.getByLabel('Your comment').fill('This matters most.')
    await asha.page.getByRole('button', { name: 'Send comment' }).click()
    for (const { page } of [asha, sam]) await expect(commented(page)).toHaveCount(1)

    // Cut, and put in again in the same part; the comment goes along.
    await select(sam.page, life)
    await sam.page.keyboard.press('Control+x')
    await expect(editorOf(sam.page, life)).not.toContainText(words)
    await sam.page.keyboard.press('Control+Home')
    await sam.page.keyboard.press('Control+v')
    await expectSaved(sam.page)
    expect(await whose(life)).toEqual([idOf('asha')])
    for (const { page } of [asha, sam]) await expect(commented(page)).toHaveCount(1)

    // Taken to another part.
    await select(sam.page, life)
    await sam.page.keyboard.press('Control+x')
    await writeAtEnd(sam.page, next)
    await sam.page.keyboard.press('Enter')
    const note = await noteOfNextPaste(sam.page)
    await sam.page.keyboard.press('Control+v')
    await expect(editorOf(sam.page, next)).toContainText(words)
    await expectSaved(sam.page)
    expect(await note()).toMatchObject({
      section: sections.get(life),
      words: expect.arrayContaining([[expect.any(Number), expect.any(Number), words]]),
    })
    expect(await whose(next)).toEqual([idOf('asha')])

    // Moved by key, undone and done again.
    await sam.page.keyboard.press('Alt+Shift+ArrowUp')
    await expect(editorOf(sam.page, next).locator('p').last()).not.toContainText(words)
    await sam.page.keyboard.press('Control+z')
    await expect(editorOf(sam.page, next).locator('p').last()).toContainText(words)
    await sam.page.keyboard.press('Control+z')
    await expect(editorOf(sam.page, next)).not.toContainText(words)
    await sam.page.keyboard.press('Control+y')
    await expect(editorOf(sam.page, next)).toContainText(words)
    await expectSaved(sam.page)
    expect(await whose(next)).toEqual([idOf('asha')])
    const { blocks } = await textOf(sam.context.request, sections.get(next)!)
    const run = blocks.flatMap(({ runs }) => runs).find(({ text }) => text.includes('rather walk'))
    expect(run).toMatchObject({ placed: { by: { id: idOf('sam') } } })
    expect(faults).toEqual([])
  })

  test('are shown so to whoever is there, word by word and as a list, with who put them there', async () => {
    for (const { page } of [asha, sam]) {
      await page.getByRole('button', { name: 'Who wrote this' }).click()
      await page.getByLabel('Every word').check()
      await expect(lineOf(page, next, words)).toHaveAttribute('data-initials', 'AR')
      await lineOf(page, next, words).hover()
      const card = page.locator('.card', { hasText: 'Put here by Sam' })
      await expect(card).toContainText('Asha Rahman')
      await expect(card).toContainText(/Written \d/)
      await page.keyboard.press('Escape')
      await expect(card).toHaveCount(0)
      await page.getByRole('button', { name: 'As a list' }).click()
      const item = page.getByRole('dialog').getByRole('listitem').filter({ hasText: words })
      await expect(item).toHaveCount(1)
      await expect(item).toContainText('Asha')
      await expect(item).toContainText('Put here by Sam')
    }
    await expectStateAccessible(sam.page, 'who wrote which words, with words that were moved')
    for (const { page } of [asha, sam]) await page.keyboard.press('Escape')
  })

  test('can be told apart and gone through: the words of one person stand out, and it is said how many they are', async () => {
    const { page } = asha
    const said = await listen(page)
    const before = await layoutOf(page, next)
    await page.getByLabel('Beside each paragraph').check()
    expect(await layoutOf(page, next), 'no word is moved by its line').toEqual(before)
    await page.getByLabel('Every word').check()
    await page
      .getByRole('group', { name: 'Whose words stand out' })
      .getByRole('button', { name: /Asha Rahman/ })
      .click()
    await expect.poll(said).toMatch(/Asha Rahman, Person who uses services: \d+ paragraphs?, \d+ words?/)
    await expect(lineOf(page, next, words)).toHaveClass(/whose-chosen/)
    await expect(editorOf(page, life).locator('.whose:not(.whose-chosen)')).toHaveCount(0)
    expect(await layoutOf(page, next), 'nor by standing out').toEqual(before)
    await page.getByRole('button', { name: 'Who wrote this' }).click()
    expect(await layoutOf(page, next), 'nor for the marks beside it').toEqual(before)
    await page.getByRole('button', { name: 'Who wrote this' }).click()
    expect(await onPhone(page, next)).toEqual({ isNarrower: false, isOnWords: false })
    await page
      .getByRole('group', { name: 'Whose words stand out' })
      .getByRole('button', { name: /Asha Rahman/ })
      .click()
    // The system's colours take every colour, and leave the lines.
    await page.emulateMedia({ forcedColors: 'active' })
    await expect(lineOf(page, next, words)).toHaveCSS('background-image', /gradient/)
    await page.emulateMedia({ forcedColors: 'none' })
    await page.getByRole('button', { name: 'Next words' }).click()
    await expect(page.getByRole('group', { name: 'Go through the words' })).toContainText(
      /^.*\d+ of \d+\. Asha/s,
    )
    await page.getByRole('button', { name: 'Everybody' }).click()
    await expect.poll(said).toContain('The words of everybody')
    expect(await bareWhenPrinted(page)).toEqual({ onScreen: true, onPaper: false })
    await page.emulateMedia({ media: 'print' })
    await expect(lineOf(page, next, words)).toHaveCSS('print-color-adjust', 'exact')
    await page.emulateMedia({ media: null })
  })

  test('have their author from the first letter, also where the pen was taken a moment ago', async () => {
    const unknown = await watchForNobody(asha.page, life)
    await sam.page.reload()
    await writeAtEnd(sam.page, life)
    await writeAtOnce(sam.page, ' Sam writes on after a reload.')
    await expectSaved(sam.page)
    await expect(lineOf(asha.page, life, 'Sam writes on after a reload.')).toHaveAttribute(
      'data-initials',
      'SW',
    )
    expect(await unknown()).toEqual([])
    expect(faults).toEqual([])
  })

  test('are drawn and listed by the server, for whoever has no script', async ({ browser }) => {
    const still = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await asha.context.storageState(),
    })
    const page = await still.newPage()
    await page.goto(asha.page.url())
    await page.getByRole('link', { name: 'Who wrote this' }).click()
    const part = page.getByRole('region', { name: next, exact: true })
    await expect(part.locator('.whose', { hasText: words })).toHaveAttribute(
      'title',
      'Asha Rahman, Person who uses services. Put here by Sam Whitfield',
    )
    await page.getByText('Who wrote which words').click()
    const list = page.getByRole('region', { name: 'Who wrote this' })
    await expect(list.getByRole('paragraph').filter({ hasText: words })).toContainText('Asha Rahman')
    await still.close()
  })

  /** The drawn words of one author that hold these. */
  const lineOf = (page: Page, title: string, held: string) =>
    editorOf(page, title).locator('.whose', { hasText: held }).last()

  /** The words of a text, and how much room each paragraph takes where. */
  const layoutOf = (page: Page, title: string) =>
    editorOf(page, title).evaluate(({ children }) =>
      [...children].map((block) => {
        const { x, width, height } = block.getBoundingClientRect()
        return { words: block.textContent, x, width, height }
      }),
    )

  /** Goes through the words on a phone: whether marks make the text narrower, and whether the first stands on words. */
  async function onPhone(page: Page, title: string): Promise<{ isNarrower: boolean; isOnWords: boolean }> {
    const size = page.viewportSize()!
    await page.setViewportSize({ width: 390, height: 844 })
    const text = editorOf(page, title)
    const mark = page.getByRole('region', { name: title }).getByRole('toolbar').getByRole('button').first()
    // They follow the text within a frame or two.
    await expect
      .poll(async () => (await mark.boundingBox())!.y)
      .toBeGreaterThan((await text.boundingBox())!.y)
    const [part, written, first, marked] = await Promise.all([
      page.getByRole('region', { name: title }).boundingBox(),
      text.boundingBox(),
      text.locator('.whose').first().boundingBox(),
      mark.boundingBox(),
    ])
    // The way to the next words comes along to where they stand, until it is let go of.
    const [way, on] = [
      page.getByRole('group', { name: 'Go through the words' }),
      page.getByRole('button', { name: 'Next words' }),
    ]
    await on.click()
    await expect(way).toContainText(/\d+ of \d+\. /)
    await expect(page.locator('.box').first()).toBeInViewport()
    await expect(way).toBeInViewport({ ratio: 1 })
    await way.getByRole('button', { name: 'Close' }).click()
    await expect(on).toBeFocused()
    await expect(way).not.toContainText(/\d+ of \d+\. /)
    await page.setViewportSize(size)
    return {
      isNarrower: written!.width < part!.width,
      isOnWords: marked!.y + marked!.height > first!.y + 2,
    }
  }

  /**
   * Asks for the authors and prints in the same moment, in a window that does not show all of the text: whether any
   * words have no line yet then, and on paper.
   */
  async function bareWhenPrinted(page: Page): Promise<{ onScreen: boolean; onPaper: boolean }> {
    const size = page.viewportSize()!
    await page.setViewportSize({ ...size, height: 320 })
    const button = page.getByRole('button', { name: 'Who wrote this' })
    await button.click()
    await expect(page.locator('.whose')).toHaveCount(0)
    const bare = await button.evaluate(async (asks: HTMLElement) => {
      const areBare = (): boolean => {
        const blocks = document.querySelectorAll('[role=textbox] :is(p, h3, h4, h5)')
        return [...blocks].some((block) => block.textContent && !block.querySelector('.whose'))
      }
      asks.click()
      // It is drawn within the task of the press, before anything that waits for an idle moment.
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      const onScreen = areBare()
      dispatchEvent(new Event('beforeprint'))
      return { onScreen, onPaper: areBare() }
    })
    await page.setViewportSize(size)
    return bare
  }

  /** Looks at each picture of a text for words that nobody's line is under; answers those that were seen. */
  async function watchForNobody(page: Page, title: string): Promise<() => Promise<readonly string[]>> {
    const seen = await editorOf(page, title).evaluateHandle((text) => {
      const nobodys: string[] = []
      const look = (): void => {
        const words = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
        while (words.nextNode()) {
          const { parentElement, textContent } = words.currentNode
          const isDrawn = parentElement?.closest('.whose, .other-caret, [contenteditable=false]') != null
          if (!isDrawn && textContent?.trim()) nobodys.push(textContent)
        }
        requestAnimationFrame(look)
      }
      look()
      return nobodys
    })
    return () => seen.jsonValue()
  }
})
