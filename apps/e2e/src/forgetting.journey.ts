import { expect, test } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, expectSaved, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'My life'

test.describe('being forgotten', () => {
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let gwen: Seat
  let sam: Seat
  let space: string
  let name: string

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const state = await demoState(product)
    space = `/s/${state.space.slug}`
    gwen = await sitDown(browser, product, 'gwen', '/me')
    sam = await sitDown(browser, product, 'sam', `${space}/d/care-plan`)
    name = await gwen.page.getByLabel('Your name').inputValue()
    await writeAtEnd(sam.page, part)
    await sam.page.keyboard.press('Enter')
    await sam.page.keyboard.type(`Ring ${name} before eight.`)
    await expectSaved(sam.page)
    await writeAtEnd(sam.page, part)
    await sam.page.keyboard.press('ControlOrMeta+Alt+m')
    await sam.page.getByLabel('Your comment').fill(`Who rings ${name} at weekends?`)
    await sam.page.getByRole('button', { name: 'Send comment' }).click()
    await expect(sam.page.getByText(`Who rings ${name} at weekends?`)).toBeVisible()
  })
  test.afterAll(async () => {
    await gwen.context.close()
    await sam.context.close()
    await product.end()
  })

  test('is asked by the person, who chooses what stands in the place of the name', async () => {
    const { page } = gwen
    await page.getByRole('link', { name: 'Ask to be forgotten' }).click()
    await page.getByRole('button', { name: 'Forget me' }).click()
    await expect(page.getByRole('link', { name: 'Tick this if you want it' })).toBeVisible()
    await expectStateAccessible(page, 'being forgotten, not yet sure')
    await page.getByRole('radio', { name: 'Words of my own' }).check()
    await page.getByLabel('The words').fill('a neighbour')
    await expect(page.getByText('So it will read: a neighbour wrote this.')).toBeVisible()
    await page.getByRole('checkbox', { name: 'I know that this cannot be taken back' }).check()
    await page.getByRole('button', { name: 'Forget me' }).click()
    await expect(page.getByRole('heading', { name: 'You are forgotten' })).toBeVisible()
    await page.goto('/me')
    await expect(page).toHaveURL(/\/sign-in/)
  })

  test('leaves a typed name to be taken out by whoever may write there', async () => {
    const { page } = sam
    await page.goto(space)
    await page.getByRole('link', { name: 'Look at it', exact: true }).click()
    const card = page.getByRole('article').filter({ hasText: 'before eight' })
    await expect(card).toContainText(name)
    await expectStateAccessible(page, 'a name that may be somebody’s who is forgotten')
    await card.getByRole('button', { name: 'Replace it by “a neighbour”' }).click()
    await expect(page.getByRole('main').getByText('It is replaced.')).toBeVisible()
    // The name in the comment was a place of its own, and whoever has it open sees what stands there now.
    const open = await sam.context.newPage()
    await open.goto(`${space}/d/care-plan`)
    await expect(open.getByText(`Who rings ${name} at weekends?`)).toBeVisible()
    await page.goto(`${space}/names`)
    const said = page.getByRole('article').filter({ hasText: 'at weekends' })
    await said.getByRole('button', { name: 'Replace it by “a neighbour”' }).click()
    await expect(page.getByRole('main').getByText('It is replaced.')).toBeVisible()
    await expect(open.getByText('Who rings a neighbour at weekends?')).toBeVisible()
    await expect(editorOf(open, part)).toContainText('Ring a neighbour before eight.')
  })
})
