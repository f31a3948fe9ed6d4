import { expect, test } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { holdLine, type Line } from './line.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, expectSaved, textOf, writeAtEnd, writeAtOnce } from './section.ts'
import { startProduct, type Product } from './server.ts'

const life = 'My life'
const first = ' I walk to the allotment each day.'
const second = ' And I grow beans.'
const third = ' My neighbour helps.'

test.describe('words that one types for another', () => {
  let product: Product
  let sam: Seat
  let asha: Seat
  let moses: Seat
  let line: Line
  let space: string
  let section: string
  let plan: string
  let ashaId: string

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    const state = await demoState(product)
    const document = state.documents.find(({ slug }) => slug === 'care-plan')!
    section = document.sections.find(({ title }) => title === life)!.id
    space = `/s/${state.space.slug}`
    plan = `${space}/d/${document.slug}`
    ashaId = state.people.find(({ key }) => key === 'asha')!.id
    sam = await sitDown(browser, product, 'sam', '/')
    line = await holdLine(sam.page)
    await sam.page.goto(plan)
    asha = await sitDown(browser, product, 'asha', space)
    moses = await sitDown(browser, product, 'moses', plan)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, asha, moses]) await context.close()
    await product.end()
  })

  /** How the API says that words stand that were typed for Asha. */
  async function standing(words: string): Promise<string> {
    const { blocks } = await textOf(sam.context.request, section)
    const run = blocks
      .flatMap(({ runs }) => runs)
      .find(({ text }) => text.includes(words.trim()) || words.includes(text.trim()))
    if (run === undefined) return 'nowhere'
    return `${run.author.name}, by ${run.hand.name}${'unconfirmed' in run ? ', unconfirmed' : ''}`
  }

  test('[A11] are said to be so with one tap or key, which stays in view, and ends with a reload', async () => {
    const { page } = sam
    await writeAtEnd(page, life)
    await page.getByRole('button', { name: 'Type for somebody' }).click()
    await page.getByLabel('Whose words are you typing?').selectOption({ label: 'Asha Rahman' })
    await page.getByLabel('How do the words reach you?').selectOption({ label: 'said on the phone' })
    await expect(page.getByText('You type what Asha Rahman says.')).toBeInViewport()
    await page.getByRole('button', { name: 'Several people at this device' }).click()
    const row = page.getByRole('group', { name: 'Who is speaking?' })
    await expect(row.getByRole('button', { name: 'Asha Rahman' })).toHaveAttribute('aria-pressed', 'true')
    await expectStateAccessible(page, 'typing for somebody, several people at one device')
    await writeAtEnd(page, life)
    await writeAtOnce(page, first)
    await page.keyboard.press('Alt+Shift+Digit0')
    await expect(row.getByRole('button', { name: 'Me', exact: true })).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.type(' (Typed at her desk.)')
    await expectSaved(page)
    await expect.poll(() => standing(first)).toBe('Asha Rahman, by Sam Whitfield, unconfirmed')
    expect(await standing('(Typed at her desk.)')).toBe('Sam Whitfield, by Sam Whitfield')
    await row.getByRole('button', { name: 'Asha Rahman' }).click()
    await page.reload()
    await page.getByRole('button', { name: 'Type for somebody' }).click()
    await expect(page.getByLabel('Whose words are you typing?')).toHaveValue('')
  })

  test('[A10] wait for that person, who reads them and says that they are theirs', async () => {
    const open = editorOf(moses.page, life).locator('[data-typed="open"]')
    await expect(open).toHaveText(first.trim())
    await moses.page.getByRole('button', { name: 'Who wrote this' }).click()
    await moses.page.getByLabel('Every word').check()
    await open.hover()
    const card = moses.page.locator('.card', { hasText: 'Not yet confirmed' })
    await expect(card).toContainText('Asha Rahman, Person who uses services, typed by Sam Whitfield')
    await expect(async () => {
      await asha.page.reload()
      await expect(asha.page.getByText('Sam Whitfield typed words for you.')).toBeVisible({ timeout: 500 })
    }).toPass()
    const item = asha.page.getByRole('article', {
      name: 'Sam Whitfield typed words for you. Are they yours?',
    })
    await item.getByRole('link').click()
    await expect(asha.page.getByRole('heading', { level: 1, name: 'Are these your words?' })).toBeVisible()
    await expectStateAccessible(asha.page, 'words to confirm')
    await asha.page.getByRole('button', { name: 'Yes, these are my words' }).click()
    await expect(asha.page.getByText('Nothing waits for you here.')).toBeVisible()
    expect(await standing(first)).toBe('Asha Rahman, by Sam Whitfield')
    await expect(open).toHaveCount(0)
    await expect(card).toHaveCount(0)
    await moses.page.getByRole('button', { name: 'Who wrote this' }).click()
  })

  test('[A10] typed offline are confirmed by somebody else who was there, and never by whoever typed them', async () => {
    const { page } = sam
    await page.getByLabel('Whose words are you typing?').selectOption({ label: 'Asha Rahman' })
    await line.cut()
    await writeAtEnd(page, life)
    await page.keyboard.type(second)
    await page.getByRole('button', { name: 'My own words again' }).click()
    await writeAtEnd(page, life)
    await page.keyboard.type(' Offline.')
    line.mend()
    await expectSaved(page)
    await expect.poll(() => standing(second)).toBe('Asha Rahman, by Sam Whitfield, unconfirmed')
    expect(await standing(' Offline.')).toBe('Sam Whitfield, by Sam Whitfield')

    const words = `${space}/typed/${section}/${ashaId}`
    await page.goto(words)
    await expect(page.getByText('You typed words here, so you cannot confirm them.')).toBeVisible()
    await expectStateAccessible(page, 'words that the reader typed')
    await moses.page.goto(words)
    await moses.page.getByRole('button', { name: 'I was there: Asha Rahman said this' }).click()
    await expect(moses.page.getByText('Nothing waits here for Asha Rahman.')).toBeVisible()
    expect(await standing(second)).toBe('Asha Rahman, by Sam Whitfield')
  })

  test('[M296] are theirs by the code from the mail, on a phone without an account, with script or without', async ({
    browser,
  }) => {
    const { page } = sam
    await page.goto(plan)
    await page.getByRole('button', { name: 'Type for somebody' }).click()
    await page.getByLabel('Whose words are you typing?').selectOption({ label: 'Asha Rahman' })
    await writeAtEnd(page, life)
    await writeAtOnce(page, third)
    await expectSaved(page)
    await page.goto(`${space}/typed/${section}/${ashaId}`)
    await page.getByRole('button', { name: 'Mail Asha Rahman these words and a code' }).click()
    const codeIn = () => /\/my-words#([A-Z0-9]{6})/.exec(product.output())?.[1]
    await expect.poll(codeIn).toBeDefined()
    const code = codeIn() ?? ''

    const viewport = { width: 390, height: 844 }
    const phone = await browser.newContext({ viewport })
    const opened = await phone.newPage()
    await opened.goto(`${product.url}/my-words#${code}`)
    await expect(opened.getByLabel('The code')).toHaveValue(code)
    await expect(opened).toHaveURL(`${product.url}/my-words`)
    await opened.getByRole('button', { name: 'Show my words' }).click()
    await expect(opened.getByRole('group', { name: 'The words as they stand now' })).toContainText(
      third.trim(),
    )
    await expectStateAccessible(opened, 'words to confirm by a code')

    const plain = await browser.newContext({ viewport, javaScriptEnabled: false })
    const typed = await plain.newPage()
    await typed.goto(`${product.url}/my-words`)
    await typed.getByLabel('The code').fill(code.toLowerCase())
    await typed.getByRole('button', { name: 'Show my words' }).click()
    await typed.getByText('Something is wrong? Put it right').click()
    await typed.getByLabel('Your words, part 1').fill(' My sister Zoe helps.')
    await typed.getByRole('button', { name: 'These are my words now' }).click()
    await expect(typed.locator('main')).toContainText('It is noted that these are your words.')
    expect(await standing('sister Zoe')).toBe('Asha Rahman, by Asha Rahman')
    await opened.getByRole('button', { name: 'These are not my words' }).click()
    await expect(opened.locator('main')).toContainText('This code counts no more.')
    await expect(opened.getByLabel('The code')).toHaveValue(code)
    for (const context of [phone, plain]) await context.close()
  })
})
