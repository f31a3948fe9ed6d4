import { expect, test, type Page } from '@playwright/test'
import { demoState } from './demo.ts'
import { Keyboard } from './keyboard.ts'
import { sitDown } from './person.ts'
import { editorOf, expectSaved, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

test.describe('with a keyboard alone', () => {
  test.describe.configure({ timeout: 300_000 })
  let product: Product

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
  })
  test.afterAll(async () => {
    await product.end()
  })

  test('someone signs in, writes, looks who wrote what, changes how they speak and read, and signs out', async ({
    browser,
  }) => {
    const { documents, space } = await demoState(product)
    const plan = documents.find(({ slug }) => slug === 'care-plan')!
    const asha = await sitDown(browser, product, 'asha', `/s/${space.slug}/d/${plan.slug}`)
    await writeAtEnd(asha.page, 'My life')
    const context = await browser.newContext({ baseURL: product.url, viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    const keyboard = new Keyboard(page)
    const text = (title: string) => editorOf(page, title)

    await test.step('signs in with a demo account', async () => {
      await page.goto('/sign-in')
      await keyboard.tabTo(link(page, 'Go to the main part'))
      await keyboard.press('Enter')
      await keyboard.tabTo(button(page, /^Moses Okafor/))
      await keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Riverside Partnership Board')
    })

    await test.step('reaches the care plan', async () => {
      await keyboard.tabTo(link(page, 'Go to the main part'))
      await keyboard.press('Enter')
      await keyboard.tabTo(link(page, plan.title), { atMost: 3 })
      await keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(plan.title)
      await expectSaved(page)
    })

    await test.step('goes into a part by the outline', async () => {
      await keyboard.tabTo(link(page, 'Go to the main part'))
      await keyboard.press('Enter')
      await keyboard.tabTo(link(page, 'What I bring'))
      await keyboard.press('Enter')
      await expect(text('What I bring')).toBeVisible()
      await keyboard.tabTo(text('What I bring'), { atMost: 1 })
    })

    await test.step('writes a heading and a list by keys', async () => {
      await keyboard.press('Control+End', 'Enter', 'Control+Alt+0')
      await keyboard.press('Control+Alt+2')
      await keyboard.type('With my hands')
      await keyboard.press('Enter', 'Control+Shift+8')
      await keyboard.type('Bread')
      await keyboard.press('Enter')
      await keyboard.type('Kites')
      await expect(text('What I bring').locator('h4', { hasText: 'With my hands' })).toBeVisible()
      await expect(button(page, 'Bullets')).toHaveAttribute('aria-pressed', 'true')
      await keyboard.isAt(text('What I bring'))
    })

    await test.step('goes round with F6, and makes a list and a heading by the tools', async () => {
      const style = page.getByRole('combobox', { name: 'Style' })
      await keyboard.press('Enter', 'Control+Alt+0', 'Control+Shift+8')
      await keyboard.type('Numbered')
      await keyboard.press('F6')
      await keyboard.isAt(style)
      for (const name of ['Undo', 'Bold', 'Italic', 'Link', 'Bullets', 'Numbers']) {
        await keyboard.press('ArrowRight')
        await keyboard.isAt(button(page, name))
      }
      await keyboard.press('Enter')
      await keyboard.isAt(text('What I bring'))
      await expect(button(page, 'Numbers')).toHaveAttribute('aria-pressed', 'true')
      await keyboard.press('Enter', 'Enter')
      await keyboard.type('Also a heading')
      await keyboard.press('F6')
      await keyboard.isAt(button(page, 'Numbers'))
      await keyboard.press('Home')
      await keyboard.isAt(style)
      await keyboard.press('ArrowDown')
      await expect(text('What I bring').locator('h3', { hasText: 'Also a heading' })).toBeVisible()
      await keyboard.press('ArrowDown')
      await expect(text('What I bring').locator('h4', { hasText: 'Also a heading' })).toBeVisible()
      await keyboard.isAt(style)
      await keyboard.press('Shift+F6')
      await keyboard.isAt(text('What I bring'))
    })

    await test.step('makes a link, and is back at the words', async () => {
      await keyboard.press('Enter')
      await keyboard.press('Control+k')
      await keyboard.isAt(page.getByLabel('Address'))
      await keyboard.type('https://example.org')
      await keyboard.press('Enter')
      await keyboard.isAt(text('What I bring'))
      await expect(text('What I bring').locator('a[href="https://example.org"]')).toBeVisible()
      await keyboard.press('Control+k')
      await keyboard.isAt(page.getByLabel('Address'))
      await keyboard.press('Escape')
      await keyboard.isAt(text('What I bring'))
      await keyboard.type(' And on.')
      await expect(text('What I bring')).toContainText('https://example.org And on.')
    })

    await test.step('walks on into the next part and back, and leaves the text', async () => {
      await keyboard.press('ArrowDown')
      await keyboard.isAt(text('What I want'))
      await keyboard.press('ArrowUp')
      await keyboard.isAt(text('What I bring'))
      await keyboard.press('Tab')
      const comment = page.getByRole('group', { name: 'Comments on What I bring' }).getByRole('button')
      await keyboard.isAt(comment)
      await keyboard.press('Tab')
      await keyboard.isAt(text('What I want'))
      await keyboard.press('Shift+Tab', 'Shift+Tab')
      await keyboard.isAt(text('What I bring'))
    })

    await test.step('passes by no part that may be written in', async () => {
      const titles = plan.sections.map(({ title }) => title)
      for (const title of titles.slice(titles.indexOf('What I bring') + 1)) {
        const part = page.getByRole('region', { name: title, exact: true })
        if ((await part.count()) === 0 || (await part.getByText('You can read this part').isVisible()))
          continue
        // A suggestion beside the part before has stops of its own.
        await keyboard.tabTo(text(title), { atMost: 8 })
      }
    })

    await test.step('goes to where someone else is', async () => {
      const people = page.getByRole('group', { name: 'Here now' })
      await keyboard.press('F6', 'F6')
      await keyboard.isAt(people.getByRole('button', { name: /Asha Rahman/ }))
      await keyboard.press('Enter')
      await keyboard.isAt(text('My life'))
    })

    await test.step('opens the keys, and comes back to where it was opened', async () => {
      const keys = page.getByRole('dialog', { name: 'Keys' })
      await keyboard.press('Control+/')
      await keyboard.isAt(keys.getByRole('button', { name: 'Close' }))
      await keyboard.press('Escape')
      await expect(keys).toBeHidden()
      await keyboard.isAt(text('My life'))
    })

    await test.step('looks who wrote what', async () => {
      await keyboard.tabTo(button(page, 'Who wrote this'), { key: 'Shift+Tab' })
      await keyboard.press('Enter')
      await keyboard.isAt(page.getByRole('button', { name: 'Who wrote this', pressed: true }))
      await keyboard.tabTo(page.getByRole('radio', { name: 'Beside each paragraph' }), { atMost: 12 })
      await keyboard.press('ArrowDown')
      await keyboard.isAt(page.getByRole('radio', { name: 'Every word', checked: true }))
      await keyboard.tabTo(button(page, 'Next words'), { atMost: 2 })
      await keyboard.press('Enter')
      await keyboard.isAt(button(page, 'Next words'))
      await expect(page.getByRole('group', { name: 'Go through the words' })).toContainText(/\d+ of \d+\. /)
      await keyboard.tabTo(button(page, 'As a list'), { atMost: 1 })
      await keyboard.press('Enter')
      const list = page.getByRole('dialog', { name: 'Who wrote which words' })
      await keyboard.isAt(list.getByRole('button', { name: 'Close' }))
      await expect(list).toContainText('Moses Okafor')
      await keyboard.press('Enter')
      await expect(list).toBeHidden()
      await keyboard.isAt(button(page, 'As a list'))
      const gutter = page.getByRole('toolbar', { name: 'Who wrote this' }).first()
      const marks = gutter.getByRole('button')
      await expect(gutter.locator('[tabindex="0"]')).toHaveCount(1)
      await keyboard.tabTo(marks.first(), { atMost: 30 })
      await keyboard.press('ArrowDown')
      await keyboard.isAt(marks.nth(1))
    })

    await test.step('speaks in another capacity', async () => {
      await expectSaved(page)
      await keyboard.tabTo(link(page, 'Me'), { key: 'Shift+Tab' })
      await keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Me in')
      const as = page.getByRole('group', { name: 'I speak as' })
      await keyboard.tabTo(as.getByRole('radio', { checked: true }))
      await keyboard.press('ArrowDown')
      await keyboard.isAt(as.getByRole('radio', { name: /^Lay partner/ }))
      await keyboard.tabTo(button(page, 'Speak like this'), { atMost: 1 })
      await keyboard.press('Enter')
      await expect(page.getByRole('main').getByText('From now on you speak as: Lay partner.')).toBeVisible()
    })

    await test.step('changes how it is to be read', async () => {
      const easier = link(page, 'Make this easier for me')
      const dialog = page.getByRole('dialog', { name: 'Make this easier for me' })
      await keyboard.tabTo(easier, { key: 'Shift+Tab' })
      await keyboard.press('Enter')
      await expect(dialog.getByRole('heading', { name: 'Make this easier for me' })).toBeFocused()
      await keyboard.tabTo(dialog.getByRole('radio', { name: 'Usual' }).first(), { atMost: 3 })
      await keyboard.press('ArrowDown', 'ArrowDown')
      await keyboard.isAt(dialog.getByRole('radio', { name: '125 %' }))
      await expect(page.locator('html')).toHaveAttribute('data-size', '125')
      await keyboard.tabTo(dialog.getByRole('button', { name: 'Done' }))
      await keyboard.press('Enter')
      await expect(dialog).toBeHidden()
      await keyboard.isAt(easier)
    })

    await test.step('signs out', async () => {
      await keyboard.tabTo(button(page, 'Sign out'))
      await keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
      await expect(page).toHaveURL(/sign-in/)
    })

    await asha.context.close()
    await context.close()
  })
})
