import { expect, test } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { authorsOf, editorOf, expectSaved, textOf, writeAtEnd, writeAtOnce } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'My life'
const first = 'I walk to the market on Fridays.'
const second = 'Sam comes along.'

test.describe('the history of a document', () => {
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let asha: Seat
  let sam: Seat
  let path: string
  let section: string
  let ashaId: string
  let samId: string

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { documents, people, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    section = plan.sections.find(({ title }) => title === part)!.id
    const idOf = (key: string) => people.find((person) => person.key === key)!.id
    ;[ashaId, samId] = [idOf('asha'), idOf('sam')]
    path = `/s/${space.slug}/d/care-plan`
    asha = await sitDown(browser, product, 'asha', path)
    sam = await sitDown(browser, product, 'sam', path)
  })
  test.afterAll(async () => {
    await asha.context.close()
    await sam.context.close()
    await product.end()
  })

  test('tells who wrote when, and gives a name to how it reads', async () => {
    const { page } = asha
    await writeAtEnd(page, part)
    await page.keyboard.press('Enter')
    await writeAtOnce(page, first)
    await expectSaved(page)

    await page.getByRole('link', { name: 'History', exact: true }).click()
    // The document has a link to the part too, which would keep the page from going.
    await page.waitForURL(/history$/)
    await page.getByRole('link', { name: part, exact: true }).click()
    await expect(page.getByRole('heading', { level: 2, name: part })).toBeVisible()
    const today = page.getByRole('article').filter({ hasText: 'Asha Rahman' }).first()
    await expect(today).toContainText(`wrote`)

    await page.getByRole('button', { name: 'Name this version' }).click()
    await expect(page.getByRole('link', { name: 'Write a name for this version' })).toBeVisible()
    await page.getByLabel('Name', { exact: true }).fill('Sent to the board')
    await page.getByRole('button', { name: 'Name this version' }).click()
    await expect(page.getByRole('main').getByText('This version has a name now.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Version: Sent to the board' })).toBeVisible()
    await expectStateAccessible(page, 'a time line with a named version')
  })

  test('shows what was added and taken away since a version, and by whom', async () => {
    const { page } = sam
    await editorOf(page, part).getByText(first).click({ clickCount: 3 })
    await page.keyboard.press('Delete')
    await writeAtOnce(page, second)
    await expectSaved(page)
    await page.goto(`${product.url}${path}/history`)
    await page.getByRole('link', { name: part, exact: true }).click()
    await expect(page.getByRole('heading', { level: 2, name: part })).toBeVisible()
    await page
      .getByRole('article')
      .filter({ hasText: 'Sam Whitfield' })
      .first()
      .getByRole('link', { name: /^See what changed/ })
      .click()
    await page.getByLabel('Compare with').selectOption({ label: 'Version: Sent to the board' })
    await page.getByRole('button', { name: 'Compare' }).click()
    const text = page.getByRole('region', { name: 'The text' })
    await expect(text.locator('del')).toHaveText(`Sam Whitfield, Frontline staff took this away: ${first}`)
    await expect(text.locator('ins')).toHaveText(`Sam Whitfield, Frontline staff wrote this: ${second}`)
    const changes = page.getByRole('region', { name: 'What changed, one by one' })
    await expect(changes.getByRole('listitem')).toHaveCount(2)
    await expectStateAccessible(page, 'what changed since a version')
    await changes.getByRole('link').first().click()
    await expect(page).toHaveURL(/#change-1$/)

    const back = changes.getByRole('link', { name: /^Bring these words back/ })
    await back.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Bring it back' }).click()
    await expect(page.getByRole('main').getByText('The words are back where they stood.')).toBeVisible()
    await expect(editorOf(page, part)).toContainText(first)
    await expect(editorOf(page, part)).toContainText(second)
    await expectSaved(page)
    expect(authorsOf(await textOf(sam.context.request, section), first)).toEqual([ashaId])
    await editorOf(page, part).focus()
    await page.keyboard.press('Control+z')
    await expect(editorOf(page, part)).not.toContainText(first)
    await expectSaved(page)
  })

  test('is brought back as a new change, in which everybody’s words stay theirs, and undo takes that back', async () => {
    const { page } = sam
    await page.goto(`${product.url}${path}/history?part=${section}`)
    await page.getByRole('link', { name: 'Read this version: Sent to the board' }).click()
    await page.getByRole('link', { name: 'Bring this version back' }).click()
    await expectStateAccessible(page, 'whether an old version is to be brought back')
    await page.getByRole('button', { name: 'Bring it back' }).click()
    await expect(page.getByRole('main').getByText('It reads as it did then.')).toBeVisible()
    await expect(editorOf(page, part)).toContainText(first)
    await expect(editorOf(page, part)).not.toContainText(second)
    await expectSaved(page)
    const { request } = sam.context
    // The full stop that stands is Sam's, at the end of what he had written: an equal sign is not written anew.
    expect(authorsOf(await textOf(request, section), first.slice(0, -1))).toEqual([ashaId])

    await editorOf(page, part).focus()
    await page.keyboard.press('Control+z')
    await expect(editorOf(page, part)).toContainText(second)
    await expectSaved(page)
    expect(authorsOf(await textOf(request, section), second)).toEqual([samId])
    await page.goto(`${product.url}${path}/history?part=${section}`)
    await expect(page.getByText('Sam Whitfield brought an earlier version back').first()).toBeVisible()
  })
})
