import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { anchorOf, Flow, nextSuggestion, readBlocks, suggest, suggestReplacement } from '@alongside/flow'
import {
  anchorLimits,
  createdDocumentSchema,
  idFrom,
  sectionSuggestionsSchema,
  type Command,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { demoState } from './demo.ts'
import { sitDown } from './person.ts'
import { editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'
import { startTypist } from './typist.ts'

const blocks = 500
const keys = 40
const rounds = 3
const openings = 9
const comments = 200
const suggestions = 50
const others = ['moses', 'lena', 'sam', 'priya', 'asha'] as const

// A trace takes a snapshot of the whole page at each key, which is most of what would be measured.
test.use({ trace: 'off' })

test.describe('a long document that five others write in', () => {
  let product: Product

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
  })
  test.afterAll(async () => {
    await product.end()
  })

  test('opens and shows each key soon, also with two hundred comments and fifty suggestions', async ({
    browser,
  }) => {
    const plain = await openLongText(browser, product)
    const commented = await openLongText(browser, product)
    await comment(product, commented)
    await proposeChanges(product, commented)

    // By turns, since a machine is not equally fast all the time.
    const [openWithNone, openWithMany]: [number[], number[]] = [[], []]
    for (let opening = 0; opening < openings; opening++) {
      openWithNone.push(await openingMs(plain))
      openWithMany.push(await openingMs(commented))
    }
    const editor = editorOf(commented.page, commented.section.title)
    await expect(editor.locator('.commented').nth(comments - 1)).toBeAttached()
    await expect(editor.locator('del')).toHaveCount(suggestions)
    await expect(commented.page.locator('article.card')).toHaveCount(suggestions)
    await expect(commented.page.locator('.thread')).toHaveCount(comments)
    await walkAll(commented)

    const [withNone, withMany]: [number[], number[]] = [[], []]
    let typed = 0
    for (let round = 0; round < rounds; round++) {
      for (const [text, took] of [
        [plain, withNone],
        [commented, withMany],
      ] as const) {
        const typists = await Promise.all(others.map((key) => startTypist(product, key, text.section.id)))
        took.push(...(await measure(text)))
        typed += typists.reduce((total, typist) => total + typist.stop(), 0)
      }
    }
    const also = `the same with ${comments} comments and ${suggestions} suggestions`
    report(`opening, ${blocks} blocks`, openWithNone)
    report(also, openWithMany)
    reportRatio(openWithMany, openWithNone)
    report(`key to paint, ${blocks} blocks, ${others.length} others`, withNone)
    report(also, withMany)
    reportRatio(withMany, withNone)
    expect([withNone.length, withMany.length]).toEqual([rounds * keys, rounds * keys])
    expect(typed, 'the others did type').toBeGreaterThan(rounds * keys)
    await plain.context.close()
    await commented.context.close()
  })

  test('shows soon whose each word is, and each key as soon then', async ({ browser }) => {
    const text = await openLongText(browser, product)
    const typists = await Promise.all(others.map((key) => startTypist(product, key, text.section.id)))
    await expect.poll(() => Math.min(...typists.map((typist) => typist.pressed()))).toBeGreaterThan(keys)
    // As whoever opens it finds it: with the text in the page as the server read it, whose every run is known.
    await openingMs(text)
    const [drawn, chosen] = await drawingMs(text)
    const runs = await text.page.locator('.whose').count()
    report(`whose ${runs} runs of words are, with marks beside ${blocks} blocks`, drawn)
    report('drawn anew, with one person’s words standing out', chosen)
    const took = await measure(text)
    report(`key to paint, ${blocks} blocks, ${others.length} others, whose each word is`, took)
    for (const typist of typists) typist.stop()
    expect([drawn.length, took.length]).toEqual([openings, keys])
    await text.context.close()
  })
})

interface LongText {
  readonly page: Page
  readonly context: BrowserContext
  readonly space: string
  readonly section: { readonly id: string; readonly title: string }
}

/** Makes a document of one section with many paragraphs, and opens it. */
async function openLongText(browser: Browser, product: Product): Promise<LongText> {
  const { space } = await demoState(product)
  const { page, context } = await sitDown(browser, product, 'asha', `/s/${space.slug}`)
  const answer = await context.request.post(`/api/spaces/${space.id}/documents`, {
    data: { kind: 'blank', title: 'A long one' },
    headers: { origin: product.url },
  })
  const created = createdDocumentSchema.parse(await answer.json())
  const section = created.sections[0]!
  await page.goto(`/s/${space.slug}/d/${created.id}`)
  await writeAtEnd(page, section.title)
  await pasteText(
    page,
    Array.from({ length: blocks }, (_, n) => `Paragraph ${n}: ${'what people told us '.repeat(8)}`),
  )
  await expectSaved(page)
  expect((await textOf(context.request, section.id)).blocks.length).toBeGreaterThanOrEqual(blocks)
  return { page, context, space: space.id, section }
}

/** Comments on a few words of each second paragraph. */
async function comment(product: Product, { context, space, section }: LongText): Promise<void> {
  const reader = await startTypist(product, 'asha', section.id)
  reader.stop()
  const read = readBlocks(reader.doc)
  for (let n = 0; n < comments; n++) {
    const block = 2 * n
    const letters = anchorOf(read, { block, offset: 0 }, { block, offset: 12 }, anchorLimits)
    const anchor = { quote: letters.map(({ text }) => text).join(''), letters: [...letters] }
    const thread = idFrom(randomBytes(16))
    const data: Command = {
      do: 'comment',
      section: section.id,
      thread,
      anchor,
      sort: null,
      words: `About ${n}`,
      voice: null,
    }
    const answer = await context.request.post(`/api/spaces/${space}/commands`, {
      data,
      headers: { origin: product.url },
    })
    expect(answer.status()).toBe(200)
  }
}

/** Suggests another word in each tenth paragraph. */
async function proposeChanges(product: Product, { context, section }: LongText): Promise<void> {
  const typist = await startTypist(product, 'asha', section.id)
  typist.stop({ andLeave: false })
  const flow = new Flow(typist.doc)
  const pen = typist.doc.clientID
  for (let n = 0; n < suggestions; n++) {
    const block = 10 * n + 5
    const by = { pen, suggestion: nextSuggestion(flow, pen) }
    suggest(flow, by, (suggesting) =>
      suggestReplacement(suggesting, { block, offset: 0 }, { block, offset: 9 }, `Section ${n}`),
    )
  }
  flow.close()
  await expect(async () => {
    const answer = await context.request.get(`/api/sections/${section.id}/suggestions`)
    expect(sectionSuggestionsSchema.parse(await answer.json()).suggestions).toHaveLength(suggestions)
  }).toPass()
  typist.stop()
}

/** How long it takes from asking for the page until the text can be written in, in ms. */
async function openingMs({ page, section }: LongText): Promise<number> {
  await page.bringToFront()
  await page.reload({ waitUntil: 'commit' })
  // Looked for in the page itself: a locator that waits describes the whole page at each try, which would be measured.
  const opened = await page.waitForFunction((title) => {
    const texts = [...document.querySelectorAll('[role=textbox][contenteditable=true]')]
    return texts.some((text) => text.ariaLabel?.includes(title)) && performance.now()
  }, section.title)
  return Number(await opened.jsonValue())
}

/** Presses keys in the middle of the text; how long each took until it was painted, in ms. */
async function measure({ page, section }: LongText): Promise<readonly number[]> {
  await page.bringToFront()
  await editorOf(page, section.title).locator('p').nth(250).click()
  await watchKeys(page)
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefghij'[key % 10]!)
    await page.waitForTimeout(40)
  }
  await expect.poll(async () => (await tookMs(page)).length).toBe(keys)
  return tookMs(page)
}

/**
 * How long it takes from asking whose each word is until that is painted, and from choosing a person, or everybody
 * again, until all words are drawn anew; time after time, in ms.
 */
async function drawingMs({
  page,
  section,
}: LongText): Promise<readonly [readonly number[], readonly number[]]> {
  await page.bringToFront()
  const button = page.getByRole('button', { name: 'Who wrote this' })
  await button.click()
  await page.getByLabel('Every word').check()
  const took: number[] = []
  for (let time = 0; time < openings; time++) {
    await button.click()
    await expect(editorOf(page, section.title).locator('.whose')).toHaveCount(0)
    took.push(await button.evaluate(paintedMs))
  }
  const choices = page.getByRole('group', { name: 'Whose words stand out' }).getByRole('button')
  await expect(choices.nth(1)).toBeVisible()
  const chosen: number[] = []
  for (let time = 0; time < openings; time++) {
    chosen.push(await choices.nth((time + 1) % 2).evaluate(paintedMs))
  }
  await choices.first().click()
  return [took, chosen]
}

/** Presses a button; how long it takes until the frame after it has been painted. Runs in the page. */
function paintedMs(button: HTMLElement | SVGElement): Promise<number> {
  const from = performance.now()
  if (button instanceof HTMLElement) button.click()
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const painted = new MessageChannel()
      painted.port1.addEventListener('message', () => resolve(performance.now() - from))
      painted.port1.start()
      painted.port2.postMessage(null)
    })
  })
}

/** Walks by the keys from the first card to the last; each has a name. */
async function walkAll({ page, section }: LongText): Promise<void> {
  const rail = page.getByRole('group', { name: `Comments on ${section.title}` })
  const card = page.locator('[data-card]:focus')
  await rail.locator('[data-card]').first().focus()
  const names = new Set<string | null>()
  for (let at = 0; at < comments + suggestions; at++) {
    names.add(await card.getAttribute('id'))
    await expect(card).toHaveAccessibleName(/^(Comment|Suggestion) by Asha Rahman/)
    await page.keyboard.press('ArrowDown')
  }
  expect(names.size).toBe(comments + suggestions)
  await page.keyboard.press('Escape')
  await expect(editorOf(page, section.title)).toBeFocused()
}

function report(what: string, took: readonly number[]): void {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number): string => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1)
  process.stdout.write(`${what}: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, worst ${at(1)} ms\n`)
}

function reportRatio(some: readonly number[], others: readonly number[]): void {
  const median = (took: readonly number[]): number =>
    took.toSorted((a, b) => a - b)[Math.floor((took.length - 1) / 2)]!
  const pairs = some.map((one, at) => one / others[at]!)
  process.stdout.write(
    `ratio of the medians ${(median(some) / median(others)).toFixed(2)}, median of the pairs ${median(pairs).toFixed(2)}\n`,
  )
}

/** Pastes lines as plain text where the caret stands. */
async function pasteText(page: Page, lines: readonly string[]): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, lines.join('\n'))
}

/** Notes for every key from now on how long it is until the frame after it has been painted. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const took: number[] = []
    const isWatching = 'took' in globalThis
    Object.assign(globalThis, { took })
    if (isWatching) return
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const painted = new MessageChannel()
          painted.port1.addEventListener('message', () =>
            (globalThis as unknown as { took: number[] }).took.push(performance.now() - timeStamp),
          )
          painted.port1.start()
          painted.port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })
}

async function tookMs(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { took: number[] }).took)
}
