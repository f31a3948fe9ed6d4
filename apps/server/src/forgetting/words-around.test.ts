import { expect, it } from 'vitest'
import { wordsAround } from './words-around.ts'

const around = (text: string) => {
  const from = text.indexOf('Gwen')
  return wordsAround(text, from, from + 4)
}

it('a name is shown with the words beside it, whole, and with a sign where there are more', () => {
  expect(around('Ask Gwen first.')).toEqual({ before: 'Ask ', words: 'Gwen', after: ' first.' })
  const { before, after } = around(`${'often '.repeat(20)}Gwen${' comes'.repeat(20)}`)
  expect(before).toBe(`…${'often '.repeat(13)}`)
  expect(after).toBe(`${' comes'.repeat(13)}…`)
})
