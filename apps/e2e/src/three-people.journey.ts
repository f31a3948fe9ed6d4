import { expect, test } from '@playwright/test'
import { demoState } from './demo.ts'
import { sitDown } from './person.ts'
import { authorsOf, editorOf, expectSaved, textOf, writeAtEnd, statusOf } from './section.ts'
import { startProduct, type Product } from './server.ts'

const life = 'My life'

test.describe('three people write one care plan', () => {
  let product: Product

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
  })
  test.afterAll(async () => {
    await product.end()
  })

  test('at once, one of them offline for a while, and the server is killed in the middle', async ({
    browser,
  }) => {
    const { documents, people, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    const section = plan.sections.find(({ title }) => title === life)!
    const idOf = (key: string) => people.find((person) => person.key === key)!.id
    const path = `/s/${space.slug}/d/${plan.slug}`

    const asha = await sitDown(browser, product, 'asha', path)
    const moses = await sitDown(browser, product, 'moses', path)
    const sam = await sitDown(browser, product, 'sam', path)
    const seats = [asha, moses, sam]
    for (const { page } of seats) await writeAtEnd(page, life)

    // All at once, each in a paragraph of their own.
    const words = {
      asha: 'I like to sit in the garden before anyone else is up.',
      moses: 'I bring her tea at seven and we listen to the birds.',
      sam: 'The morning visit will start after eight from now on.',
    }
    for (const [key, seat] of [
      ['asha', asha],
      ['moses', moses],
      ['sam', sam],
    ] as const) {
      await seat.page.keyboard.press('Enter')
      await seat.page.keyboard.type(words[key].slice(0, 20))
    }
    await Promise.all(
      (
        [
          ['asha', asha],
          ['moses', moses],
          ['sam', sam],
        ] as const
      ).map(([key, seat]) => seat.page.keyboard.type(words[key].slice(20), { delay: 15 })),
    )
    for (const { page } of seats) {
      await expectSaved(page)
      for (const sentence of Object.values(words)) await expect(editorOf(page, life)).toContainText(sentence)
    }

    // Moses loses his connection and goes on; the others too; then the server is killed and started again.
    await moses.context.setOffline(true)
    await expect(statusOf(moses.page)).toHaveText(/Offline/, { timeout: 40_000 })
    await moses.page.keyboard.type(' On Sundays her sister rings.')
    await asha.page.keyboard.type(' My sister rings on Sundays.')
    await expectSaved(asha.page)
    await product.kill()
    await asha.page.keyboard.type(' We talk for an hour.')
    await sam.page.keyboard.type(' Nobody will ring before that.')
    await product.start()
    await moses.context.setOffline(false)
    for (const { page } of seats) await expectSaved(page)

    const all = [
      ' On Sundays her sister rings.',
      ' My sister rings on Sundays.',
      ' We talk for an hour.',
      ' Nobody will ring before that.',
    ]
    for (const { page } of seats) {
      for (const sentence of all) await expect(editorOf(page, life)).toContainText(sentence)
    }

    const shown = await Promise.all(seats.map(({ page }) => editorOf(page, life).textContent()))
    expect(new Set(shown).size, 'all see the same text').toBe(1)

    const text = await textOf(asha.context.request, section.id)
    expect(authorsOf(text, words.asha)).toEqual([idOf('asha')])
    expect(authorsOf(text, words.moses)).toEqual([idOf('moses')])
    expect(authorsOf(text, words.sam)).toEqual([idOf('sam')])
    expect(authorsOf(text, 'On Sundays her sister rings.')).toEqual([idOf('moses')])
    expect(authorsOf(text, 'We talk for an hour.')).toEqual([idOf('asha')])
    expect(authorsOf(text, 'Nobody will ring before that.')).toEqual([idOf('sam')])
    for (const sentence of [...Object.values(words), ...all]) {
      expect(text.text.split(sentence.trim()).length - 1, `"${sentence}" stands once`).toBe(1)
    }
  })
})
