import type { Command, MeetingAsk, MeetingNotice } from '@alongside/protocol'
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { callMeeting } from './meeting.ts'
import { arrive } from './newcomer.ts'
import { sitDown, type Seat } from './person.ts'
import { expectSaved, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1360, height: 900 }
const [pilot, money] = ['How the pilot is going', 'Money for breaks'] as const

let decisions = 0

/** A meeting that is over, whose minutes the next one has approved; with an item kept among some where it says so. */
async function approved(
  product: Product,
  { lena, sam }: { readonly lena: Seat; readonly sam: Seat },
  kept: string | null,
  write: (notes: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const titles = [pilot, money]
  const meeting = await callMeeting(product, sam.context, {
    seats: ['lena', 'sam'],
    titles,
  })
  const { id, items, demo } = meeting
  const ask = async ({ request }: BrowserContext, data: unknown): Promise<string> => {
    const headers = { origin: product.url }
    const answer = await request.post(`/api/spaces/${demo.space.id}/commands`, { data, headers })
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
    return ((await answer.json()) as { made: string | null }).made ?? ''
  }
  const meet = (seat: Seat, what: MeetingAsk, at = id) =>
    ask(seat.context, { do: 'meet', meeting: at, ask: what } satisfies Command)
  const record = (item: string, words: string) => {
    const decision = `d${String((decisions += 1)).padStart(15, '0')}`
    return meet(sam, {
      do: 'recordDecision',
      decision,
      item,
      words,
      vote: null,
      effective: '2027-01-01',
      review: null,
    })
  }
  const here = { capacity: 'layPartner', how: 'present', attends: { as: 'self' } } as const

  await write(`/s/${demo.space.slug}/d/${id}?notes=all`)
  await meet(lena, { do: 'comeIn', ...here })
  await meet(sam, { do: 'comeIn', ...here, capacity: 'frontlineStaff' })
  await meet(lena, { do: 'open' })
  await record(items[0]!, 'The pilot goes on until summer.')
  if (kept !== null) {
    const facts = {
      sort: 'decision',
      purpose: kept,
      ask: '',
      presenter: null,
      minutes: 60,
      breakAfter: null,
      standing: false,
    } as const
    const among = { people: [meeting.person('lena')] }
    const more = { meeting: id, title: kept, after: items[0]!, facts, confidential: among }
    const item = await ask(sam.context, { do: 'addItem', ...more } satisfies Command)
    await meet(lena, { do: 'openItem', item })
    await record(item, kept)
  }
  await record(items[1]!, 'Twice as much as last year.')
  await meet(lena, { do: 'end' })
  const notice = await noticeOf(sam, id)
  const next = await ask(sam.context, {
    do: 'callMeeting',
    title: 'Partnership board in April',
    notice,
    quorum: { atLeast: 0, of: [] },
    seats: [],
    series: null,
    from: id,
  } satisfies Command)
  await meet(lena, { do: 'publish' }, next)
  await meet(lena, { do: 'open' }, next)
  await meet(lena, { do: 'approveMinutes', in: next, reason: null })
  return `/s/${demo.space.slug}/m/${id}`
}

async function noticeOf(seat: Seat, id: string): Promise<MeetingNotice> {
  const answer = await seat.context.request.get(`/api/meetings/${id}`)
  return ((await answer.json()) as { meeting: { notice: MeetingNotice } }).meeting.notice
}

async function publish(page: Page, here: string): Promise<string> {
  await page.goto(`${here}/public`)
  await page.getByRole('checkbox', { name: /^I have read the whole copy/ }).check()
  await page.getByRole('button', { name: 'Make it public' }).click()
  await expect(page.getByRole('heading', { name: 'These minutes are public.' })).toBeVisible()
  return page.getByLabel('Address of the public copy').inputValue()
}

test.describe('minutes that everybody may read', () => {
  let product: Product
  let lena: Seat
  let sam: Seat
  let reader: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    lena = await sitDown(browser, product, 'lena', '/')
    sam = await sitDown(browser, product, 'sam', '/')
    reader = await arrive(browser, product)
  })
  test.afterAll(async () => {
    for (const { context } of [lena, sam, reader]) await context.close()
    await product.end()
  })

  test('are read by their chair, made public without an item, read on a phone, printed, and withdrawn', async () => {
    const { page } = lena
    await page.setViewportSize(desk)
    const here = await approved(product, { lena, sam }, 'Complaint by Omar', async (notes) => {
      await sam.page.goto(notes)
      const editor = await writeAtEnd(sam.page, pilot)
      await editor.pressSequentially('Asha Rahman told us that the bus is late.')
      await expectSaved(sam.page)
    })
    await page.goto(`${here}/minutes`)
    await page.getByRole('link', { name: 'Make a public copy' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Public copy of the minutes' })).toBeVisible()
    await expect(page.getByText('Never in it: Complaint by Omar.')).toBeVisible()
    await expect(page.getByRole('link', { name: /^Item 1: Asha Rahman told us/ }).first()).toBeVisible()
    await expectAccessible(page, 'a public copy, before it is one')
    await page.setViewportSize(desk)

    await page.getByRole('button', { name: 'Make it public' }).click()
    await expect(page.getByRole('link', { name: 'Read the copy to its end, then tick this' })).toBeVisible()
    await expectStateAccessible(page, 'a public copy that nobody has read')
    await page.setViewportSize(desk)
    await page.getByRole('checkbox', { name: money }).uncheck()
    await page.getByRole('button', { name: 'Show the copy with these items' }).click()
    await expect(page.getByText('Twice as much as last year.')).toHaveCount(0)
    await page.getByRole('checkbox', { name: /^I have read the whole copy/ }).check()
    await page.getByRole('button', { name: 'Make it public' }).click()
    await expect(page.getByRole('main').getByText('The minutes are public now.')).toBeVisible()
    await expectAccessible(page, 'minutes that are public')
    await page.setViewportSize(desk)
    const address = await page.getByLabel('Address of the public copy').inputValue()

    // Signed out, on a phone, without the script.
    const still = await reader.context.browser()!.newContext({ javaScriptEnabled: false, viewport: phone })
    const paper = await still.newPage()
    await paper.goto(address)
    await expect(paper.getByRole('heading', { name: `1. ${pilot}` })).toBeVisible()
    await expect(paper.getByText('The pilot goes on until summer.')).toBeVisible()
    await expect(paper.getByText('told us that the bus is late')).toBeVisible()
    await expect(paper.getByText(/Complaint|Omar|Money for breaks/)).toHaveCount(0)
    await paper.getByRole('link', { name: 'Large print' }).click()
    await expect(paper.getByRole('link', { name: 'Usual print' })).toBeVisible()
    const sizeOf = (what: Locator): Promise<number> =>
      what.evaluate((at) => Number.parseFloat(getComputedStyle(at).fontSize))
    const ofText = await sizeOf(paper.getByText('The pilot goes on until summer.'))
    expect(await sizeOf(paper.getByRole('heading', { name: 'What was decided' }))).toBeGreaterThanOrEqual(
      ofText,
    )
    await paper.emulateMedia({ media: 'print' })
    await expect(paper.getByRole('link', { name: 'Usual print' })).toBeHidden()
    await expect(paper.getByText('The pilot goes on until summer.')).toBeVisible()
    await still.close()
    await reader.page.goto(address)
    await expect(reader.page.getByRole('button', { name: 'Print the minutes' })).toBeVisible()
    await expectAccessible(reader.page, 'public minutes')

    await page.getByRole('button', { name: 'Withdraw it' }).click()
    await expect(page.getByLabel('Why do you withdraw it?')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('Why do you withdraw it?').fill('A name stood in it.')
    await page.getByRole('button', { name: 'Withdraw it' }).click()
    await expect(page.getByRole('main').getByText('The public copy is withdrawn.')).toBeVisible()
    await expect(page.getByText(/: A name stood in it\.$/)).toBeVisible()
    const gone = await reader.page.goto(address)
    expect(gone?.status()).toBe(410)
    await expect(
      reader.page.getByRole('heading', { name: 'These minutes are not public any more' }),
    ).toBeVisible()
    await expect(reader.page.getByText('A name stood in it')).toHaveCount(0)
    await expectStateAccessible(reader.page, 'minutes that are not public any more')
  })

  test('are the same page for whoever is outside, whatever was kept among some', async () => {
    const read = async (kept: string | null): Promise<string> => {
      const address = await publish(lena.page, await approved(product, { lena, sam }, kept))
      const answer = await reader.context.request.get(address)
      expect(answer.status()).toBe(200)
      const html = await answer.text()
      // Each has an address of its own, and each answer a number that lets its own scripts run.
      return html
        .replaceAll(new URL(address).pathname.split('/').at(-1)!, 'ID')
        .replaceAll(/nonce(-|=")[^"' ]*/g, '')
    }
    const plain = await read(null)
    expect(plain).toContain('Twice as much as last year.')
    expect(await read('A complaint that took an hour, with words and words about it')).toBe(plain)
  })
})
