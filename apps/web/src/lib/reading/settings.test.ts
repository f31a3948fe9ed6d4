import { describe, expect, it } from 'vitest'
import { asAttributes, readCookie, usualReading, writeCookie } from './settings.ts'

describe('reading settings', () => {
  it('are the usual ones where there is no cookie', () => {
    expect(readCookie(undefined)).toEqual(usualReading)
    expect(writeCookie(usualReading)).toBe('')
  })

  it('come back from the cookie as they were written', () => {
    const chosen = { ...usualReading, size: '175', theme: 'cream', calm: 'yes' } as const
    expect(readCookie(writeCookie(chosen))).toEqual(chosen)
  })

  it('keep what is good in a broken cookie', () => {
    expect(readCookie('size=999&theme=dark&calm=<script>')).toEqual({ ...usualReading, theme: 'dark' })
  })

  it('never let a cookie write markup into the page', () => {
    expect(asAttributes(readCookie('font="><script>'))).toBe(asAttributes(usualReading))
  })
})
