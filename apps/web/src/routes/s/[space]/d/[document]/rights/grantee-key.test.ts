import { describe, expect, it } from 'vitest'
import { granteeKey, granteeOf } from './grantee-key.ts'

describe('the word for a grantee', () => {
  it('leads back to the same grantee', () => {
    for (const grantee of [
      { to: 'space' },
      { to: 'office', office: 'chair' },
      { to: 'person', person: 'abcdefghij012345' },
    ] as const)
      expect(granteeOf(granteeKey(grantee))).toEqual(grantee)
  })

  it('is nothing else', () => {
    expect(['', 'office:king', 'person:', 'person:x', 'all'].map(granteeOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
