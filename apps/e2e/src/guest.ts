import { expect, type Page } from '@playwright/test'

/** The one who comes to meetings by a link, without an account. */
const nadia = 'Nadia Rahman'

/** On the page that a link or a code opens: says a name, and comes as an unpaid carer. */
export async function comeAsNadia(page: Page): Promise<void> {
  await page.getByLabel('What do people call you?').fill(nadia)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('radio', { name: /^Unpaid carer/ }).check()
  await page.getByRole('button', { name: 'Open the document' }).click()
  // The first page with a text brings the whole editor along.
  await expect(page.getByText(`You are here as ${nadia}`)).toBeVisible({ timeout: 30_000 })
}
