import { expect, test } from '@playwright/test'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expectStateAccessible } from './access.ts'
import { sitDown, type Seat } from './person.ts'
import { demoState } from './demo.ts'
import { expectSaved, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const cli = fileURLToPath(new URL('../../../scripts/alongside.mjs', import.meta.url))

/** What `pnpm alongside` says of a file, and how it ends. */
function alongside(...args: string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number | null; said: string }>()
  const asked = execFile(process.execPath, [cli, ...args], (_, out, errors) =>
    resolve({ code: asked.exitCode, said: out + errors }),
  )
  return promise
}

test.describe('who took part', () => {
  let product: Product
  let asha: Seat

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { space } = await demoState(product)
    asha = await sitDown(browser, product, 'asha', `/s/${space.slug}/d/care-plan`)
  })
  test.afterAll(async () => {
    await asha.context.close()
    await product.end()
  })

  test('one sees what one gave, in no group that is too small, and keeps a record that can be checked', async () => {
    const { page } = asha
    const card = page.getByRole('listitem').filter({ hasText: 'As: Person who uses services' })
    const standing = async () => Number(await card.getByRole('definition').first().textContent())

    await page.goto(`${page.url()}/shares`)
    const before = await standing()
    expect(before).toBeGreaterThan(0)
    await page.goBack()
    await writeAtEnd(page, 'My life')
    await page.keyboard.type(' Five more words of mine.')
    await expectSaved(page)
    await page.getByRole('link', { name: 'Files', exact: true }).click()
    await page.getByRole('link', { name: 'Who took part', exact: true }).click()
    expect(await standing()).toBe(before + 5)
    // In this small plan all are one group: nobody is alone in theirs.
    await expect(page.getByText('5 people', { exact: true })).toBeVisible()

    await page.getByText('How to check a record').click()
    await expectStateAccessible(page, 'how a record is checked')
    const command = (await page.getByText('verify-record FILE').textContent()) ?? ''
    const key = command.split(' ').at(-1) ?? ''

    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save my record' }).click()
    const file = test.info().outputPath('record.json')
    await (await saving).saveAs(file)
    expect(await alongside('verify-record', file, '--key', key)).toMatchObject({
      code: 0,
      said: expect.stringContaining('VALID'),
    })
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(`"standing": ${before + 5}`, `"standing": ${before + 500}`))
    expect(await alongside('verify-record', file, '--key', key)).toMatchObject({
      code: 1,
      said: expect.stringContaining('CHANGED'),
    })
  })
})
