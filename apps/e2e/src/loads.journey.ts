import type { Command } from '@alongside/protocol'
import { expect, test, type Page } from '@playwright/test'
import { demoState, type DemoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { statusOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'What I bring'

/** Counts the requests of a page whose address is as wanted, each time from the call on until nothing is asked for any more. */
function counted(page: Page, wanted: RegExp): (act: () => Promise<unknown>) => Promise<number> {
  let asked = 0
  let lastAt = 0
  page.on('request', (request) => {
    lastAt = performance.now()
    if (wanted.test(request.url())) asked++
  })
  return async (act) => {
    asked = 0
    await act()
    lastAt = performance.now()
    await expect.poll(() => performance.now() - lastAt, { timeout: 30_000 }).toBeGreaterThan(1_500)
    return asked
  }
}

test.describe('what others do', () => {
  let product: Product
  let demo: DemoState
  let section: string
  let document: string
  let asha: Seat
  let sam: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    demo = await demoState(product)
    const plan = demo.documents.find(({ slug }) => slug === 'care-plan')!
    document = plan.id
    section = plan.sections.find(({ title }) => title === part)!.id
    asha = await sitDown(browser, product, 'asha', `/s/${demo.space.slug}`)
    sam = await sitDown(browser, product, 'sam', `/s/${demo.space.slug}/d/care-plan`)
    await writeAtEnd(sam.page, part)
    await expect(statusOf(sam.page)).toHaveText(/All changes saved/)
  })
  test.afterAll(async () => {
    await asha.context.close()
    await sam.context.close()
    await product.end()
  })

  async function command(by: Seat, data: Command): Promise<void> {
    const answer = await by.context.request.post(`/api/spaces/${demo.space.id}/commands`, {
      data,
      headers: { origin: product.url },
    })
    expect(answer.status(), await answer.text()).toBe(200)
  }

  test('is loaded once: a new title, and a right of which every open part tells too', async () => {
    const loads = counted(sam.page, /__data\.json/)
    const title = 'Our plan for Asha'
    const renamed = await loads(async () => {
      await command(asha, { do: 'renameDocument', document, title })
      await expect(sam.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    })
    const on = { what: 'document', document } as const
    const shared = await loads(() =>
      command(asha, {
        do: 'giveRight',
        on,
        grantee: { to: 'space' },
        permission: 'comment',
        reason: 'We talk about it first.',
      }),
    )
    expect({ renamed, shared }).toEqual({ renamed: 1, shared: 1 })
    // Every open part says so, and to have seen it in one is enough.
    const notices = sam.page.locator('.part .notice').filter({ hasText: 'We talk about it first.' })
    expect(await notices.count()).toBeGreaterThan(1)
    await notices.first().getByRole('button', { name: 'Seen' }).click()
    await expect(notices).toHaveCount(0)
  })

  test('makes a page ask what waits when it concerns its reader, and not otherwise', async () => {
    const asks = counted(sam.page, /\/waiting$/)
    const saying = { section, words: 'Who could ask them?', voice: null }
    const ofHis = 'h'.repeat(16)
    const whole = { anchor: null, sort: null } as const
    const own = await asks(() => command(sam, { do: 'comment', thread: ofHis, ...whole, ...saying }))
    const others = await asks(async () => {
      for (const thread of ['a'.repeat(16), 'b'.repeat(16), 'c'.repeat(16)])
        await command(asha, { do: 'comment', thread, ...whole, ...saying })
      await expect(sam.page.getByText('Who could ask them?')).toHaveCount(4)
    })
    const answered = await asks(() =>
      command(asha, { do: 'reply', thread: ofHis, post: 'r'.repeat(16), ...saying, words: 'I will.' }),
    )
    expect({ own, others, answered }).toEqual({ own: 1, others: 0, answered: 1 })
  })
})
