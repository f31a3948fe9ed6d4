import { expect, test, type Page } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, expectSaved, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const budget = 'My budget'
const secret = 'Quince jam money'

test.describe('private parts, and parts with rules of their own', () => {
  test.describe.configure({ timeout: 240_000 })
  let product: Product
  let path: string
  let asha: Seat
  let lena: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { space } = await demoState(product)
    path = `/s/${space.slug}/d/care-plan`
    asha = await sitDown(browser, product, 'asha', path)
    lena = await sitDown(browser, product, 'lena', path)
  })
  test.afterAll(async () => {
    await asha.context.close()
    await lena.context.close()
    await product.end()
  })

  /** Every byte that a page is sent, in answers and over sockets, from now on. */
  function listen(page: Page): () => Promise<string> {
    const texts: Promise<string>[] = []
    page.on('response', (response) => {
      // The program itself knows the titles that kinds of documents begin with; it says nothing of this one.
      if (!response.url().includes('/_app/')) texts.push(response.text().catch(() => ''))
    })
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) =>
        texts.push(Promise.resolve(typeof payload === 'string' ? payload : payload.toString('latin1'))),
      ),
    )
    return async () => (await Promise.all(texts)).join('\n')
  }

  const cardOf = (page: Page, title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

  test('[M100] [M102] a part that is hidden from somebody leaves their open page, and nothing more of it reaches them', async () => {
    const heading = lena.page.getByRole('heading', { level: 2, name: budget })
    await expect(heading).toBeVisible()
    const partsBefore = await lena.page
      .getByRole('navigation', { name: 'What is in this document' })
      .first()
      .getByRole('link')
      .count()

    await asha.page.goto(`${path}/rights`)
    const card = cardOf(asha.page, budget)
    await card.locator('summary').click()
    await card.getByLabel(/^Add someone/).selectOption({ label: 'Lena Fischer (Lay partner)' })
    await card.getByLabel(/^May/).selectOption({ label: 'Nothing: they do not see it' })
    await card.getByRole('button', { name: /^Give this right/ }).click()
    await card.getByLabel(/^Why may .*do less/).fill('Money is between us three.')
    await card.getByRole('button', { name: 'Change it now' }).click()
    await expect(card.getByText('Some people do not see it, nor its title.')).toBeVisible()

    await expect(heading).toHaveCount(0)
    await expect(lena.page.getByText('The reason: Money is between us three.').first()).toBeVisible()
    await lena.page.getByRole('button', { name: 'Seen' }).click()
    const outline = lena.page.getByRole('navigation', { name: 'What is in this document' }).first()
    await expect(outline.getByRole('link')).toHaveCount(partsBefore - 1)

    const received = listen(lena.page)
    await lena.page.reload()
    await asha.page.goto(path)
    await writeAtEnd(asha.page, budget)
    await asha.page.keyboard.type(` ${secret}`)
    await expectSaved(asha.page)
    await lena.page.goto(`${path}/sections`)
    await lena.page.goto(`${path}/rights`)
    await lena.page.goto(path)
    await expect(editorOf(lena.page, 'My life')).toBeVisible()
    const all = await received()
    expect(all).toContain('My life')
    for (const word of [secret, budget, 'Quince']) expect(all).not.toContain(word)
  })

  test('[M102] its title is seen where the owner lets it be, in its place, and no more', async () => {
    await asha.page.goto(`${path}/rights`)
    await cardOf(asha.page, budget)
      .getByRole('button', { name: /^Let them see the title/ })
      .click()
    const title = lena.page.getByRole('region', { name: budget })
    await expect(title).toContainText('This part is private.')
    await expectStateAccessible(lena.page, 'a private part')
    await lena.page.setViewportSize({ width: 390, height: 844 })
    await expect(title).toBeVisible()
    await expect(lena.page.getByText(secret)).toHaveCount(0)
    await lena.page.setViewportSize({ width: 1280, height: 800 })
  })

  test('[M103] [M104] [M105] a part is closed once it holds the words it needs, and one that waits opens by itself', async () => {
    await asha.page.goto(`/s/${path.split('/')[2]}/new`)
    await asha.page.getByLabel('Personal care and support plan').check()
    await asha.page.getByRole('button', { name: 'Go on' }).click()
    await asha.page.getByLabel('Title').fill('A plan that begins')
    await asha.page.getByRole('button', { name: 'Start writing' }).click()
    await expect(asha.page.getByRole('heading', { level: 1 })).toHaveText('A plan that begins')
    const plan = new URL(asha.page.url()).pathname

    const waits = 'This part opens for writing when there is something in “What I bring”.'
    await expect(asha.page.getByText(waits)).toBeVisible()
    await lena.page.goto(plan)
    await expect(lena.page.getByText(waits)).toBeVisible()
    await expectStateAccessible(lena.page, 'a part that waits')
    await writeAtEnd(asha.page, 'What I bring')
    await asha.page.keyboard.type('I sing.')
    await expectSaved(asha.page)
    await expect(asha.page.getByText(waits)).toHaveCount(0)
    await expect(lena.page.getByText(waits)).toHaveCount(0)
    await writeAtEnd(lena.page, 'What gets in the way')
    await lena.page.keyboard.type('The stairs.')
    await expectSaved(lena.page)

    await writeAtEnd(lena.page, 'What I want')
    await lena.page.keyboard.type('She wants to sing.')
    await expectSaved(lena.page)
    await asha.page.goto(`${plan}/sections`)
    const card = cardOf(asha.page, '4 What I want')
    const close = async (): Promise<void> => {
      await card.getByText('Close for writing').click()
      await card.getByLabel('Why is it closed?').fill('We have talked about it.')
      await card.getByRole('button', { name: /^Close this part/ }).click()
    }
    await close()
    await expect(
      card.getByText(
        'It cannot be closed yet: words from someone who takes part as “Person who uses services” are missing.',
      ),
    ).toBeVisible()
    await expectStateAccessible(asha.page, 'a part that cannot be closed')
    await asha.page.goto(plan)
    await writeAtEnd(asha.page, 'What I want')
    await asha.page.keyboard.type(' In the choir.')
    await expectSaved(asha.page)
    await asha.page.goto(`${plan}/sections`)
    await close()
    await expect(card.getByText('Closed by Asha Rahman', { exact: false })).toBeVisible()
    const closed = lena.page.getByText('We have talked about it.', { exact: false }).first()
    await expect(closed).toBeVisible()
    await expect(editorOf(lena.page, 'What I want')).toHaveAttribute('contenteditable', 'false')
    await expectStateAccessible(lena.page, 'a part that is closed')
    await card.getByRole('button', { name: /^Open it for writing/ }).click()
    await expect(editorOf(lena.page, 'What I want')).toHaveAttribute('contenteditable', 'true')
  })
})
