import { describe, expect, it } from 'vitest'
import { localPath } from './local-path.ts'

describe('the path to go on to', () => {
  it.each(['/', '/s/riverside', '/s/riverside/people?invite=mail#form'])('may be %s', (path) => {
    expect(localPath(path)).toBe(path)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/a\\b',
    '/a\nb',
    '',
    null,
    undefined,
    7,
  ])('is never %s', (path) => {
    expect(localPath(path, '/me')).toBe('/me')
  })
})
