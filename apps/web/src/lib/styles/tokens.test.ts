import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const tokens = css('tokens.css')
const authors = css('authors.css')

type Palette = ReadonlyMap<string, string>

function declarations(block: string, side: 'light' | 'dark'): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name, value] of block.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    const pair = /light-dark\((#\w{6}), (#\w{6})\)/.exec(value!)
    const colour = pair ? pair[side === 'light' ? 1 : 2] : /^#\w{6}$/.exec(value!)?.[0]
    if (colour) found.set(name!, colour)
  }
  return found
}

function blockOf(source: string, selector: string): string {
  const start = source.indexOf(`${selector} {`)
  if (start < 0) throw new RangeError(`no rule ${selector}`)
  return source.slice(start, source.indexOf('}', start))
}

function palette(theme: 'light' | 'dark' | 'cream' | 'contrast'): Palette {
  const side = theme === 'dark' || theme === 'contrast' ? 'dark' : 'light'
  const base = declarations(blockOf(tokens, ':root'), side)
  const own =
    theme === 'cream' || theme === 'contrast'
      ? declarations(blockOf(tokens, `:root[data-theme='${theme}']`), side)
      : new Map<string, string>()
  const colours = new Map([...base, ...own])
  for (let author = 0; author < 8; author++) {
    const prefix = theme === 'cream' ? `[data-theme='cream'] ` : ''
    const value = declarations(blockOf(authors, `${prefix}[data-author='${author}']`), side).get('author')
    colours.set(`author-${author}`, value!)
  }
  return colours
}

function luminance(colour: string): number {
  const part = (at: number) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

function contrast(one: string, other: string): number {
  const a = luminance(one) + 0.05
  const b = luminance(other) + 0.05
  return Math.max(a / b, b / a)
}

const grounds = ['paper', 'surface', 'tint', 'warm']
const inks = ['ink', 'muted', 'primary', 'primary-strong', 'accent', 'danger']

describe.each(['light', 'dark', 'cream', 'contrast'] as const)('the %s theme', (theme) => {
  const colours = palette(theme)
  const between = (ink: string, ground: string) => contrast(colours.get(ink)!, colours.get(ground)!)

  it.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))(
    'shows %s on %s at 7:1 or more',
    (ink, ground) => {
      expect(between(ink, ground)).toBeGreaterThanOrEqual(7)
    },
  )

  it('shows words on filled buttons at 7:1 or more', () => {
    expect(between('on-primary', 'primary')).toBeGreaterThanOrEqual(7)
    expect(between('on-primary', 'primary-strong')).toBeGreaterThanOrEqual(7)
    expect(between('on-danger', 'danger')).toBeGreaterThanOrEqual(7)
  })

  it('shows every author on page and card at 7:1 or more', () => {
    for (let author = 0; author < 8; author++)
      for (const ground of ['paper', 'surface'])
        expect(between(`author-${author}`, ground), `author ${author} on ${ground}`).toBeGreaterThanOrEqual(7)
  })

  it('shows lines of fields and the focus ring at 3:1 or more', () => {
    for (const ground of grounds) {
      expect(between('line', ground)).toBeGreaterThanOrEqual(3)
      expect(between('focus', ground)).toBeGreaterThanOrEqual(3)
    }
    expect(between('focus', 'focus-gap')).toBeGreaterThanOrEqual(3)
  })
})
