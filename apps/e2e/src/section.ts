import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test'

/** A section's place to write, once it is live. */
export function editorOf(page: Page, title: string): Locator {
  return page.getByRole('textbox', { name: title, exact: false })
}

/** Brings a section near, waits until it is live, and puts the caret at the end of its text. */
export async function writeAtEnd(page: Page, title: string): Promise<Locator> {
  const editor = editorOf(page, title)
  await page.getByRole('heading', { level: 2, name: title }).scrollIntoViewIfNeeded()
  await expect(editor).toBeVisible()
  await editor.focus()
  // Only a script presses a key within the 20 ms in which an editor that gets the focus puts its caret back.
  await expect(async () => {
    await page.keyboard.press('Control+End')
    expect(await isAtEnd(editor)).toBe(true)
  }).toPass()
  return editor
}

/** Puts words in all at once where the caret is: of words that two minutes have, each is drawn and told apart. */
export async function writeAtOnce(page: Page, words: string): Promise<void> {
  await page.keyboard.insertText(words)
}

async function isAtEnd(editor: Locator): Promise<boolean> {
  await editor.page().waitForTimeout(25)
  return editor.evaluate((element) => {
    const { focusNode, focusOffset } = getSelection()!
    const rest = document.createRange()
    rest.selectNodeContents(element)
    rest.setStart(focusNode!, focusOffset)
    return element.contains(focusNode) && rest.toString() === ''
  })
}

/** The one status line. */
export function statusOf(page: Page): Locator {
  return page.locator('[data-status]')
}

/** Waits until the page says that everything is saved. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(statusOf(page)).toHaveText(/All changes saved/, { timeout: 30_000 })
}

/** A section's text with its authors as the API tells it. */
export interface SectionText {
  readonly seq: number
  readonly text: string
  readonly blocks: readonly {
    readonly kind: string
    readonly text: string
    /** Of a picture. */
    readonly file?: string | null
    readonly alt?: string
    readonly runs: readonly {
      readonly text: string
      readonly author: { readonly id: string; readonly name: string }
      /** Who typed it. */
      readonly hand: { readonly id: string; readonly name: string }
      readonly capacity: string
      readonly importedFrom?: { readonly file: string; readonly claim?: string }
    }[]
  }[]
}

export async function textOf(request: APIRequestContext, section: string): Promise<SectionText> {
  const answer = await request.get(`/api/sections/${section}/text`)
  expect(answer.status()).toBe(200)
  return (await answer.json()) as SectionText
}

/** Who is credited with `words`, or the several people if they are not one person's. */
export function authorsOf(text: SectionText, words: string): readonly string[] {
  const authors = new Set<string>()
  for (const block of text.blocks) {
    const from = block.text.indexOf(words)
    if (from < 0) continue
    let at = 0
    for (const run of block.runs) {
      if (at < from + words.length && at + run.text.length > from) authors.add(run.author.id)
      at += run.text.length
    }
  }
  return [...authors]
}
