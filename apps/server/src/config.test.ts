import { defaultLimits } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { ConfigError, describeConfig, readConfig } from './config.ts'

describe('configuration', () => {
  it('an empty environment gives a server of one’s own on this machine', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      demo: false,
      environment: 'development',
      limits: defaultLimits,
    })
  })

  it('a production start without a secret stops, and says what to do', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/SESSION_SECRET is missing.*openssl rand/)
    expect(() => readConfig({ NODE_ENV: 'production', SESSION_SECRET: 'short' })).toThrow(ConfigError)
    expect(readConfig({ NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(32) }).sessionSecret).toHaveLength(
      32,
    )
  })

  it('the time zone of new spaces is one that is known', () => {
    expect(readConfig({}).timeZone).toBe('Europe/London')
    expect(readConfig({ TIME_ZONE: 'Europe/Copenhagen' }).timeZone).toBe('Europe/Copenhagen')
    expect(() => readConfig({ TIME_ZONE: 'Europe/Atlantis' })).toThrow(/TIME_ZONE/)
  })

  it('the keys of secret votes lie in the data directory, or apart from it', () => {
    expect(readConfig({ DATA_DIR: '/var/lib/alongside' }).keysDir).toBe('/var/lib/alongside/keys')
    expect(readConfig({ KEYS_DIR: '/run/keys' })).toMatchObject({ dataDir: 'data', keysDir: '/run/keys' })
  })

  it('how a meeting was can be said for some days after it', () => {
    const day = 86_400_000
    expect(readConfig({}).answersOpenMs).toBe(14 * day)
    expect(readConfig({ HOW_WAS_IT_DAYS: '0.5' }).answersOpenMs).toBe(day / 2)
    for (const wrong of ['0', '-1', 'long', '400']) {
      expect(() => readConfig({ HOW_WAS_IT_DAYS: wrong })).toThrow(/HOW_WAS_IT_DAYS/)
    }
  })

  it('reminders come after so many days each, or never', () => {
    const day = 86_400_000
    expect(readConfig({}).remindAfterMs).toEqual([7 * day, 21 * day])
    expect(readConfig({ REMIND_AFTER_DAYS: '0.5,1' }).remindAfterMs).toEqual([day / 2, 1.5 * day])
    expect(readConfig({ REMIND_AFTER_DAYS: '0' }).remindAfterMs).toEqual([])
    for (const wrong of ['often', '7,', '-1', '0,7', '1,1,1,1,1,1', '1000']) {
      expect(() => readConfig({ REMIND_AFTER_DAYS: wrong })).toThrow(/REMIND_AFTER_DAYS/)
    }
  })

  it('an empty variable counts as one that is not set', () => {
    expect(readConfig({ PUBLIC_URL: '', PORT: '' })).toMatchObject({ publicUrl: null, port: 3000 })
  })

  it('the public address is kept as an origin and may not have a path', () => {
    expect(readConfig({ PUBLIC_URL: 'https://board.example.org/' }).publicUrl).toBe(
      'https://board.example.org',
    )
    expect(() => readConfig({ PUBLIC_URL: 'https://example.org/board' })).toThrow(/PUBLIC_URL/)
    expect(() => readConfig({ PUBLIC_URL: 'board.example.org' })).toThrow(/PUBLIC_URL/)
  })

  it('every limit has a variable of its own', () => {
    const { limits } = readConfig({ LIMIT_MAX_CHARS: '1000', LIMIT_MAX_BUFFERED_BYTES: '2000' })
    expect(limits).toMatchObject({ ...defaultLimits, maxChars: 1000, maxBufferedBytes: 2000 })
    expect(() => readConfig({ LIMIT_MAX_CHARS: 'many' })).toThrow(/LIMIT_MAX_CHARS/)
  })

  it('every variable is described', () => {
    const lines = describeConfig().split('\n')
    expect(lines.length).toBeGreaterThan(18)
    for (const line of lines) expect(line).toMatch(/^[A-Z_]+ +\S.{10,}/)
  })
})
