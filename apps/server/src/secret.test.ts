import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sessionSecretOf } from './secret.ts'

describe('the secret of sessions', () => {
  let dataDir = ''
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'alongside-secret-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  it('is the one that was set', () => {
    expect(sessionSecretOf({ sessionSecret: 'set by hand', dataDir })).toBe('set by hand')
  })

  it('is made once, kept for the next start, and for nobody else to read', () => {
    const made = sessionSecretOf({ sessionSecret: null, dataDir: join(dataDir, 'new') })
    expect(made).toMatch(/^[0-9a-f]{64}$/)
    expect(sessionSecretOf({ sessionSecret: null, dataDir: join(dataDir, 'new') })).toBe(made)
    expect(statSync(join(dataDir, 'new', 'session-secret')).mode & 0o777).toBe(0o600)
  })
})
