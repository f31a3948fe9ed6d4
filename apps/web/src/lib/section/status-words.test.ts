import { afterEach, expect, it } from 'vitest'
import { getLocale, locales, overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { statusWords } from './status-words.ts'
import type { SectionStatus } from './status.ts'

const getLocaleBefore = getLocale
afterEach(() => overwriteGetLocale(getLocaleBefore))

/** All that may be said while a person's words are not, or might not stay, on the server. */
const open: readonly SectionStatus[] = [
  { is: 'saved' },
  { is: 'saving', waiting: 1, slow: false },
  { is: 'saving', waiting: 1, slow: true },
  { is: 'reconnecting', waiting: 1 },
  { is: 'offline', waiting: 1 },
  { is: 'stopped', why: 'signedOut' },
  { is: 'stopped', why: 'notAllowed' },
  { is: 'stopped', why: 'old' },
  { is: 'stopped', why: 'failed' },
]

const cannotKeep: Readonly<Record<string, RegExp>> = {
  en: /this device cannot keep (your )?words/i,
  da: /enheden kan ikke gemme (dine )?ord/i,
}

it.each([...locales])(
  'a device that cannot keep words is said to, in %s, and one that can is not',
  (locale) => {
    overwriteGetLocale(() => locale)
    for (const status of open) {
      expect(statusWords({ ...status, keeping: 'page' })).toMatch(cannotKeep[locale]!)
      expect(statusWords({ ...status, keeping: 'device' })).not.toMatch(cannotKeep[locale]!)
    }
  },
)
