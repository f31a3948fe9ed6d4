import type { ContributionRecord } from '@alongside/protocol'
import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { publicHalfOf } from './record-key.ts'
import { checkRecord, fingerprintOf, signRecord } from './signing.ts'

const keyPair = () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { secret: privateKey, key: publicHalfOf(privateKey) }
}

const given = {
  words: { standing: 12, moved: 2, removed: { bySelf: 1, byOthers: 3 } },
  suggestions: { made: 2, takenUp: 1 },
  decided: 0,
  comments: { made: 1, answered: 1 },
}
const record: ContributionRecord = {
  schema: 'alongside/contribution-record',
  version: 1,
  madeAt: 1_770_000_000_000,
  space: { id: 'spacexxxxxxxxxxx', name: 'Nørrebro' },
  document: { id: 'documentxxxxxxxx', title: 'Care at night', kind: 'strategy' },
  person: null,
  sections: [{ id: 'sectionxxxxxxxxx', title: 'Nights', rows: 40, head: 'ab'.repeat(32) }],
  contributors: [{ name: 'Asha', capacities: ['usesServices'] }],
  groups: [{ capacities: ['usesServices', 'clinician'], people: 3, ...given }],
  own: [],
}

it('[A15] is valid as it was signed, however it is laid out', () => {
  const key = keyPair()
  const signed = signRecord(record, key)
  const { record: inside, signature } = signed
  const turned = { signature, record: Object.fromEntries(Object.entries(inside).toReversed()) }
  for (const text of [JSON.stringify(signed), JSON.stringify(signed, null, 7), JSON.stringify(turned)])
    expect(checkRecord(text, key.key)).toEqual({ is: 'valid', record, key: key.key })
})

it('[A15] is changed when anything in it was changed, added or taken out', () => {
  const key = keyPair()
  const text = JSON.stringify(signRecord(record, key))
  for (const [from, to] of [
    ['"standing":12', '"standing":13'],
    ['"Asha"', '"Bo"'],
    ['"rows":40', '"rows":41'],
    ['"own":[]', '"own":[],"note":"checked"'],
    ['"contributors":[{"name":"Asha","capacities":["usesServices"]}]', '"contributors":[]'],
  ] as const) {
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    expect(checkRecord(changed, key.key), to).toEqual({ is: 'changed' })
  }
})

it('[A15] is not ours when another key signed it, also where the file names ours', () => {
  const [ours, theirs] = [keyPair(), keyPair()]
  const signed = signRecord(record, theirs)
  expect(checkRecord(JSON.stringify(signed), ours.key)).toEqual({ is: 'notOurs', by: theirs.key })
  expect(checkRecord(JSON.stringify(signed), null)).toMatchObject({ is: 'valid', key: theirs.key })
  const disguised = { ...signed, signature: { ...signed.signature, key: ours.key } }
  expect(checkRecord(JSON.stringify(disguised), ours.key)).toEqual({ is: 'changed' })
  const keyless = { ...signed, signature: { ...signed.signature, key: 'none' } }
  expect(checkRecord(JSON.stringify(keyless), null)).toEqual({ is: 'changed' })
})

it('[A15] is told from what is no record at all', () => {
  for (const text of ['', 'null', '{}', '[1]', JSON.stringify(record)])
    expect(checkRecord(text, null)).toEqual({ is: 'noRecord' })
})

it('shows a key in a form that can be compared by eye', () => {
  expect(fingerprintOf(keyPair().key)).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)
})
