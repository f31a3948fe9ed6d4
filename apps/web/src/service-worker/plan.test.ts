import { describe, expect, it } from 'vitest'
import { afterDocument, planFor } from './plan.ts'

const origin = 'https://board.example'
const plan = (path: string, method = 'GET', mode = 'navigate') =>
  planFor({ method, mode, url: new URL(path, origin), origin, filesUnder: '/_app/immutable/' })

describe('what the service worker keeps', () => {
  it('is the files of the build and the pages of documents', () => {
    expect(plan('/_app/immutable/chunks/a.js', 'GET', 'cors')).toBe('file')
    expect(plan('/s/riverside/d/care-plan')).toBe('document')
    expect(plan('/s/riverside/d/care-plan?at=x')).toBe('document')
    for (const page of ['', '/score?at=x', '/talk', '/result']) {
      expect(plan(`/s/riverside/e/support-at-home${page}`)).toBe('document')
    }
  })

  it('is no answer of the API, no data of a page, no other site', () => {
    expect(plan('/api/me', 'GET', 'cors')).toBe('pass')
    expect(plan('/api/openapi.json')).toBe('pass')
    expect(plan('/s/riverside/d/care-plan/__data.json', 'GET', 'cors')).toBe('pass')
    expect(plan('https://elsewhere.example/s/a/d/b')).toBe('pass')
  })

  it('is no page about people, rights or oneself', () => {
    for (const path of [
      '/',
      '/me',
      '/s/riverside/people',
      '/s/riverside/d/care-plan/rights',
      '/s/riverside/m/march/after',
      '/s/riverside/e/support-at-home/result/public',
    ])
      expect(plan(path)).toBe('page')
  })

  it('is thrown away when someone signs in or out', () => {
    expect(plan('/sign-out', 'POST')).toBe('forget')
    expect(plan('/sign-in?/demo', 'POST', 'cors')).toBe('forget')
    expect(plan('/sign-in/code?/check', 'POST')).toBe('forget')
    expect(plan('/me/forget', 'POST')).toBe('forget')
    expect(plan('/s/riverside/leave', 'POST')).toBe('pass')
  })
})

describe('a kept document', () => {
  it.each([
    [{ status: 200, type: 'basic' }, 'keep'],
    [{ status: 0, type: 'opaqueredirect' }, 'forgetAll'],
    [{ status: 401, type: 'basic' }, 'forgetAll'],
    [{ status: 404, type: 'basic' }, 'forgetThis'],
    [{ status: 403, type: 'basic' }, 'forgetThis'],
    [{ status: 503, type: 'basic' }, 'leave'],
  ])('after the answer %o: %s', (answered, becomes) => {
    expect(afterDocument(answered)).toBe(becomes)
  })
})
