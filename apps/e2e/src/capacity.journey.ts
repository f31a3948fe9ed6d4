import { expect, test } from '@playwright/test'
import { demoState } from './demo.ts'
import { sitDown } from './person.ts'
import { expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const life = 'My life'

test.describe('someone who speaks in two capacities', () => {
  let product: Product

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
  })
  test.afterAll(async () => {
    await product.end()
  })

  test('[S2] takes another while writing, and what was written keeps the one it had', async ({ browser }) => {
    const { documents, people, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    const section = plan.sections.find(({ title }) => title === life)!.id
    const moses = people.find(({ key }) => key === 'moses')!.id
    const organiser = await sitDown(browser, product, 'lena', '/')
    const seat = await sitDown(browser, product, 'moses', `/s/${space.slug}/d/${plan.slug}`)
    const command = async (by: typeof seat, data: object): Promise<void> => {
      const answer = await by.context.request.post(`/api/spaces/${space.id}/commands`, {
        data,
        headers: { origin: product.url },
      })
      expect(answer.status(), await answer.text()).toBe(200)
    }
    await command(organiser, {
      do: 'changeSeat',
      person: moses,
      seat: {
        capacities: ['unpaidCarer', 'layPartner'],
        organisation: null,
        seat: null,
        speaksFor: null,
        term: { from: null, to: null },
        voting: true,
      },
    })
    await writeAtEnd(seat.page, life)
    await seat.page.keyboard.press('Enter')
    await seat.page.keyboard.type('As her carer I see this daily.')
    await expectSaved(seat.page)
    await command(seat, { do: 'speakAs', capacity: 'layPartner' })
    await expect(seat.page.getByRole('group', { name: 'Here now' })).toContainText('Lay partner')
    await seat.page.keyboard.type(' As a lay partner I ask the board to act.')
    await expectSaved(seat.page)

    const runs = (await textOf(seat.context.request, section)).blocks.flatMap((block) => block.runs)
    const capacityOf = (words: string) => runs.find(({ text }) => text.includes(words))?.capacity
    expect(capacityOf('As her carer')).toBe('unpaidCarer')
    expect(capacityOf('I ask the board')).toBe('layPartner')
  })
})
