import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The messages of a language by key; variants (singular and plural) as one text. */
function read(language: string): ReadonlyMap<string, string> {
  return new Map(
    ['', 'decide/', 'editor/', 'minutes/', 'room/'].flatMap((folder) => {
      const path = new URL(`../../messages/${folder}${language}.json`, import.meta.url)
      const { $schema: _schema, ...messages } = JSON.parse(readFileSync(path, 'utf8'))
      return Object.entries(messages).map(([key, message]) => [key, JSON.stringify(message)] as const)
    }),
  )
}

const inputs = (message: string) => [...new Set(message.match(/\{\w+\}/g))].sort()

const english = read('en')
const danish = read('da')

describe('the messages', () => {
  it('are the same in English and Danish', () => {
    expect([...danish.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('take the same names and numbers in both languages', () => {
    const different = [...english].filter(
      ([key, message]) => inputs(message).join() !== inputs(danish.get(key) ?? '').join(),
    )
    expect(different).toEqual([])
  })

  it('are translated: no sentence of three words or more is the same in both', () => {
    const same = [...english].filter(
      ([key, text]) => danish.get(key) === text && /\p{L}+ \p{L}+ \p{L}+/u.test(text),
    )
    expect(same).toEqual([])
  })

  it('are never empty', () => {
    expect([...english, ...danish].filter(([, message]) => message === '""')).toEqual([])
  })
})
