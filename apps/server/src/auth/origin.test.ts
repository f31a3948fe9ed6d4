import { describe, expect, it } from 'vitest'
import { isOwnSite, isSameOrigin } from './origin.ts'

const site = 'https://board.example.org'

describe('where a request comes from', () => {
  it.each([
    [{ origin: site }, true],
    [{ origin: 'https://board.example.org:444' }, false],
    [{ origin: 'http://board.example.org' }, false],
    [{ origin: 'https://board.example.org.evil.example' }, false],
    [{ origin: 'null' }, false],
    [{ origin: '' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{}, true], // no browser: it carries nobody else's cookies
  ])('%j is our own: %s', (headers, expected) => {
    expect(isOwnSite(new Headers(headers), site)).toBe(expected)
  })

  it('takes the names of one’s own machine as one, port by port', () => {
    expect(isSameOrigin('http://127.0.0.1:3000', 'http://localhost:3000')).toBe(true)
    expect(isSameOrigin('http://[::1]:3000', 'http://localhost:3000')).toBe(true)
    expect(isSameOrigin('http://127.0.0.1:3001', 'http://localhost:3000')).toBe(false)
    expect(isSameOrigin('http://localhost.evil.example:3000', 'http://localhost:3000')).toBe(false)
  })
})
