import { expect, type Browser, type Page } from '@playwright/test'
import type { Mail, Mailbox } from './mailbox.ts'
import type { Seat } from './person.ts'
import type { Product } from './server.ts'

/** Someone with an address of mail and a browser in which nobody is signed in. */
export async function arrive(browser: Browser, product: Product): Promise<Seat> {
  const context = await browser.newContext({ baseURL: product.url })
  return { context, page: await context.newPage() }
}

/** The code in a mail to sign in. */
export function codeIn(mail: Mail): string {
  const code = /^\d{6}/.exec(mail.subject)?.[0]
  if (code === undefined) throw new Error(`there is no code in "${mail.subject}"`)
  return code
}

/** The one link in a mail. */
export function linkIn(mail: Mail): string {
  const [link, ...more] = mail.text.match(/https?:\S+/g) ?? []
  if (link === undefined || more.length > 0) throw new Error(`there is not one link in "${mail.subject}"`)
  return link
}

const isSignIn = ({ subject }: Mail): boolean => /^\d{6} is your code/.test(subject)
const isInvitation = ({ subject }: Mail): boolean => / invites you to /.test(subject)

function invitationsTo(mailbox: Mailbox, email: string): readonly Mail[] {
  return mailbox.to(email).filter(isInvitation)
}

/** Waits until `count` invitations have come to an address; answers the last one. */
export async function invitationTo(mailbox: Mailbox, email: string, count = 1): Promise<Mail> {
  await expect.poll(() => invitationsTo(mailbox, email).length, { timeout: 30_000 }).toBe(count)
  return invitationsTo(mailbox, email).at(-1)!
}

/** On the sign-in page: asks for a code, and waits for the page that takes it and for the mail. */
export async function askForCode(page: Page, mailbox: Mailbox, email: string): Promise<Mail> {
  const before = mailbox.to(email).filter(isSignIn).length
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Look at your e-mail' })).toBeVisible()
  await expect.poll(() => mailbox.to(email).filter(isSignIn).length).toBe(before + 1)
  return mailbox.to(email).findLast(isSignIn)!
}

/** On the page that takes a code. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('The code').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in with the code from the mail and waits until the sign-in pages are left. */
export async function signIn(page: Page, mailbox: Mailbox, email: string): Promise<void> {
  await page.goto('/sign-in')
  await typeCode(page, codeIn(await askForCode(page, mailbox, email)))
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** The code that the server printed for the first space. */
export async function setUpCode(product: Product): Promise<string> {
  const printed = (): string | undefined =>
    /make the first one with the code (\S+)/.exec(product.output())?.[1]
  await expect.poll(printed).toBeDefined()
  return printed()!
}

/** What is asked before the first space is made. */
export interface Founding {
  readonly code: string
  readonly space: string
  readonly name: string
  readonly capacity: string
}

/** Answers the questions of the first start up to the last page; `look` is called on each. */
export async function answerFirstStart(
  page: Page,
  { code, space, name, capacity }: Founding,
  look: (screen: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'The first start' })).toBeVisible()
  await look('the set-up code')
  await page.getByLabel('Set-up code').fill(code)
  await goOn(page, 'What is your space called?')
  await look('the name of the space')
  await page.getByLabel('Name of the space').fill(space)
  await goOn(page, 'What is your name?')
  await look('the name of the first person')
  await page.getByLabel('Your name').fill(name)
  await goOn(page, 'In what capacity do you take part?')
  await look('the capacity of the first person')
  await page.getByLabel(capacity).check()
  await goOn(page, 'Is this right?')
  await look('the answers of the first start')
}

/** Goes on to the next question, and waits for it. */
export async function goOn(page: Page, question: string): Promise<void> {
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { level: 1, name: question })).toBeVisible()
}

/** Whom an organiser invites. */
export interface Invited {
  readonly email: string
  readonly name: string
  readonly capacity: string
}

/** Invites someone by mail, from the page of the people on; `look` is called on each page. */
export async function inviteByMail(
  page: Page,
  { email, name, capacity }: Invited,
  look: (screen: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await page.getByRole('link', { name: 'Invite someone' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'How do you want to invite?' })).toBeVisible()
  await look('ways to invite')
  await page.getByRole('link', { name: 'By e-mail' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Whom do you invite?' })).toBeVisible()
  await look('invite by mail: whom')
  await page.getByLabel('Their e-mail address').fill(email)
  await page.getByLabel('Their name').fill(name)
  await goOn(page, `In what capacity does ${name} take part?`)
  await look('invite by mail: capacity')
  await page.getByLabel(capacity).check()
  await goOn(page, `What else should be known of ${name} here?`)
  await look('invite by mail: seat')
  await goOn(page, `Do you want to say something to ${name}?`)
  await look('invite by mail: words')
  await page.getByLabel('Your words in the e-mail').fill('We would like to write with you.')
  await goOn(page, 'Is this right?')
  await look('invite by mail: answers')
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
}

/** On the page of an invitation, signed in, by someone whose name is known: nothing is asked but how to be shown. */
export async function accept(
  page: Page,
  name: string,
  space: string,
  look: (screen: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: `You are invited to ${space}` })).toBeVisible()
  await expect(page.getByText(`You join as ${name}.`)).toBeVisible()
  await expect(page.getByRole('radio', { name: 'My full name' })).toBeChecked()
  await look('an invitation')
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'How I want to be reached' })).toBeVisible()
  await look('what helps me, on joining')
  await page.getByRole('link', { name: 'Not now' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: space })).toBeVisible()
}
