import { describe, expect, it } from 'vitest'
import { joinByLinkSchema } from './api/link.ts'
import { lineSchema } from './line.ts'

describe('a name or title', () => {
  it.each([
    ['a line that breaks', 'Asha\r\nBcc: someone@example.org', 'Asha Bcc: someone@example.org'],
    ['a turned direction', '\u202EnamhaR ahsA', 'namhaR ahsA'],
    ['letters without ink', 'Asha Rahman\u3164\u115F\uFFA0', 'Asha Rahman'],
    ['no width', 'A\u200Bsha\u2060 \uFEFFRah\u00ADman', 'Asha Rahman'],
    ['half a letter', 'Asha \uD800Rahman', 'Asha Rahman'],
    ['spaces of all kinds', ' Asha\t\u00A0\u2003Rahman ', 'Asha Rahman'],
  ])('[P16] is kept as it is seen: %s', (_, typed, kept) => {
    expect(lineSchema(120).parse(typed)).toBe(kept)
  })

  it.each([
    '\u0646\u0631\u0645\u200C\u0627\u0641\u0632\u0627\u0631',
    '\u0D15\u0D4D\u200D\u0D37',
    '\u{1F469}\u200D\u{1F467} Family',
    'Łucja Đặng-O’Neill',
    '李 小龍',
  ])('[P16] keeps %s', (name) => {
    expect(lineSchema(120).parse(name)).toBe(name)
  })

  it('[P16] is not only what cannot be seen, and not longer than it may be', () => {
    expect(lineSchema(120).safeParse('\u3164 \u200B\n').success).toBe(false)
    expect(lineSchema(3).safeParse('four').success).toBe(false)
  })

  it('[P16] of a guest has nothing unseen', () => {
    expect(joinByLinkSchema.parse({ name: 'Mary\u3164\n', capacity: 'observer' }).name).toBe('Mary')
  })
})
