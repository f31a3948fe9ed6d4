import { expect, test, type Page } from '@playwright/test'
import { anchorOf, readBlocks } from '@alongside/flow'
import { anchorLimits, createdDocumentSchema, idFrom, type Command } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import type * as Y from 'yjs'
import { demoState } from './demo.ts'
import { sitDown } from './person.ts'
import { editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'
import { startTypist } from './typist.ts'

const blocks = 500
const keys = 120
const comments = 200
const others = ['moses', 'lena', 'sam', 'priya', 'asha'] as const

test.describe('a long document that five others write in', () => {
  let product: Product

  test.beforeAll(async () => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
  })
  test.afterAll(async () => {
    await product.end()
  })

  test('shows each key soon after it was pressed', async ({ browser }) => {
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

    const typists = await Promise.all(others.map((key) => startTypist(product, key, section.id)))
    const plain = await measure(page, section.title)
    report(`key to paint, ${blocks} blocks, ${others.length} others`, plain)

    const post = commentsOn(typists[0]!.doc, section.id)
    for (const command of post) {
      const answer = await context.request.post(`/api/spaces/${space.id}/commands`, {
        data: command,
        headers: { origin: product.url },
      })
      expect(answer.status()).toBe(200)
    }
    await page.reload()
    await editorOf(page, section.title).waitFor()
    await expect(
      editorOf(page, section.title)
        .locator('.commented')
        .nth(comments - 1),
    ).toBeAttached()
    const commented = await measure(page, section.title)
    report(`the same with ${comments} comments`, commented)

    const typed = typists.reduce((total, typist) => total + typist.stop(), 0)
    expect([plain.length, commented.length]).toEqual([keys, keys])
    expect(typed, 'the others did type').toBeGreaterThan(2 * keys)
    await context.close()
  })
})

/** Presses keys in the middle of the text; how long each took until it was painted, in ms, shortest first. */
async function measure(page: Page, title: string): Promise<readonly number[]> {
  await editorOf(page, title).locator('p').nth(250).click()
  await watchKeys(page)
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefghij'[key % 10]!)
    await page.waitForTimeout(40)
  }
  return (await tookMs(page)).sort((a, b) => a - b)
}

function report(what: string, took: readonly number[]): void {
  const at = (share: number): string => took[Math.floor((took.length - 1) * share)]!.toFixed(1)
  process.stdout.write(`${what}: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, worst ${at(1)} ms\n`)
}

/** A comment on a few words of each second paragraph. */
function commentsOn(doc: Y.Doc, section: string): readonly Command[] {
  const read = readBlocks(doc)
  return Array.from({ length: comments }, (_, n) => {
    const block = 2 * n
    const letters = anchorOf(read, { block, offset: 0 }, { block, offset: 12 }, anchorLimits)
    const anchor = { quote: letters.map(({ text }) => text).join(''), letters: [...letters] }
    const thread = idFrom(randomBytes(16))
    return { do: 'comment', section, thread, anchor, sort: null, words: `About ${n}`, voice: null }
  })
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
    Object.assign(globalThis, { took })
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const painted = new MessageChannel()
          painted.port1.addEventListener('message', () => took.push(performance.now() - timeStamp))
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
