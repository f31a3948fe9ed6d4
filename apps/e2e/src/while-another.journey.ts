import { expect, test, type Page } from '@playwright/test'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { authorsOf, editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const strengths = 'What I bring'

/** What B does to the paragraph in which A is in the middle of a sentence. */
const deeds: readonly { readonly name: string; readonly kind: string; do(page: Page): Promise<void> }[] = [
  { name: 'turns it into a heading', kind: 'heading', do: (page) => page.keyboard.press('Control+Alt+2') },
  { name: 'quotes it', kind: 'paragraph', do: (page) => page.keyboard.press('Control+Shift+b') },
  {
    name: 'makes it a list item and indents it',
    kind: 'paragraph',
    async do(page) {
      await page.keyboard.press('Control+Shift+8')
      await page.keyboard.press('Control+]')
    },
  },
  {
    name: 'presses Enter in the middle',
    kind: 'paragraph',
    async do(page) {
      await page.keyboard.press('Home')
      for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
    },
  },
  {
    name: 'joins it to the paragraph before',
    kind: 'paragraph',
    async do(page) {
      await page.keyboard.press('Home')
      await page.keyboard.press('Backspace')
    },
  },
]

test.describe('what A types while B changes the paragraph', () => {
  let product: Product
  let asha: Seat
  let sam: Seat
  let sectionId: string
  let ashaId: string

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { documents, people, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    sectionId = plan.sections.find(({ title }) => title === strengths)!.id
    ashaId = people.find(({ key }) => key === 'asha')!.id
    asha = await sitDown(browser, product, 'asha', `/s/${space.slug}/d/${plan.slug}`)
    sam = await sitDown(browser, product, 'sam', `/s/${space.slug}/d/${plan.slug}`)
  })
  test.afterAll(async () => {
    await asha.context.close()
    await sam.context.close()
    await product.end()
  })

  for (const [round, deed] of deeds.entries()) {
    test(`[F3] is kept, in place and hers, while B ${deed.name}`, async () => {
      await writeAtEnd(asha.page, strengths)
      await asha.page.keyboard.press('Enter')
      // A plain paragraph to start from, whatever the round before left behind.
      await asha.page.keyboard.press('Control+Alt+0')
      const begun = `Round ${round} begun: I teach`
      const sentence = `${begun} the young ones how to cook for a table of ${round + 10}.`
      await asha.page.keyboard.type(begun)
      await expectSaved(asha.page)

      await writeAtEnd(sam.page, strengths)
      await expect(editorOf(sam.page, strengths)).toContainText(begun)
      await sam.page.keyboard.press('Control+End')
      await Promise.all([
        asha.page.keyboard.type(sentence.slice(begun.length), { delay: 20 }),
        deed.do(sam.page),
      ])
      await Promise.all([expectSaved(asha.page), expectSaved(sam.page)])

      const text = await textOf(asha.context.request, sectionId)
      const whole = text.blocks.map((block) => block.text).join('')
      expect(whole.split(sentence.slice(begun.length)).length - 1, 'her words stand once').toBe(1)
      expect(authorsOf(text, sentence.slice(begun.length))).toEqual([ashaId])
      const block = text.blocks.find((candidate) => candidate.text.includes(sentence.slice(begun.length)))
      expect(block?.kind).toBe(deed.kind)
      const shownTo = async (seat: Seat): Promise<string | null> =>
        editorOf(seat.page, strengths).textContent()
      await expect.poll(() => shownTo(asha)).toBe(await shownTo(sam))
    })
  }
})
