import { expect, test, type Browser, type Page } from '@playwright/test'
import { expectAccessible, expectRoom } from './access.ts'
import { fillBoard, type Board } from './board.ts'
import { sitDown, type Seat } from './person.ts'
import { routesWithPage } from './routes.ts'
import { screens, screensOfBeginning, screensOfTrouble, type Screen } from './screens.ts'
import { editorOf } from './section.ts'
import { startProduct, type Product } from './server.ts'

type Key = NonNullable<Screen['who']> | 'nobody'

/** What a page tried that its policy forbids: whoever guards a site takes each for an attack. */
interface Watched {
  violations: string[]
}

function keepViolations(): void {
  const violations: string[] = []
  Object.assign(window, { violations })
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    violations.push(`${violatedDirective} ${blockedURI}`),
  )
}

const all: readonly Screen[] = [...screens, ...screensOfTrouble]
/** One of each page: who looks at it changes what there is to do, and hardly what needs room. */
const eachOnce = [...new Map(all.toReversed().map((screen) => [screen.route, screen])).values()].toReversed()
const nameOf = ({ route, who }: Screen) => `/${route} for ${who ?? 'nobody'}`

test.describe('every screen can be used by everybody', () => {
  test.describe.configure({ timeout: 300_000 })
  let product: Product
  let board: Board
  let seats: Readonly<Record<Key, Seat>>
  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    const sit = (key: string) => sitDown(browser, product, key, '/easier')
    const nobody = await standBy(browser, product)
    seats = {
      nobody,
      asha: await sit('asha'),
      sam: await sit('sam'),
      gwen: await sit('gwen'),
      omar: await sit('omar'),
    }
    for (const { context } of Object.values(seats)) await context.addInitScript(keepViolations)
    const priya = await sit('priya')
    board = await fillBoard(product, {
      sam: seats.sam.context,
      priya: priya.context,
      asha: seats.asha.context,
    })
    await priya.context.close()
  })
  test.afterAll(async () => {
    for (const { context } of Object.values(seats)) await context.close()
    await product.end()
  })

  test('every page of the product is among them', () => {
    const listed = new Set([...screens.map(({ route }) => route), ...screensOfBeginning])
    expect([...listed].toSorted()).toEqual(routesWithPage())
  })

  for (const [at, screen] of all.entries()) {
    test(`as it opens, in all looks: ${at + 1}, ${nameOf(screen)}`, async () => {
      const page = await open(screen)
      expect(await page.evaluate(() => (window as unknown as Watched).violations)).toEqual([])
      await expectAccessible(page, nameOf(screen))
    })
  }

  for (const [at, screen] of eachOnce.entries()) {
    test(`in Danish, with the largest letters and the widest spaces: ${at + 1}, ${nameOf(screen)}`, async () => {
      const easier = { size: '200', spacing: 'widest', font: 'dyslexic', line: 'full' }
      await seats[screen.who ?? 'nobody'].context.addCookies([
        { name: 'reading', value: new URLSearchParams(easier).toString(), url: product.url },
        { name: 'language', value: 'da', url: product.url },
      ])
      const page = await open(screen)
      await expect(page.locator('html')).toHaveAttribute('lang', 'da')
      // Words and letters change what has room; names, roles and colours are those that were looked at above.
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await expectRoom(page, `${width} px`)
      }
    })
  }

  /** Opens a screen and waits until it stands as it will stay. */
  async function open({ who, path }: Screen): Promise<Page> {
    const { page } = seats[who ?? 'nobody']
    await page.goto(path(board))
    await expect(page.locator('h1').first()).toBeVisible()
    if (/\/d\/[^/]+$/.test(new URL(page.url()).pathname) && (await page.locator('.part').count()) > 0) {
      await editorOf(page, '').first().waitFor()
    }
    return page
  }
})

/** A browser in which nobody is signed in. */
async function standBy(browser: Browser, product: Product): Promise<Seat> {
  const context = await browser.newContext({ baseURL: product.url })
  return { context, page: await context.newPage() }
}
