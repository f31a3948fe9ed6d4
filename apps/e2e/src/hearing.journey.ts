import { commandAnswerSchema, idFrom, type Command, type Needs } from '@alongside/protocol'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { expectStateAccessible } from './access.ts'
import { demoState, type DemoState } from './demo.ts'
import { openMailbox, type Mail, type Mailbox } from './mailbox.ts'
import { arrive } from './newcomer.ts'
import { sitDown, type Seat } from './person.ts'
import { editorOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const part = 'What I bring'
const about = 'I know every family in Mill Street.'
const question = 'does the fox still come?'

test.describe('hearing what came back', () => {
  let mailbox: Mailbox
  let product: Product
  let demo: DemoState
  let asha: Seat
  let sam: Seat
  let home: string

  test.beforeAll(async ({ browser }) => {
    mailbox = await openMailbox()
    product = await startProduct({ ALONGSIDE_DEMO: '1', SMTP_URL: mailbox.url, MAIL_GATHER_SECONDS: '0' })
    demo = await demoState(product)
    home = `/s/${demo.space.slug}`
    asha = await sitDown(browser, product, 'asha', home)
    sam = await sitDown(browser, product, 'sam', home)
  })
  test.afterAll(async () => {
    await asha.context.close()
    await sam.context.close()
    await product.end()
    await mailbox.close()
  })

  const idOf = (key: string) => demo.people.find((one) => one.key === key)!.id
  const isAboutHearing = ({ subject }: Mail) => subject.startsWith('Something for you in')
  const mailsTo = (key: string) => mailbox.to(`${key}@demo.invalid`).filter(isAboutHearing)

  async function command(context: BrowserContext, data: Command): Promise<string> {
    const answer = await context.request.post(`/api/spaces/${demo.space.id}/commands`, {
      data,
      headers: { origin: product.url },
    })
    expect(answer.status(), await answer.text()).toBe(200)
    return commandAnswerSchema.parse(await answer.json()).made ?? ''
  }

  const say = (context: BrowserContext, words: string) =>
    command(context, {
      do: 'comment',
      section: demo.documents.find(({ kind }) => kind === 'strategy')!.sections[0]!.id,
      thread: idFrom(randomBytes(16)),
      anchor: null,
      sort: null,
      words,
      voice: null,
    })

  /** What the page says was done; the same is told to those who do not see it. */
  const done = (page: Page) => page.getByRole('main').locator('.notice').first()
  const noticeOf = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words })

  test('someone named reads it at once and by mail, ends the mails with one tap, and hears what is essential', async ({
    browser,
  }) => {
    await asha.page.setViewportSize({ width: 390, height: 844 })
    await sam.page.goto(`${home}/d/care-plan`)
    await writeAtEnd(sam.page, part)
    await editorOf(sam.page, part).getByText(about).click()
    await sam.page.keyboard.press('Control+Alt+m')
    await sam.page.getByLabel('Your comment').fill(`@Asha Rahman, ${question}`)
    await sam.page.getByRole('button', { name: 'Send comment' }).click()

    // The front page tells without being loaded again, and the keyboard leads to the words.
    const notice = noticeOf(asha.page, question)
    await expect(notice).toContainText('Sam Whitfield named you in a comment.')
    await expect(
      asha.page.getByRole('navigation').getByRole('link', { name: /^For you: \d+ new$/ }),
    ).toBeVisible()
    await expectStateAccessible(asha.page, 'the front page with something new')
    const written = await asha.context.newPage()
    await written.goto(`${home}/d/strategy`)
    await expect(written.getByRole('link', { name: /^For you: \d+ new$/ })).toBeVisible()
    await written.close()
    await asha.page.setViewportSize({ width: 390, height: 844 })
    await notice.getByRole('link', { name: /Go there/ }).focus()
    await asha.page.keyboard.press('Enter')
    await asha.page.waitForURL(/\/d\/care-plan#comment-/)
    await expect(asha.page.locator('.thread').filter({ hasText: question })).toBeVisible()

    // What was read waits no more, and stays among what was heard.
    await asha.page.goto(`${home}/hearing`)
    const waiting = asha.page.getByRole('region', { name: 'Waiting for you' })
    await expect(noticeOf(asha.page, question)).toBeVisible()
    await expect(waiting.getByRole('article').filter({ hasText: question })).toHaveCount(0)

    // The mail says that there is something, and none of the words.
    const naming = () => mailsTo('asha').filter(({ text }) => text.includes('named you in a comment'))
    await expect.poll(() => naming().length).toBe(1)
    const [mail] = naming()
    expect(mail!.subject).toBe('Something for you in “Riverside Partnership Board”')
    expect(mail!.text + mail!.html).not.toContain('fox')

    // A mail program ends such mails without knowing anybody; the page in the mail says so, signed out.
    const nobody = await arrive(browser, product)
    const tapped = await nobody.context.request.post(mail!.unsubscribe!, {
      form: { 'List-Unsubscribe': 'One-Click' },
    })
    expect(tapped.status()).toBe(204)
    await nobody.page.goto(/\S+\/unsubscribe\/\S+/.exec(mail!.text)![0])
    await expect(
      nobody.page.getByRole('heading', { level: 1, name: 'You get no more e-mails' }),
    ).toBeVisible()
    const before = mailsTo('asha').length
    await say(sam.context, `@{${idOf('asha')}} are you there?`)
    await command(sam.context, {
      do: 'limitMember',
      person: idOf('asha'),
      atMost: 'edit',
      reason: 'Only for this week.',
    })
    await expect.poll(() => mailsTo('asha').length).toBe(before + 1)
    expect(mailsTo('asha').at(-1)!.text).toContain('set a limit to what you may do')
    expect(mailsTo('asha').at(-1)!.text).not.toContain('named you')

    // And back, by a button.
    await nobody.page.getByRole('button', { name: 'Send me e-mails again' }).click()
    await expect(nobody.page.getByRole('button', { name: 'Send me no more e-mails' })).toBeVisible()
    await say(sam.context, `@{${idOf('asha')}} and now?`)
    await expect.poll(naming).toHaveLength(2)
    await nobody.context.close()
  })

  test('what an organiser wrote down of somebody’s needs is confirmed by them, read by whom they choose, and deleted', async ({
    browser,
  }) => {
    const gwen = await sitDown(browser, product, 'gwen', `${home}/people/${idOf('asha')}`)
    await sam.page.goto(`${home}/people/${idOf('asha')}`)
    await sam.page.getByRole('link', { name: 'Write it down for Asha Rahman' }).click()
    await sam.page.getByLabel('Large print').check()
    await sam.page.getByLabel('Please do', { exact: false }).first().fill('Give me time to read.')
    await sam.page.getByLabel('Everyone who takes part here').check()
    await sam.page.getByRole('button', { name: 'Save' }).click()
    await expect(sam.page.getByText('Sam Whitfield wrote this down. It is not confirmed yet.')).toBeVisible()

    await asha.page.setViewportSize({ width: 390, height: 844 })
    await asha.page.goto(`${home}/hearing`)
    await asha.page.getByRole('link', { name: 'Look at it' }).click()
    await expect(asha.page.getByText(/Sam Whitfield wrote this down for you/)).toBeVisible()
    await expectStateAccessible(asha.page, 'needs to confirm')
    await asha.page.getByRole('button', { name: 'Yes, it is right' }).click()
    await expect(done(asha.page)).toContainText('It is confirmed.')

    await gwen.page.reload()
    await expect(gwen.page.getByText('Give me time to read.')).toBeVisible()
    await sam.page.reload()
    await expect(sam.page.getByRole('link', { name: 'Change what is written down' })).toHaveCount(0)

    // What is wrong is said at its field, and nothing that was typed is lost.
    await asha.page.getByLabel('People I choose').check()
    await asha.page.getByLabel('Best times').fill('After ten')
    await asha.page.getByRole('button', { name: 'Save' }).click()
    await expect(asha.page.getByRole('link', { name: 'Choose at least one person' })).toBeVisible()
    await expect(asha.page.getByLabel('Best times')).toHaveValue('After ten')
    await asha.page.getByLabel('Only me').check()
    await asha.page.getByRole('button', { name: 'Save' }).click()
    await expect(done(asha.page)).toContainText('Saved.')
    await gwen.page.reload()
    await expect(gwen.page.getByText('Give me time to read.')).toHaveCount(0)

    await asha.page.getByText('Delete all of this').click()
    await asha.page.getByRole('button', { name: 'Delete it now' }).click()
    await expect(done(asha.page)).toContainText('It is deleted.')
    await expect(asha.page.getByLabel('Best times')).toHaveValue('')
    await gwen.context.close()
  })

  test('what there is for someone without an account is written to them by whom they named, and ticked', async () => {
    const seat = {
      capacities: ['usesServices' as const],
      organisation: null,
      seat: null,
      speaksFor: null,
      term: { from: null, to: null },
      voting: true,
    }
    const mary = await command(sam.context, { do: 'addPerson', name: 'Mary Jones', seat })
    const needs: Needs = {
      formats: ['largePrint'],
      formatWords: '',
      language: '',
      channel: { by: 'letter', from: idOf('sam') },
      reach: '12 High Street',
      times: '',
      supporter: null,
      supporterWords: '',
      pleaseDo: '',
      pleaseDont: '',
      sharing: { with: 'organisers' },
    }
    const path = `/api/spaces/${demo.space.id}/people/${mary}/needs`
    const entered = await sam.context.request.put(path, { data: needs, headers: { origin: product.url } })
    expect(entered.status()).toBe(204)
    await say(asha.context, `@{${mary}} will know about the buses.`)

    await expect(async () => {
      await sam.page.goto(home)
      await expect(sam.page.getByRole('link', { name: '1 thing to pass on to someone' })).toBeVisible()
    }).toPass()
    await sam.page.getByRole('link', { name: '1 thing to pass on to someone' }).click()
    const task = sam.page.getByRole('article', { name: 'A letter to Mary Jones' })
    await expect(task).toContainText('12 High Street')
    await task.getByRole('link', { name: /A page to print/ }).click()
    await expect(sam.page.getByText('Dear Mary Jones,')).toBeVisible()
    await expect(sam.page.getByText('Mary Jones will know about the buses.')).toBeVisible()
    await sam.page.getByRole('link', { name: 'Back to what is to do' }).click()
    await task.getByRole('button', { name: /It is done/ }).click()
    await expect(sam.page.getByRole('region', { name: 'Done' })).toContainText(/Done by Sam Whitfield on/)
    await expect(sam.page.getByText('There is nothing to do for others.')).toBeVisible()
  })
})
