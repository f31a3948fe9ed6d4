import { documentViewSchema, meSchema, spaceViewSchema } from '@alongside/protocol'
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import { expectStateAccessible } from './access.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'
import {
  accept,
  answerFirstStart,
  arrive,
  askForCode,
  codeIn,
  goOn,
  invitationTo,
  inviteByMail,
  linkIn,
  setUpCode,
  signIn,
  typeCode,
} from './newcomer.ts'
import type { Seat } from './person.ts'
import { authorsOf, editorOf, expectSaved, textOf, writeAtEnd } from './section.ts'
import { startProduct, type Product } from './server.ts'

const space = 'Riverside Circle'
const slug = 'riverside-circle'
const lenaIs = { space, name: 'Lena Fischer', capacity: 'Facilitator' }
const asha = { email: 'asha@example.org', name: 'Asha Rahman', capacity: 'Person who uses services' }
const sam = { email: 'sam@example.org', name: 'Sam Okafor', capacity: 'Frontline staff' }
const moses = { email: 'moses@example.org', name: 'Moses Rahman', capacity: 'Unpaid carer' }

/** By the keys alone, from one's own account: a second space, which knows who makes it and asks for no code. */
async function startAnother(page: Page, name: string): Promise<void> {
  const look = lookAt(page)
  await page.goto('/me')
  await page.getByRole('link', { name: 'Start another space' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'What is your space called?' })).toBeVisible()
  await look('the name of another space')
  const next = page.getByRole('button', { name: 'Go on' })
  await next.focus()
  await page.keyboard.press('Enter')
  await expect(mistakes(page)).toContainText('Write a name of 120 letters at most')
  await page.getByLabel('Name of the space').focus()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('heading', { level: 1, name: 'In what capacity do you take part?' }),
  ).toBeVisible()
  await page.getByLabel(lenaIs.capacity).focus()
  await page.keyboard.press('Space')
  await next.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Is this right?' })).toBeVisible()
  await expect(page.getByText('Your name')).toHaveCount(0)
  await look('the answers for another space')
  await page.getByRole('button', { name: 'Make the space' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test.describe('from an empty database', () => {
  // Each passes some twenty screens, most of them with axe.
  test.describe.configure({ timeout: 300_000 })

  let product: Product
  let mailbox: Mailbox

  test.beforeEach(async () => {
    mailbox = await openMailbox()
    product = await startProduct({ SMTP_URL: mailbox.url })
  })
  test.afterEach(async () => {
    await product.end()
    await mailbox.close()
  })

  /** Lena, who has made the first space and stands in it. */
  async function founder(browser: Browser): Promise<Seat> {
    const lena = await arrive(browser, product)
    await signIn(lena.page, mailbox, 'lena@example.org')
    await answerFirstStart(lena.page, { ...lenaIs, code: await setUpCode(product) })
    await lena.page.getByRole('button', { name: 'Make the space' }).click()
    await expect(lena.page.getByRole('heading', { level: 1, name: space })).toBeVisible()
    return lena
  }

  /** Someone invited by Lena, who has come by their mail and joined. */
  async function guest(browser: Browser, lena: Seat, who: typeof asha): Promise<Seat> {
    await lena.page.goto(`/s/${slug}/people`)
    await inviteByMail(lena.page, who)
    const seat = await arrive(browser, product)
    await signIn(seat.page, mailbox, who.email)
    await seat.page.goto(linkIn(await invitationTo(mailbox, who.email)))
    await accept(seat.page, who.name, space)
    return seat
  }

  test('three people come by their mail and write one plan', async ({ browser }) => {
    const lena = await arrive(browser, product)
    const early = await arrive(browser, product)
    const code = await setUpCode(product)

    await test.step('the first person makes the space, and nobody can do so again', async () => {
      const look = lookAt(lena.page)
      await lena.page.goto('/')
      await expect(lena.page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
      await look('sign-in')
      const mail = await askForCode(lena.page, mailbox, 'lena@example.org')
      await look('the code from the mail')
      await typeCode(lena.page, codeIn(mail))
      // Sam has heard the code too, and is as far as Lena when she makes the space.
      await signIn(early.page, mailbox, sam.email)
      await answerFirstStart(early.page, { ...sam, space: 'Sam’s own', code })

      await answerFirstStart(lena.page, { ...lenaIs, code: 'guessed-code' }, look)
      await lena.page.getByRole('button', { name: 'Make the space' }).click()
      await expect(mistakes(lena.page)).toContainText('This is not the code that the server printed')
      await lena.page.getByLabel('Set-up code').fill(code)
      await goOn(lena.page, 'Is this right?')
      await lena.page.getByRole('button', { name: 'Make the space' }).click()
      await expect(lena.page.getByRole('heading', { level: 1, name: space })).toBeVisible()
      await look('an empty space')
      await lena.page.goto(`/s/${slug}/evaluations`)
      await expect(lena.page.getByRole('link', { name: 'New evaluation' })).toBeVisible()
      await look('no services yet')
      await lena.page.goto(`/s/${slug}`)

      await early.page.getByRole('button', { name: 'Make the space' }).click()
      await expect(says(early.page, 'Someone else has made the first space already.')).toBeVisible()
      await early.page.goto('/start')
      await expect(says(early.page, 'You are not part of a space yet.')).toBeVisible()
      await lookAt(early.page)('no space yet')
    })

    await test.step('she is organiser, and invites two people by mail', async () => {
      await lena.page.getByRole('link', { name: 'People', exact: true }).click()
      await expect(lena.page.getByRole('article').filter({ hasText: lenaIs.name })).toContainText('Organiser')
      await inviteByMail(lena.page, asha, lookAt(lena.page))
      await expect(says(lena.page, 'The invitation is on its way.')).toBeVisible()
      await inviteByMail(lena.page, sam)
    })

    const [first, second] = [await arrive(browser, product), early]
    await test.step('one opens the link, signs in by the link in a second mail, and joins', async () => {
      const look = lookAt(first.page)
      await first.page.goto(linkIn(await invitationTo(mailbox, asha.email)))
      await expect(says(first.page, `${lenaIs.name} would like you to take part.`)).toBeVisible()
      await look('an invitation before signing in')
      await first.page.getByRole('link', { name: 'Go on' }).click()
      await first.page.goto(linkIn(await askForCode(first.page, mailbox, asha.email)))
      await look('the sign-in link')
      await first.page.getByRole('button', { name: 'Sign in' }).click()
      await accept(first.page, asha.name, space, look)
    })
    await test.step('the other is signed in already, and joins', async () => {
      await second.page.goto(linkIn(await invitationTo(mailbox, sam.email)))
      await accept(second.page, sam.name, space)
    })

    await test.step('the organiser starts a plan, and the others find it without loading the page again', async () => {
      const { page } = lena
      await page.goto(`/s/${slug}`)
      await page.getByRole('link', { name: 'Start a document' }).click()
      await lookAt(page)('what to write')
      await page.getByLabel('Personal care and support plan').check()
      await goOn(page, 'Personal care and support plan: what is it called?')
      await page.getByLabel('Title').fill('How Asha wants to live')
      await page.getByRole('button', { name: 'Start writing' }).click()
      for (const other of [first, second]) {
        await other.page.getByRole('link', { name: 'How Asha wants to live' }).click()
      }
    })

    const life = 'My life'
    const writers = [
      { ...lenaIs, seat: lena, words: 'We met in the kitchen, all three, to write this.' },
      { ...asha, seat: first, words: 'I like to sit in the garden before anyone is up.' },
      { ...sam, seat: second, words: 'The morning visit starts after eight from now on.' },
    ]
    await test.step('all three write at once', async () => {
      let seen = ''
      for (const { seat, words } of writers) {
        const editor = await writeAtEnd(seat.page, life)
        if (seen !== '') {
          await expect(editor).toContainText(seen)
          await seat.page.keyboard.press('Control+End')
          await seat.page.keyboard.press('Enter')
        }
        seen = words.slice(0, 12)
        await seat.page.keyboard.type(seen)
      }
      await Promise.all(
        writers.map(({ seat, words }) => seat.page.keyboard.type(words.slice(12), { delay: 15 })),
      )
    })

    await test.step('all see the same text, and whose it is', async () => {
      for (const { seat } of writers) {
        await expectSaved(seat.page)
        await seat.page.getByRole('button', { name: 'Who wrote this' }).click()
        await expect(editorOf(seat.page, life).getByRole('paragraph')).toHaveText(
          writers.map(({ words }) => words),
        )
        for (const { name, capacity, words } of writers) {
          await expectAuthorBeside(seat.page, life, words, `${name}, ${capacity}`)
        }
      }
      const section = await sectionIdOf(lena, life)
      for (const { seat } of writers) {
        const text = await textOf(seat.context.request, section)
        expect(text.text).toBe(writers.map(({ words }) => words).join('\n'))
        for (const writer of writers) {
          expect(authorsOf(text, writer.words)).toEqual([await personOf(writer.seat)])
        }
      }
    })
  })

  test('an invitation is sent again, withdrawn, and says so when its mail could not be sent', async ({
    browser,
  }) => {
    const { page } = await founder(browser)
    const look = lookAt(page)
    const cardOf = (email: string) => page.getByRole('article').filter({ hasText: email })
    await page.getByRole('link', { name: 'People', exact: true }).click()

    await test.step('it is listed as open, and can be sent again', async () => {
      await inviteByMail(page, asha)
      await inviteByMail(page, moses)
      const sent = await invitationTo(mailbox, asha.email)
      await page.getByRole('link', { name: 'Invitations' }).click()
      await expect(cardOf(asha.email)).toContainText('Open')
      await look('open invitations')
      await page.getByRole('button', { name: buttonFor('Send again', asha.email) }).click()
      await expect(says(page, 'The invitation is on its way again.')).toBeVisible()
      const again = await invitationTo(mailbox, asha.email, 2)
      expect(linkIn(again)).toBe(linkIn(sent))
    })

    await test.step('it is withdrawn, and its link says so', async () => {
      const mail = await invitationTo(mailbox, moses.email)
      await page.getByRole('button', { name: buttonFor('Withdraw', moses.email) }).click()
      await expect(says(page, 'Its link no longer works.')).toBeVisible()
      await expect(page.getByRole('button', { name: buttonFor('Withdraw', moses.email) })).toBeHidden()
      const other = await arrive(browser, product)
      await other.page.goto(linkIn(mail))
      await expect(says(other.page, 'This invitation was withdrawn.')).toBeVisible()
      await expect(says(other.page, `Ask ${lenaIs.name} for a new one.`)).toBeVisible()
      await lookAt(other.page)('an invitation that was withdrawn')
      await expect(other.page.getByRole('button', { name: 'Join' })).toBeHidden()
    })

    await test.step('the mail server is down: the page says so by itself', async () => {
      await mailbox.close()
      await page.getByRole('link', { name: 'Back to the people' }).click()
      await inviteByMail(page, sam)
      // The server tries three times, with ten seconds between the last two.
      await expect(says(page, `The e-mail to ${sam.email} could not be sent.`)).toBeVisible({
        timeout: 60_000,
      })
      await expect(says(page, 'The invitation is on its way.')).toBeHidden()
      await look('people, with a mail that could not be sent')
      await page.getByRole('link', { name: 'Look at the invitations' }).click()
      await expect(cardOf(sam.email)).toContainText('Open')
      await expect(cardOf(sam.email)).toContainText('The e-mail could not be sent.')
      await expect(cardOf(asha.email)).not.toContainText('could not be sent')
      await look('invitations, with a mail that could not be sent')

      const other = await arrive(browser, product)
      await other.page.goto('/sign-in')
      await other.page.getByLabel('Your e-mail address').fill(sam.email)
      await other.page.getByRole('button', { name: 'Send me a code' }).click()
      await expect(mistakes(other.page)).toContainText('The e-mail could not be sent.')
    })

    await test.step('it is sent again once the mail server is back', async () => {
      await mailbox.open()
      await page.getByRole('button', { name: buttonFor('Send again', sam.email) }).click()
      await expect(says(page, 'The invitation is on its way again.')).toBeVisible()
      const mail = await invitationTo(mailbox, sam.email)
      await expect(cardOf(sam.email)).not.toContainText('could not be sent')
      const seat = await arrive(browser, product)
      await signIn(seat.page, mailbox, sam.email)
      await seat.page.goto(linkIn(mail))
      await accept(seat.page, sam.name, space)
      await expect(cardOf(sam.email)).toBeHidden()
    })
  })

  test('people leave, the last organiser only after handing on, and two spaces are listed', async ({
    browser,
  }) => {
    const lena = await founder(browser)
    const first = await guest(browser, lena, asha)
    const second = await guest(browser, lena, sam)
    const leave = async ({ page }: Seat) => {
      await page.goto(`/s/${slug}/me`)
      await page.getByRole('link', { name: 'Leave this space' }).click()
      await expect(page.getByRole('heading', { level: 1, name: `Leave ${space}?` })).toBeVisible()
    }

    await test.step('someone leaves, and is let in no more', async () => {
      await leave(second)
      await lookAt(second.page)('leaving')
      await second.page.getByRole('button', { name: 'Leave', exact: true }).click()
      await expect(says(second.page, 'You are not part of a space yet.')).toBeVisible()
      await second.page.goto(`/s/${slug}`)
      await expect(
        second.page.getByRole('heading', { level: 1, name: 'This page is not here' }),
      ).toBeVisible()
    })

    await test.step('someone without mail is added', async () => {
      const { page } = lena
      await page.goto(`/s/${slug}/people/invite`)
      await page.getByRole('link', { name: 'Add someone who has no e-mail' }).click()
      await lookAt(page)('a person without mail: who')
      await page.getByLabel('Their name').fill('Mary Hill')
      await goOn(page, 'In what capacity does Mary Hill take part?')
      await page.getByLabel('Lay partner').check()
      await goOn(page, 'What else should be known of Mary Hill here?')
      await goOn(page, 'Is this right?')
      await lookAt(page)('a person without mail: answers')
      await page.getByRole('button', { name: 'Add this person' }).click()
      await expect(page.getByRole('article').filter({ hasText: 'Mary Hill' })).toContainText('without e-mail')
      await lookAt(page)('people')
    })

    await test.step('who may not start a space is offered none', async () => {
      await first.page.goto('/me')
      await expect(first.page.getByRole('heading', { level: 2, name: 'Your spaces' })).toBeVisible()
      await expect(first.page.getByRole('link', { name: 'Start another space' })).toHaveCount(0)
      await first.page.goto('/start')
      await expect(first.page.getByRole('heading', { level: 1, name: space })).toBeVisible()
    })

    await test.step('an organiser starts another space, and finds both in a list', async () => {
      await startAnother(lena.page, 'Garden Group')
      await lena.page.goto('/s/garden-group/people/invite')
      const link = await inviteByLink(lena.page)
      await first.page.goto(link)
      await accept(first.page, asha.name, 'Garden Group')
      for (const { page } of [lena, first]) {
        await page.goto('/')
        for (const name of [space, 'Garden Group'])
          await expect(page.getByRole('link', { name })).toBeVisible()
      }
      await lookAt(first.page)('a list of spaces')
      await first.page.getByRole('link', { name: space }).click()
      await expect(first.page.getByRole('heading', { level: 1, name: space })).toBeVisible()
    })

    await test.step('the last organiser hands the office on, and leaves', async () => {
      const { page } = lena
      await leave(lena)
      await expect(says(page, 'There must be at least one organiser.')).toBeVisible()
      await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeHidden()
      await lookAt(page)('the last organiser')
      await page.getByRole('link', { name: 'Hand on an office' }).click()
      await lookAt(page)('handing on')
      await page.getByLabel('Mary Hill').check()
      await page.getByRole('button', { name: 'Hand it on' }).click()
      await expect(mistakes(page)).toContainText('An organiser needs an e-mail address of their own.')
      await page.getByLabel(asha.name).check()
      await page.getByRole('button', { name: 'Hand it on' }).click()
      await expect(says(page, 'The office is handed on.')).toBeVisible()
      await leave(lena)
      await page.getByRole('button', { name: 'Leave', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Garden Group' })).toBeVisible()

      await first.page.goto(`/s/${slug}/people`)
      await expect(first.page.getByRole('article').filter({ hasText: asha.name })).toContainText('Organiser')
      await expect(first.page.getByRole('link', { name: 'Invite someone' })).toBeVisible()
      await first.page.getByText('2 people have left').click()
      await expect(first.page.getByRole('article').filter({ hasText: lenaIs.name })).toBeVisible()
    })
  })

  test('a code works once, and who is signed out from elsewhere has to sign in again', async ({
    browser,
  }) => {
    const lena = await founder(browser)
    const other = await arrive(browser, product)
    const { page } = other

    await test.step('a wrong code is refused, and the right one then taken', async () => {
      await page.goto('/sign-in')
      const code = codeIn(await askForCode(page, mailbox, 'lena@example.org'))
      const wrong = code === '000000' ? '000001' : '000000'
      await typeCode(page, wrong)
      await expect(mistakes(page)).toContainText('That is not the code.')
      await lookAt(page)('a wrong code')
      await typeCode(page, code)
      await expect(page.getByRole('heading', { level: 1, name: space })).toBeVisible()
    })

    await test.step('a code and a link that were used are refused', async () => {
      const late = await arrive(browser, product)
      await late.page.goto('/sign-in')
      await askForCode(late.page, mailbox, 'lena@example.org')
      const third = await arrive(browser, product)
      await third.page.goto('/sign-in')
      const mail = await askForCode(third.page, mailbox, 'lena@example.org')
      await typeCode(third.page, codeIn(mail))
      await expect(third.page.getByRole('heading', { level: 1, name: space })).toBeVisible()

      await typeCode(late.page, codeIn(mail))
      await expect(mistakes(late.page)).toContainText('That is not the code.')
      await late.page.goto(linkIn(mail))
      await late.page.getByRole('button', { name: 'Sign in' }).click()
      await expect(says(late.page, 'It was used already, it is too old')).toBeVisible()
      await lookAt(late.page)('a link that was used')
      await late.page.getByRole('link', { name: 'Ask for a new one' }).click()
      await expect(late.page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    })

    await test.step('sessions are seen and ended', async () => {
      await lena.page.goto('/me')
      await lookAt(lena.page)('where I am signed in')
      const ends = lena.page.getByRole('button', { name: /Sign out there/ })
      await expect(ends).toHaveCount(2)
      for (let left = 1; left >= 0; left--) {
        await ends.first().click()
        await expect(ends).toHaveCount(left)
      }
      await expect(says(lena.page, 'Signed out there.')).toBeVisible()
      await page.goto(`/s/${slug}/people`)
      await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
      await lena.page.goto(`/s/${slug}/people`)
      await expect(lena.page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
    })
  })
})

/** Looks with axe at what a person passes, as wide as a phone, where there is least room. */
function lookAt(page: Page): (screen: string) => Promise<void> {
  return async (screen) => {
    const before = page.viewportSize()
    await expectStateAccessible(page, screen)
    if (before) await page.setViewportSize(before)
  }
}

/** Makes a link that lets people join, from the page of the ways to invite on; answers it. */
async function inviteByLink(page: Page): Promise<string> {
  const look = lookAt(page)
  await page.getByRole('link', { name: 'With a link' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What is the link for?' })).toBeVisible()
  await look('invite by link: what for')
  await page.getByLabel('What it is for').fill('Neighbours')
  await goOn(page, 'In what capacity do they take part?')
  await look('invite by link: capacity')
  await page.getByLabel('Lay partner').check()
  await goOn(page, 'What else holds for all of them?')
  await look('invite by link: seat')
  await goOn(page, 'Is this right?')
  await look('invite by link: answers')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(says(page, 'The link is ready.')).toBeVisible()
  await look('a link to hand out')
  return page.getByLabel('The link to hand out').inputValue()
}

/** Waits until the mark beside the paragraph that holds `words` names `author`. */
async function expectAuthorBeside(page: Page, section: string, words: string, author: string): Promise<void> {
  const paragraph = editorOf(page, section).getByRole('paragraph').filter({ hasText: words })
  const marks = page.getByRole('region', { name: section }).getByRole('toolbar', { name: 'Who wrote this' })
  const mark = marks.getByRole('button', { name: author, exact: true })
  await expect(mark).toHaveCount(1)
  await expect(async () => {
    const [block, beside] = [await paragraph.boundingBox(), await mark.boundingBox()]
    if (block === null || beside === null) throw new Error('the paragraph or its mark is not on the page')
    expect(Math.abs(block.y - beside.y)).toBeLessThan(block.height)
  }).toPass({ timeout: 10_000 })
}

/** What the page asks to be put right. */
function mistakes(page: Page): Locator {
  return page.getByRole('group', { name: 'There is something to put right' })
}

/** The name of a button that says for whom it is. */
function buttonFor(what: string, whom: string): RegExp {
  return new RegExp(`^${what}.*${whom}$`)
}

/** Words on the page itself, not those of the announcer. */
function says(page: Page, words: string): Locator {
  return page.getByRole('main').getByText(words)
}

async function personOf({ context }: Seat): Promise<string> {
  const { person } = meSchema.parse(await (await context.request.get('/api/me')).json())
  if (person === null) throw new Error('nobody is signed in')
  return person.id
}

/** The id of a section of the only document. */
async function sectionIdOf({ context }: Seat, title: string): Promise<string> {
  const { documents } = spaceViewSchema.parse(await (await context.request.get(`/api/spaces/${slug}`)).json())
  const document = documentViewSchema.parse(
    await (await context.request.get(`/api/documents/${documents[0]!.id}`)).json(),
  )
  return document.sections.find((section) => section.title === title)!.id
}
