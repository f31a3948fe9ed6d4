import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { evaluationCalled, type HeldEvaluation } from './evaluation.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf } from './section.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1280, height: 900 }
const level = 'How far it goes'
const [get, support, change] = [
  'People get what others decided',
  'People support it with what they know and can do',
  'People change it, and power is shared',
] as const

test.describe('a board reviews how it works together', () => {
  // One review from its first question to the one that follows.
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let sam: Seat
  let asha: Seat
  let held: HeldEvaluation

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1' })
    sam = await sitDown(browser, product, 'sam', '/')
    asha = await sitDown(browser, product, 'asha', '/')
    await sam.page.setViewportSize(desk)
    await asha.page.setViewportSize(phone)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, asha]) await context.close()
    await product.end()
  })

  const begin = async (page: Page, title: string): Promise<void> => {
    await page.goto(`${held?.here.split('/e/')[0] ?? (await spaceOf(page))}/evaluations`)
    await page.getByRole('link', { name: 'Begin a review' }).click()
    await page.getByLabel('What do you look at?').fill('How the board writes its plans')
    await page.getByRole('radio', { name: 'Designed together' }).check()
    await page.getByLabel('What is the review called?').fill(title)
    await page.getByRole('button', { name: 'Begin a review' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
  const spaceOf = async (page: Page): Promise<string> =>
    new URL(page.url()).pathname.split('/').slice(0, 3).join('/')

  test('is begun with what it looks at and how far they say that they go, which those who lead put otherwise', async () => {
    const { page } = sam
    await page.getByRole('link', { name: 'All services and evaluations' }).click()
    await page.getByRole('link', { name: 'Begin a review' }).click()
    await page.getByRole('button', { name: 'Begin a review' }).click()
    await expect(page.getByRole('link', { name: 'Choose how far your work goes' })).toBeVisible()
    await expectStateAccessible(page, 'a review without a rung')
    await page.setViewportSize(desk)
    await begin(page, 'Our first look')
    held = await evaluationCalled(product, sam.context, 'Our first look')
    await expect(page.getByText('A review of How the board writes its plans')).toBeVisible()
    const facts = page.getByRole('region', { name: 'What you look at' })
    await facts.getByRole('button', { name: /^Put it otherwise/ }).click()
    await page.getByRole('radio', { name: 'People are involved' }).check()
    await page.getByLabel('Why do you say so?').fill('We write, and others decide.')
    await page.getByRole('button', { name: 'Keep this' }).click()
    await expect(page.getByText('We write, and others decide.')).toBeVisible()
    await expect(page.getByText('The provider’s own staff')).toHaveCount(0)
    await expectStateAccessible(page, 'a review that is prepared')
    await page.setViewportSize(desk)
  })

  test('is answered by everyone alone, on a phone, and nobody else sees anything of it', async () => {
    await held.seat('asha', 'usesServices')
    for (const key of ['lena', 'moses', 'ines']) await held.seat(key, 'layPartner')
    for (const key of ['sam', 'priya'])
      await held.seat(key, key === 'sam' ? 'frontlineStaff' : 'commissioner')
    await held.must('sam', { do: 'startScoring', open: 'all', deadline: null })
    const { page } = asha
    await page.goto(`${held.here}/score`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('How far does our work together go?')
    await expect(page.getByRole('radio')).toHaveCount(4)
    await page.getByRole('radio', { name: change }).check()
    await page.getByLabel('Why?').fill('We wrote the first page.')
    await expectAccessible(page, 'the level on a phone')
    await page.setViewportSize(phone)
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Does everyone count the same, whoever they are?',
    )
    await expect(page.getByRole('radio')).toHaveCount(6)
    await page.goto(`${held.here}/score?at=check`)
    await expect(page.locator('dd .score')).toHaveText([change])
    await sam.page.goto(held.here)
    await expect(sam.page.getByText('We wrote the first page.')).toHaveCount(0)
  })

  test('stands beside what the space shows, each piece with where it comes from', async () => {
    const { page } = sam
    await page.getByRole('link', { name: 'What the space shows' }).click()
    await expect(page.getByRole('list', { name: 'The five steps' })).toContainText(
      'People are involved (this is where you say you are)',
    )
    const words = page.getByRole('region', { name: 'Whose words stand' })
    await expect(words).toBeVisible()
    await expect(page.getByRole('region', { name: 'Who chaired' })).toContainText(
      'Nothing of this happened in this time.',
    )
    await words.getByText('Where this comes from').click()
    const source = words.getByRole('listitem').getByRole('link').first()
    await expect(source).toBeVisible()
    await expect(page.getByRole('button', { name: 'Print what the space shows' })).toBeVisible()
    await expectAccessible(page, 'what the space shows')
    await page.setViewportSize(desk)
    const called = await source.textContent()
    await source.click()
    await expect(page.getByRole('heading', { level: 1, name: called ?? '' })).toBeVisible()
  })

  test('has four pieces that are written together', async () => {
    await sam.page.goto(`${held.here}/jigsaw`)
    await expectStateAccessible(sam.page, 'the pieces of the jigsaw')
    await sam.page.setViewportSize(desk)
    await sam.page.getByRole('link', { name: 'Culture' }).click()
    await expect(editorOf(sam.page, 'Culture')).toBeVisible()
    await asha.page.goto(sam.page.url())
    const editor = editorOf(asha.page, 'Culture')
    await editor.click()
    await asha.page.keyboard.type('We laugh a lot.')
    await expect(editorOf(sam.page, 'Culture')).toContainText('We laugh a lot.')
  })

  test('is revealed by groups in words and tables, and ends with commitments of two leads', async () => {
    const [first] = await held.criteria()
    for (const [key, score] of [
      ['lena', 1],
      ['moses', 0],
      ['ines', 0],
      ['sam', 2],
      ['priya', 2],
    ] as const) {
      await held.must(key, {
        do: 'score',
        criterion: first!.id,
        score,
        reason: '',
        reasonIs: 'withName',
        show: false,
      })
    }
    await held.must('sam', { do: 'reveal', criterion: null })
    const { page } = sam
    await page.goto(`${held.here}/talk?at=${first!.id}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(level)
    await expect(page.getByText(`Lay partners say ‘${get.toLowerCase()}’`)).toBeVisible()
    await page.getByRole('button', { name: 'Write down what we agree on' }).click()
    const agreed = page.getByRole('region', { name: 'What the panel agrees on' })
    await expect(agreed.getByRole('radio')).toHaveCount(4)
    await agreed.getByRole('radio', { name: support }).check()
    await agreed.getByLabel('Why?').fill('We are heard, and do not decide.')
    await agreed.getByRole('button', { name: 'Write it down' }).click()
    await expect(agreed).toContainText(support)

    await page.goto(`${held.here}/result`)
    const promises = page.getByRole('region', { name: 'Three commitments' })
    await promises.getByRole('button', { name: 'Add a commitment' }).click()
    await promises.getByLabel('What is to be done?').fill('Pay for time in meetings')
    await promises.getByLabel('Who is the lay lead?').selectOption({ label: 'Asha Rahman' })
    await promises.getByRole('button', { name: 'Add the commitment' }).click()
    await expect(promises.getByText('Choose the lead from the staff')).toBeVisible()
    await expectStateAccessible(page, 'a commitment with one lead')
    await page.setViewportSize(desk)
    await promises.getByLabel('Who is the lead from the staff?').selectOption({ index: 1 })
    await promises.getByLabel('By which day?').fill('2027-03-01')
    await promises.getByRole('button', { name: 'Add the commitment' }).click()
    await expect(promises).toContainText('Pay for time in meetings')
    await expect(promises).toContainText('Led by Asha Rahman (lay) and')
    await page.reload()
    await expect(page.getByRole('table').first()).toContainText(support)
    await expect(page.getByText('The provider’s reply')).toHaveCount(0)
    const written = page.getByRole('region', { name: 'The four pieces of the jigsaw' })
    await expect(written.getByRole('region', { name: 'Culture' })).toContainText('We laugh a lot.')
    const beside = page.getByRole('region', { name: 'What the space shows' })
    await expect(beside.getByRole('region', { name: 'Whose words stand' })).toContainText(
      'Where this comes from',
    )
    await expectAccessible(page, 'the result of a review')
    await page.setViewportSize(desk)
    await held.must('sam', { do: 'finish' })
    await begin(page, 'Our second look')
    await expect(page.getByText('Pay for time in meetings').first()).toBeVisible()
  })
})
