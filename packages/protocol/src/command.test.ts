import { describe, expect, it } from 'vitest'
import { askToSignInSchema, signInByCodeSchema } from './api/sign-in.ts'
import { commandSchema, headerSchema } from './command.ts'

const document = 'careplanaaaaaaaa'

describe('what people type', () => {
  it('[P16] loses the spaces around it, and an address its capitals', () => {
    expect(commandSchema.parse({ do: 'renameDocument', document, title: '  Our plan ' })).toEqual({
      do: 'renameDocument',
      document,
      title: 'Our plan',
    })
    expect(askToSignInSchema.parse({ email: ' Asha@Example.ORG ' })).toEqual({ email: 'asha@example.org' })
    expect(signInByCodeSchema.parse({ email: 'a@example.org', code: ' 123 456 ' }).code).toBe('123456')
  })

  it.each([
    ['an empty title', { do: 'renameDocument', document, title: '   ' }],
    ['a title without end', { do: 'renameDocument', document, title: 'x'.repeat(201) }],
    ['an unknown command', { do: 'becomeChair' }],
    ['an id that is none', { do: 'putDocumentAway', document: '../etc/passwd' }],
    ['an office that is none', { do: 'handOn', office: 'king', to: document }],
    ['a day that is none', { do: 'inviteByLink', label: 'x', seat: {}, lastDay: '2026-02-30', uses: 1 }],
  ])('[P16] is refused as a command with %s', (_, input) => {
    expect(commandSchema.safeParse(input).success).toBe(false)
  })

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'me'])(
    '[P16] cannot lead anyone elsewhere after signing in: %s',
    (next) => {
      expect(askToSignInSchema.safeParse({ email: 'a@example.org', next }).success).toBe(false)
    },
  )

  it('[P16] a header names a real day, a known status and a language tag', () => {
    const header = {
      status: 'draft',
      purpose: ' Why we meet ',
      rung: 'involved',
      language: 'cy-GB',
      confidentiality: 'space',
      reviewDue: '2028-02-29',
    }
    expect(headerSchema.parse(header)).toEqual({ ...header, purpose: 'Why we meet' })
    for (const wrong of [{ reviewDue: '2027-02-29' }, { status: 'final' }, { language: '<b>' }]) {
      expect(headerSchema.safeParse({ ...header, ...wrong }).success).toBe(false)
    }
  })
})
