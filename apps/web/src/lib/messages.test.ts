import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const here = new URL('../../messages/', import.meta.url)
/** Where the catalogues lie, all of which are read. */
const folders = [
  '',
  ...readdirSync(here, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [`${one.name}/`] : [])),
]

/** The messages of a language by key; variants (singular and plural) as one text. */
function read(language: string): ReadonlyMap<string, string> {
  return new Map(
    folders.flatMap((folder) => {
      const path = new URL(`${folder}${language}.json`, here)
      const { $schema: _schema, ...messages } = JSON.parse(readFileSync(path, 'utf8'))
      return Object.entries(messages).map(([key, message]) => [key, JSON.stringify(message)] as const)
    }),
  )
}

const inputs = (message: string) => [...new Set(message.match(/\{\w+\}/g))].sort()

/** The keys of all messages that a page or a module takes. */
const source = new URL('../', import.meta.url)
const used = new Set(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.(ts|svelte)$/.test(path) && !path.startsWith('lib/paraglide'))
    .flatMap((path) => readFileSync(new URL(path, source), 'utf8').match(/(?<=\bm\s*\.\s*)\w+/g) ?? []),
)

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

  it('are all used somewhere', () => {
    const unused = [...english.keys()].filter((key) => !used.has(key))
    expect(unused).toEqual([])
  })

  it('are never empty', () => {
    expect([...english, ...danish].filter(([, message]) => message === '""')).toEqual([])
  })
})
