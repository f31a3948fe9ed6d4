import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectStateAccessible } from './access.ts'
import { listen } from './announcements.ts'
import { evaluationCalled, type HeldEvaluation } from './evaluation.ts'
import { comeAsNadia } from './guest.ts'
import { Keyboard } from './keyboard.ts'
import { arrive, goOn } from './newcomer.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf } from './section.ts'
import { startProduct, type Product } from './server.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1280, height: 900 }
const title = 'Riverside Support at Home 2026'
const provider = 'Riverside Support'
const [reach, listens] = ['Easy to reach', 'Listens and explains'] as const
const secret = 'Nobody rang back for a week.'
const evidence = 'Monday 9:10, nobody. Tuesday 9:15, nobody.'

const criterion = (page: Page, name: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: new RegExp(`\\d\\. ${name}$`) }) })
const saved = (page: Page): Locator => page.locator('[data-saved]')

// Somebody goes on to another page without a network, which the service worker brings.
test.use({ serviceWorkers: 'allow' })

test.describe('a service is scored together', () => {
  // One evaluation from its first question to the provider's reply.
  test.describe.configure({ mode: 'serial' })

  let product: Product
  let sam: Seat
  let lena: Seat
  let asha: Seat
  let ines: Seat
  let guest: Seat
  let keys: Keyboard
  let held: HeldEvaluation
  /** All that the facilitator's browser is told by the server while others score. */
  const told: string[] = []

  test.beforeAll(async ({ browser }) => {
    product = await startProduct({ ALONGSIDE_DEMO: '1', MAIL_GATHER_SECONDS: '0' })
    sam = await sitDown(browser, product, 'sam', '/')
    lena = await sitDown(browser, product, 'lena', '/')
    asha = await sitDown(browser, product, 'asha', '/')
    ines = await sitDown(browser, product, 'ines', '/')
    guest = await arrive(browser, product)
    keys = new Keyboard(asha.page)
    for (const { page } of [sam, lena, asha]) await page.setViewportSize(desk)
    for (const { page } of [ines, guest]) await page.setViewportSize(phone)
  })
  test.afterAll(async () => {
    for (const { context } of [sam, lena, asha, ines, guest]) await context.close()
    await product.end()
  })

  test('is begun with the service, which is written down on the way', async () => {
    const { page } = sam
    await page.getByRole('link', { name: 'All services and evaluations' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Services and evaluations' })).toBeVisible()
    await page.getByRole('link', { name: 'New evaluation' }).click()
    await page.getByRole('radio', { name: 'Another service' }).check()
    await goOn(page, 'Which service is it?')
    await page.getByLabel('What is the service called?').fill('Riverside Support at Home')
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(
      page.getByRole('link', { name: 'Write who runs it, with at most 120 characters' }),
    ).toBeVisible()
    await expectStateAccessible(page, 'a service without a provider')
    await page.setViewportSize(desk)
    await expect(page.getByLabel('What is the service called?')).toHaveValue('Riverside Support at Home')
    await page.getByLabel('Who runs it').fill(provider)
    await goOn(page, 'Which period do you look at?')
    await page.getByLabel('First day').fill('2026-01-01')
    await page.getByLabel('Last day').fill('2025-12-31')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('link', { name: 'The last day comes after the first' }).click()
    await expect(page.getByLabel('Last day')).toBeFocused()
    await page.getByLabel('Last day').fill('2026-06-30')
    await goOn(page, 'What is the evaluation called?')
    await expect(page.getByLabel('Title')).toHaveValue(title)
    await goOn(page, 'Look through it')
    await expectAccessible(page, 'the answers of a new evaluation')
    await page.setViewportSize(desk)
    await page.getByRole('button', { name: 'Begin the evaluation' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(criterion(page, reach)).toBeVisible()
    held = await evaluationCalled(product, sam.context, title)
  })

  test('has a panel, and a rule about the staff of the provider', async () => {
    const { page } = sam
    await page.goto(held.here)
    await page.getByRole('button', { name: 'Put somebody on the panel' }).click()
    await page.getByRole('button', { name: 'Put on the panel', exact: true }).click()
    await expect(page.getByText('Choose a person').first()).toBeVisible()
    await page.getByLabel('Who?').selectOption({ label: 'Sam Whitfield (Frontline staff)' })
    await page.getByRole('checkbox', { name: `Works for ${provider}` }).check()
    await page.getByRole('button', { name: 'Put on the panel', exact: true }).click()
    const panel = page.getByRole('region', { name: 'Panel' })
    await expect(panel).toContainText(`works for ${provider}`)
    await page
      .getByRole('radio', { name: `Staff of ${provider} score, but take no part in the agreed score.` })
      .check()

    await guest.page.goto(await held.link())
    await comeAsNadia(guest.page)
    await expect(guest.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await held.seat('asha', 'usesServices')
    await held.seat('lena', 'layPartner')
    await held.seat('moses', 'layPartner')
    await held.seat('ines', 'layPartner')
    await held.seat('priya', 'commissioner')
    await page.getByRole('button', { name: 'Put somebody on the panel' }).click()
    await page.getByLabel('Who?').selectOption({ label: 'Nadia Rahman (guest) (Unpaid carer)' })
    await page.getByRole('button', { name: 'Put on the panel', exact: true }).click()
    await expect(panel).toContainText('7 people score.')
    await expect(guest.page.getByText('You are on the panel. Read the criteria')).toBeVisible()
    await expectAccessible(page, 'an evaluation that is prepared')
    await page.setViewportSize(desk)
  })

  test('is asked what the panel wants to ask, who change it by buttons and keys', async () => {
    const { page } = asha
    await page.goto(held.here)
    const heard = await listen(page)
    await expect(criterion(page, reach)).toContainText('1.')
    await keys.tabTo(criterion(page, reach).getByRole('button', { name: /^Move down/ }))
    await keys.press('Enter')
    await expect(page.getByRole('heading', { name: `2. ${reach}` })).toBeVisible()
    await expect.poll(heard).toContain(`${reach} is number 2 of`)
    await keys.isAt(criterion(page, reach).getByRole('button').first())
    await keys.tabTo(page.getByRole('button', { name: 'Add a criterion' }), { atMost: 90 })
    await keys.press('Enter')
    await keys.type('Time to rest')
    await keys.press('Tab')
    await keys.type('Do carers get time to rest?')
    await keys.tabTo(page.getByRole('button', { name: 'Add it' }))
    await keys.press('Enter')
    await expect(criterion(page, 'Time to rest')).toBeVisible()
    await expect(criterion(sam.page, 'Time to rest')).toBeVisible()
    await keys.tabTo(page.getByRole('button', { name: 'I agree with these criteria' }), { atMost: 90 })
    await keys.press('Enter')
    await expect(sam.page.getByText('1 of 7 agree with the criteria as they stand.')).toBeVisible()

    // Two are enough for this story.
    for (const { id, title: name } of await held.criteria()) {
      if (name !== reach && name !== listens) {
        await held.must('asha', { do: 'takeOutCriterion', criterion: id, reason: null })
      }
    }
    // Whoever agreed agreed with other criteria.
    await expect(page.getByRole('button', { name: 'I agree with these criteria' })).toBeVisible()
    await expectStateAccessible(page, 'criteria by somebody of the panel')
    await page.setViewportSize(desk)
  })

  test('is scored by everybody alone, on a phone and by keys, and nobody else sees anything of it', async () => {
    sam.page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => told.push(String(payload))),
    )
    await sam.page.goto(held.here)
    await sam.page.getByRole('button', { name: 'Start scoring' }).click()
    await sam.page.getByRole('button', { name: 'Start now' }).click()
    await expect(sam.page.getByRole('heading', { name: 'You lead' })).toBeVisible()

    const { page } = asha
    await keys.tabTo(page.getByRole('link', { name: 'Score together' }).first())
    await keys.press('Enter')
    const question = page.getByRole('heading', { level: 1 })
    await expect(question).toHaveText('Do staff listen, and say things so that everyone understands?')
    const heard = await listen(page)
    await keys.tabTo(page.getByRole('radio', { name: 'Not at all' }))
    await keys.press('ArrowDown')
    await expect(page.getByRole('radio', { name: 'A little' })).toBeChecked()
    await expect(saved(page)).toHaveText('Not saved yet. Press ‘Save and go on’.')
    await keys.press('Tab')
    await keys.type(secret)
    // What shows why goes with it: a file, and the address of a page.
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'calls.txt', mimeType: 'text/plain', buffer: Buffer.from(evidence) })
    await expect(page.getByRole('group', { name: 'calls.txt' })).toBeVisible()
    await keys.tabTo(page.getByRole('button', { name: 'Add the address of a page' }))
    await keys.press('Enter')
    await keys.type('example.org')
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await expect(page.getByText('Write the whole address.')).toBeVisible()
    await keys.isAt(page.getByLabel('Address 1 of a page'))
    await page.getByLabel('Address 1 of a page').fill('https://example.org/calls')
    await expectStateAccessible(page, 'a score with a reason')
    await page.setViewportSize(desk)
    await keys.tabTo(page.getByRole('button', { name: 'Save and go on' }))
    await keys.press('Enter')
    await expect(question).toHaveText('Can people get to this service when they need it?')
    await expect(question).toBeFocused()
    await expect.poll(heard).toContain('Saved.')
    await page.getByRole('button', { name: 'Back' }).click()
    await expect(page.getByRole('radio', { name: 'A little' })).toBeChecked()
    await expect(page.getByLabel('Why?')).toHaveValue(secret)
    await expect(page.getByRole('group', { name: 'calls.txt' })).toBeVisible()
    await expect(page.getByLabel('Address 1 of a page')).toHaveValue('https://example.org/calls')
    await expect(saved(page)).toHaveText('Saved. Only you can see this until all are revealed.')

    // The one on the phone loses the connection as they press.
    const small = guest.page
    await small.getByRole('link', { name: 'Score together' }).first().click()
    await expect(small.getByRole('radio')).toHaveCount(6)
    await expectAccessible(small, 'a question on a phone')
    await small.setViewportSize(phone)
    await guest.context.setOffline(true)
    await small.getByRole('radio', { name: 'Partly' }).check()
    await small
      .locator('input[type=file]')
      .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('The bus was late.') })
    await expect(small.getByRole('group', { name: 'note.txt' })).toBeVisible()
    await small.getByRole('radio', { name: 'With my name' }).check()
    await small.getByRole('button', { name: 'Save and go on' }).click()
    await expect(small.getByRole('heading', { level: 1 })).toHaveText(
      'Can people get to this service when they need it?',
    )
    await small.getByRole('link', { name: 'Look through your answers' }).click()
    await expect(small.getByText('Kept on this device.').first()).toBeVisible()
    await expectStateAccessible(small, 'answers that wait for a connection')
    await small.setViewportSize(phone)
    await guest.context.setOffline(false)
    await expect(small.getByText('Kept on this device.')).toHaveCount(0)
    await expect(small.locator('dd .score')).toHaveText(['Partly'])
    await expect(small.getByText('1 file or page comes with it')).toBeVisible()
    await expect(small.getByText('1 question has no answer yet.')).toBeVisible()

    await page.goto(`${held.here}/score?at=check`)
    await page.getByRole('button', { name: 'I am done' }).click()
    await expect(page.getByText('You have said that you are done.')).toBeVisible()
    await expect(sam.page.getByText('1 person says they are done: Asha Rahman')).toBeVisible()
    // They were told of all this, and of what was scored nothing.
    for (const kind of ['scoringStarted', 'readySaid']) {
      await expect.poll(() => told.join('\n')).toContain(kind)
    }
    for (const hidden of [secret, evidence, 'calls.txt']) expect(told.join('\n')).not.toContain(hidden)
    await expect(sam.page.getByText(secret)).toHaveCount(0)
  })

  test('is revealed at once on every screen, by groups; who comes late is told so, and keeps the words', async () => {
    const [first, second] = await held.criteria()
    const score = (key: string, id: string, given: 0 | 1 | 2 | 3 | 4) =>
      held.must(key, {
        do: 'score',
        criterion: id,
        score: given,
        reason: '',
        reasonIs: 'withName',
        show: false,
      })
    for (const [key, given] of [
      ['lena', 4],
      ['sam', 2],
      ['priya', 1],
    ] as const) {
      await score(key, first!.id, given)
      await score(key, second!.id, 3)
    }
    // Moses says it on the phone, and Lena puts it in.
    await lena.page.goto(`${held.here}/talk`)
    await lena.page.getByRole('button', { name: 'Put in what somebody says' }).click()
    await lena.page.getByLabel('Who says it?').selectOption({ label: 'Moses Okafor' })
    for (const [name, given] of [
      [listens, 'Mostly'],
      [reach, 'Partly'],
    ] as const) {
      await lena.page.getByRole('radio', { name: given }).check()
      if (name === listens) await expectStateAccessible(lena.page, 'a score that is put in for somebody')
      await lena.page.getByRole('button', { name: 'Put it in, and go on' }).click()
      await expect(lena.page.locator('main').getByText(`Put in for Moses Okafor: ${name}.`)).toBeVisible()
    }
    await lena.page.setViewportSize(desk)
    await ines.page.goto(`${held.here}/score`)
    await ines.page.getByRole('radio', { name: 'Mostly' }).check()
    await ines.page.getByRole('button', { name: 'Save and go on' }).click()
    await expect(ines.page.getByRole('heading', { level: 1 })).toContainText('get to this service')

    // What is put on is on the phone too, and heard.
    await guest.page.goto(`${held.here}/score?at=check`)
    const heard = await listen(guest.page)
    await sam.page.goto(`${held.here}/talk`)
    // A question of one is none of the next.
    await held.must('sam', { do: 'putOn', criterion: second!.id })
    await sam.page.getByRole('button', { name: 'Reveal it' }).click()
    await expect(sam.page.getByRole('button', { name: 'Yes, reveal' })).toBeVisible()
    await held.must('sam', { do: 'putOn', criterion: first!.id })
    await expect(sam.page.getByText(`On every screen: ${listens}`)).toBeVisible()
    await expect(sam.page.getByRole('button', { name: 'Yes, reveal' })).toHaveCount(0)
    await held.must('sam', { do: 'putOn', criterion: null })
    await sam.page.getByRole('button', { name: `Put on every screen: ${listens}` }).click()
    await expect(guest.page.getByRole('heading', { level: 1 })).toContainText('Do staff listen')
    await sam.page.getByRole('button', { name: 'Reveal it' }).click()
    await expectStateAccessible(sam.page, 'before a reveal')
    await sam.page.setViewportSize(desk)
    await sam.page.getByRole('button', { name: 'Yes, reveal' }).click()
    await expect(guest.page.getByText('This has been revealed')).toBeVisible()
    await expect.poll(heard).toContain(`On every screen now: ${listens}.`)
    await expect.poll(heard).toContain(`Revealed: ${listens}.`)

    await ines.page.getByRole('button', { name: `Score next: ${reach}` }).click()
    await expect(ines.page.getByRole('heading', { level: 1 })).toContainText('get to this service')
    await ines.page.getByRole('radio', { name: 'Fully' }).check()
    await ines.page.getByLabel('Why?').fill('The bus stops at the door.')
    await expect(ines.page.getByRole('radio', { name: 'Fully' })).toBeChecked()
    await ines.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'stop.txt', mimeType: 'text/plain', buffer: Buffer.from('Every ten minutes.') })
    await expect(ines.page.getByRole('group', { name: 'stop.txt' })).toBeVisible()
    await ines.context.setOffline(true)
    await ines.page.getByRole('button', { name: 'Save and go on' }).click()
    await held.must('sam', { do: 'reveal', criterion: null })
    await ines.context.setOffline(false)
    await expect(ines.page.getByText(`This came when scoring was over: ${reach}`)).toBeVisible()
    await expect(ines.page.getByText('The bus stops at the door.').first()).toBeVisible()
    // Nobody else has the file, and it can be saved from here.
    const download = ines.page.waitForEvent('download')
    await ines.page.getByRole('button', { name: 'Save ‘stop.txt’ on this device' }).click()
    expect((await download).suggestedFilename()).toBe('stop.txt')
    await expectStateAccessible(ines.page, 'a score that came late')

    await guest.page.getByRole('link', { name: 'See what the panel says' }).first().click()
    const { page } = guest
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(listens)
    await expect(page.getByText('Lay partners say ‘mostly’')).toBeVisible()
    await expect(page.getByRole('table').first()).toContainText('3 people')
    await expect(page.getByText(secret)).toHaveCount(0)
    await expect(page.getByText('calls.txt')).toHaveCount(0)
    // What came with a name is there for all to open.
    const [name, opened] = [page.getByRole('link', { name: 'note.txt' }), page.request]
    expect(await (await opened.get((await name.getAttribute('href'))!)).text()).toBe('The bus was late.')
    await expectAccessible(page, 'what was revealed, on a phone')
    await page.setViewportSize(phone)
  })

  test('is talked about: a note together, an agreed score with who does not go along, and an action', async () => {
    const [first] = await held.criteria()
    const at = `${held.here}/talk?at=${first!.id}`
    for (const one of [lena, asha, sam]) await one.page.goto(at)
    const { page } = lena
    await expect(sam.page.getByText('The panel agreed that staff of the provider take no part')).toBeVisible()

    const note = editorOf(page, listens)
    await note.click()
    await page.keyboard.type('We want to be rung back the same day.')
    await expect(editorOf(asha.page, listens)).toContainText('rung back the same day')

    await page.getByRole('button', { name: 'Write down what we agree on' }).click()
    const agreed = page.getByRole('region', { name: 'What the panel agrees on' })
    await agreed.getByRole('button', { name: 'Write it down' }).click()
    await expect(agreed.getByText('Choose an answer')).toBeVisible()
    await agreed.getByRole('radio', { name: 'Partly' }).check()
    await agreed.getByLabel('Why?').fill('It depends on who answers.')
    await agreed.getByRole('button', { name: 'Write it down' }).click()
    const other = asha.page.getByRole('region', { name: 'What the panel agrees on' })
    await expect(other).toContainText('It depends on who answers.')

    // What was only looked at stands there afresh the next time, with what others have written since.
    const change = agreed.getByRole('button', { name: /^Put it right/ })
    await change.click()
    await expect(agreed.getByLabel('Why?')).toHaveValue('It depends on who answers.')
    await agreed.getByRole('button', { name: 'Leave it as it is' }).click()
    const put = { do: 'agreeScore', criterion: first!.id, score: 2 } as const
    await held.must('lena', { ...put, words: 'It depends on the day, and on who answers.' })
    await expect(agreed).toContainText('It depends on the day')
    await change.click()
    await expect(agreed.getByLabel('Why?')).toHaveValue('It depends on the day, and on who answers.')
    await agreed.getByRole('button', { name: 'Leave it as it is' }).click()
    await other.getByRole('button', { name: 'I do not go along with this' }).click()
    await other.getByLabel('What do you see otherwise?').fill('For me it was less.')
    await other.getByRole('button', { name: 'Say so' }).click()
    await expect(agreed).toContainText('For me it was less.')

    await asha.page.getByRole('button', { name: 'Say why, with my name' }).click()
    // What too few wrote without their name is theirs to say.
    await expect(asha.page.getByLabel('Why did you answer as you did?')).toHaveValue(secret)
    await asha.page.getByRole('button', { name: 'Say it', exact: true }).click()
    await expect(page.getByText(secret)).toBeVisible()
    await expect(page.getByRole('link', { name: 'calls.txt' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'example.org/calls' })).toBeVisible()

    await page.getByRole('button', { name: 'Add an action' }).click()
    await page.getByLabel('What is to be done?').fill('Ask who can ring back.')
    await page.getByLabel('Who takes it on?').selectOption({ label: 'Asha Rahman' })
    await page.getByRole('button', { name: 'Add the action' }).click()
    await expect(asha.page.getByText('Ask who can ring back.', { exact: true })).toBeVisible()
    await expectAccessible(page, 'a criterion that is talked about')
    await page.setViewportSize(desk)
  })

  test('is scored once more where they have talked, and what came of it before stays', async () => {
    const [, second] = await held.criteria()
    const { page } = lena
    await page.goto(`${held.here}/talk?at=${second!.id}`)
    await page.getByRole('button', { name: /^Score this once more/ }).click()
    await page.getByLabel('Why is it scored once more?').fill('Some of us thought of the bus.')
    await page.getByRole('button', { name: 'Score it once more' }).click()
    await asha.page.goto(`${held.here}/score`)
    await asha.page.getByRole('radio', { name: 'Mostly' }).check()
    await asha.page.getByRole('button', { name: 'Save and go on' }).click()
    await expect(asha.page.locator('dd .score')).toHaveText(['Mostly'])
    await held.must('sam', { do: 'reveal', criterion: second!.id })
    await page.goto(`${held.here}/talk?at=${second!.id}`)
    await page.getByText('1 earlier round').click()
    await expect(page.getByText('Some of us thought of the bus.')).toBeVisible()
    await expectStateAccessible(page, 'a criterion that was scored twice')
    await page.setViewportSize(desk)
    await held.must('lena', {
      do: 'agreeScore',
      criterion: second!.id,
      score: 1,
      words: 'The bus stops too early.',
    })
  })

  test('ends with a result to print and keep, to which the provider replies by a link', async () => {
    const { page } = asha
    await page.goto(`${held.here}/result`)
    await page.getByRole('button', { name: 'Add to ‘Keep’' }).click()
    await page.getByLabel('Keep: what?').fill('The same two people who come.')
    await page.getByRole('button', { name: 'Write it down' }).click()
    await expect(page.getByRole('heading', { name: 'Keep, change, stop' })).toBeVisible()

    await lena.page.goto(`${held.here}/result`)
    await lena.page.getByRole('button', { name: 'Finish the evaluation' }).click()
    await lena.page.getByRole('button', { name: 'Yes, finish it' }).click()
    await expect(page.getByText('Nobody at Riverside Support has been asked to reply yet.')).toBeVisible()
    await expect(
      page.getByText(`Staff of ${provider} score, but take no part in the agreed score.`),
    ).toBeVisible()
    const table = await page.request.get(`/api/evaluations/${held.id}/result.csv`)
    expect(await table.text()).toContain(listens)
    await expectAccessible(page, 'a result')
    await page.setViewportSize(desk)

    await lena.page.getByRole('button', { name: 'Ask for a reply' }).click()
    await lena.page.getByLabel(`Who at ${provider} replies?`).fill('Ruth Hall')
    await lena.page.getByLabel('Until which day?').fill('2036-01-01')
    await lena.page.getByRole('button', { name: 'Ask for it' }).click()
    await lena.page.getByRole('button', { name: 'Show the link for the reply' }).click()
    const link = await lena.page.getByLabel('Link for Ruth Hall').inputValue()
    await expectStateAccessible(lena.page, 'a reply that was asked for')
    await lena.page.setViewportSize(desk)

    const ruth = await arrive(lena.context.browser()!, product)
    await ruth.page.goto(link)
    await expect(ruth.page.getByText('Ruth Hall, people in')).toBeVisible()
    await expect(ruth.page.getByText('Asha')).toHaveCount(0)
    await ruth.page.getByLabel('What do you say to this').fill('From May we ring back the same day.')
    await ruth.page.getByRole('button', { name: 'Send the reply' }).click()
    await expect(ruth.page.getByRole('link', { name: 'Say that you have read the result' })).toBeVisible()
    await expect(ruth.page.getByLabel('What do you say to this')).toHaveValue(
      'From May we ring back the same day.',
    )
    await expectAccessible(ruth.page, 'a reply that is not complete')
    await ruth.page.getByRole('checkbox', { name: 'I have read the result' }).check()
    await ruth.page.getByRole('button', { name: 'Send the reply' }).click()
    await expect(ruth.page.locator('main').getByText('Your reply is in.')).toBeVisible()
    await expect(page.getByText('From May we ring back the same day.')).toBeVisible()

    await lena.page.getByRole('link', { name: 'Make the result public' }).click()
    await expectAccessible(lena.page, 'a result before it is public')
    await lena.page.setViewportSize(desk)
    await lena.page.getByRole('checkbox', { name: 'I have read what would be public' }).check()
    await lena.page.getByRole('button', { name: 'Make it public' }).click()
    const address = await lena.page.getByLabel('Address of the public result').inputValue()
    await ruth.page.goto(address)
    await expect(ruth.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(ruth.page.locator('main').getByText('From May we ring back the same day.')).toBeVisible()
    await expectAccessible(ruth.page, 'a public result')
    await ruth.context.close()
  })

  test('is followed by another, which shows what has moved since', async () => {
    const [, before] = await held.criteria()
    const next = await held.follow('Riverside Support at Home 2027')
    const again = (await next.criteria()).find((one) => one.title === before!.title)
    await next.seat('lena', 'layPartner')
    await next.must('sam', { do: 'startScoring', open: 'all', deadline: null })
    await next.must('sam', { do: 'reveal', criterion: again!.id })
    await next.must('lena', {
      do: 'agreeScore',
      criterion: again!.id,
      score: 3,
      words: 'There is a later bus.',
    })
    const { page } = asha
    await page.goto(`${next.here}/result`)
    await expect(page.getByText('Up. Last time: ')).toBeVisible()
    await expectStateAccessible(page, 'a result that shows what moved')
    await page.setViewportSize(desk)
    await page.goto(next.here)
    // What was agreed there stands further down.
    const followed = page.getByRole('link', { name: title, exact: true }).first()
    await expect(followed).toHaveAttribute('href', `${held.here}/result`)
  })
})
