import { chromium, expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { demoState } from './demo.ts'
import { sitDown, type Seat } from './person.ts'
import { pngOf } from './png.ts'
import { startProduct, type Product } from './server.ts'

const part = 'What I bring'

const railOf = (page: Page): Locator => page.getByRole('group', { name: `Comments on ${part}` })
const threadWith = (page: Page, words: string): Locator =>
  railOf(page).locator('.thread').filter({ hasText: words })
const press = (at: Page | Locator, name: string) => at.getByRole('button', { name, exact: true }).click()
/** How long a recording is that a player shows, in seconds, once it knows. */
const lengthOf = (player: Locator) => player.evaluate((audio) => (audio as HTMLAudioElement).duration)

test.use({ serviceWorkers: 'allow' })

test.describe('recordings and pictures in comments', () => {
  let product: Product
  let path: string
  /** Gives a tone for a voice, and says yes to the microphone. */
  let speaking: Browser
  let asha: Seat
  let gwen: Seat

  test.beforeAll(async ({ browser, launchOptions }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    const { space } = await demoState(product)
    path = `/s/${space.slug}/d/care-plan`
    const flags = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']
    speaking = await chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), ...flags] })
    gwen = await sitDown(speaking, product, 'gwen', path)
    await gwen.page.evaluate(async () => navigator.serviceWorker.ready)
    await gwen.page.reload()
    await gwen.page.setViewportSize({ width: 390, height: 844 })
    asha = await sitDown(browser, product, 'asha', path)
    await asha.page.getByRole('heading', { level: 2, name: part }).scrollIntoViewIfNeeded()
  })
  test.afterAll(async () => {
    await asha.context.close()
    await speaking.close()
    await product.end()
  })

  async function begin(page: Page): Promise<void> {
    await press(railOf(page), 'Comment on this part')
    await expect(page.getByLabel('Your comment')).toBeFocused()
  }

  const expectTime = (page: Page, time: string): Promise<void> =>
    expect(page.getByRole('group', { name: 'Record', exact: true })).toContainText(new RegExp(time), {
      timeout: 20_000,
    })

  /** Records until the clock shows so many seconds. */
  async function record(page: Page, seconds: number): Promise<void> {
    await press(page, 'Record')
    await expectTime(page, `Recording: 0:0[${seconds}-9] of 5:00`)
  }

  test('one person speaks into a phone, by the keys and with a pause, and another hears it', async () => {
    const { page } = gwen
    await begin(page)
    await page.getByRole('button', { name: 'Record', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expectTime(page, 'Recording: 0:0[1-9] of 5:00')
    await expect(page.getByRole('button', { name: 'Finish recording' })).toBeFocused()
    await press(page, 'Pause')
    await expectTime(page, 'Paused: 0:0[1-9] of 5:00')
    await expectStateAccessible(page, 'a recording that is paused')
    await page.setViewportSize({ width: 390, height: 844 })
    await press(page, 'Go on')
    await expectTime(page, 'Recording: 0:0[2-9] of 5:00')
    await press(page, 'Finish recording')
    await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeFocused()
    const mine = page.getByLabel('Your recording 1').locator('audio')
    await expect.poll(() => lengthOf(mine)).toBeGreaterThan(1.5)
    await page.getByLabel('What is said in it?').fill('The bus stops too far away.')
    await expectStateAccessible(page, 'a form with a recording')
    await page.setViewportSize({ width: 390, height: 844 })
    await press(page, 'Send comment')

    const thread = threadWith(asha.page, 'The bus stops too far away.')
    await expect(thread).toContainText('What is said:')
    const player = thread.getByLabel('Recording by Gwen Parry')
    await expect.poll(() => lengthOf(player)).toBeGreaterThan(1.5)
    // It plays from the middle on, of which the server gives a part.
    await player.evaluate(async (audio: HTMLAudioElement) => {
      audio.muted = true
      audio.currentTime = 1
      await audio.play()
    })
    await expect
      .poll(() => player.evaluate((audio) => (audio as HTMLAudioElement).currentTime))
      .toBeGreaterThan(1)
    const hears = await asha.context.request.get((await player.getAttribute('src')) ?? '', {
      headers: { range: 'bytes=0-3' },
    })
    expect([hears.status(), await hears.text()]).toEqual([206, 'RIFF'])
  })

  test('what is said can be written later by another, who is named, and put right by the speaker', async () => {
    const { page } = gwen
    await begin(page)
    await page.getByLabel('Your comment').fill('Listen to this.')
    await record(page, 1)
    // Sending ends the recording, and takes it along.
    await press(page, 'Send comment')
    const hers = threadWith(asha.page, 'Listen to this.')
    await expect(hers).toContainText('Nobody has written yet what is said here.')
    await press(hers, 'Write what is said')
    await hers.getByLabel('What is said in it?').fill('A tone, again and again.')
    await press(hers, 'Save')
    await expect(hers.getByRole('button', { name: 'Change the description' })).toBeFocused()
    const mine = threadWith(page, 'Listen to this.')
    await expect(mine).toContainText(/A tone, again and again\.\s*Written by Asha Rahman\./)
    await press(mine, 'Change the description')
    await mine.getByLabel('What is said in it?').fill('Beeps.')
    await press(mine, 'Save')
    await expect(hers).toContainText('Beeps.')
    await expect(hers).not.toContainText('Written by')
    await expect(hers.getByRole('button', { name: 'Change the description' })).toHaveCount(0)
    await expectAccessible(asha.page, 'comments with recordings')

    const address = (await mine.locator('audio').getAttribute('src')) ?? ''
    expect((await asha.context.request.get(address)).status()).toBe(200)
    await press(mine, 'Take back')
    await press(mine, 'Yes, take them back')
    await expect(hers.or(threadWith(asha.page, 'These words were taken back.')).first()).toBeVisible()
    await expect.poll(async () => (await asha.context.request.get(address)).status()).toBe(404)
  })

  test('a recording and a picture made without a network wait through a new page, and arrive once', async () => {
    const { page } = gwen
    await gwen.context.setOffline(true)
    await begin(page)
    await record(page, 2)
    // The page goes away in the middle of it.
    await page.reload()
    await begin(page)
    await expect
      .poll(() => lengthOf(page.getByLabel('Your recording 1').locator('audio')))
      .toBeGreaterThan(0.9)
    const chooser = page.waitForEvent('filechooser')
    await press(page, 'Add a picture or file')
    await (
      await chooser
    ).setFiles([
      { name: 'stop.png', mimeType: 'image/png', buffer: pngOf(40, 30, 90) },
      { name: 'stop.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
    ])
    await expect(page.locator('.wrong')).toContainText('stop.svg cannot be added.')
    await page.getByLabel('What can be seen in this picture?').fill('A bus stop on a hill')
    await page.getByLabel('Your comment').fill('From the hill.')
    await press(page, 'Send comment')
    await expect(railOf(page).getByText('It is kept on this device.')).toBeVisible()
    await page.reload()
    const waiting = railOf(page).locator('.unsent')
    await expect(waiting).toContainText('From the hill.')
    await expect.poll(() => lengthOf(waiting.locator('audio'))).toBeGreaterThan(0.9)
    await expectStateAccessible(page, 'a comment with files that waits')
    await page.setViewportSize({ width: 390, height: 844 })
    await gwen.context.setOffline(false)

    const thread = threadWith(asha.page, 'From the hill.')
    await expect(thread).toHaveCount(1)
    // A picture is fetched once it is in view.
    await thread.scrollIntoViewIfNeeded()
    await expect(thread.getByAltText('A bus stop on a hill')).toHaveJSProperty('naturalWidth', 40)
    await expect.poll(() => lengthOf(thread.getByLabel('Recording by Gwen Parry'))).toBeGreaterThan(0.9)
    await expect(waiting).toHaveCount(0)
    await expect(thread.locator('audio')).toHaveCount(1)
  })

  test('without a microphone, or leave to use it, it says what to do', async () => {
    await asha.page.setViewportSize({ width: 1280, height: 800 })
    await begin(asha.page)
    await press(asha.page, 'Record')
    await expect(railOf(asha.page).getByText(/Plug one in|allow the microphone/)).toBeVisible()
    await press(asha.page, 'Send comment')
    await expect(asha.page.getByText('Write something first, or add a recording or a file.')).toBeVisible()
    await expectStateAccessible(asha.page, 'a form without a microphone')
    await press(asha.page, 'Cancel')

    // A device with nothing to play sound on: its browser never says that sound runs.
    const { context, page } = await sitDown(speaking, product, 'gwen', path, () => {
      AudioContext.prototype.resume = () => new Promise(() => undefined)
    })
    await page.getByRole('heading', { level: 2, name: part }).scrollIntoViewIfNeeded()
    await begin(page)
    await press(page, 'Record')
    await expect(railOf(page).getByText(/record with another app/i)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeVisible()
    await context.close()
  })
})
