import { describe, expect, it } from 'vitest'
import { closeCodes, isForGood } from './close-code.ts'

describe('a close code', () => {
  it('[P12] says by its number alone whether to come back', () => {
    const { failed, later, ...forGood } = closeCodes
    expect([failed, later].map(isForGood)).toEqual([false, false])
    for (const code of Object.values(forGood)) expect(isForGood(code)).toBe(true)
  })

  it('[P12] of the network itself is never for good', () => {
    expect([1000, 1001, 1005, 1006, 1009, 4399, 4500].filter(isForGood)).toEqual([])
  })

  it('[P12] stands for one thing', () => {
    expect(new Set(Object.values(closeCodes)).size).toBe(Object.keys(closeCodes).length)
  })
})
