import { describe, expect, it } from 'vitest'
import { areSame, createMarker, createSealer } from './seal.ts'
import { openTicket, sealTicket } from './ticket.ts'

const secret = 'a secret of more than thirty-two characters'

describe('sealing', () => {
  it('opens what it sealed, for the same purpose and what it was bound to', () => {
    const sealer = createSealer(secret, 'tests')
    const sealed = sealer.seal('Tea at four', 'asha')
    expect(sealed).toMatch(/^[\w-]+$/)
    expect(sealed).not.toContain('Tea')
    expect(sealer.open(sealed, 'asha')).toBe('Tea at four')
    expect(sealer.open(sealed, 'moses')).toBeNull()
    expect(createSealer(secret, 'other tests').open(sealed, 'asha')).toBeNull()
    expect(createSealer(`${secret}!`, 'tests').open(sealed, 'asha')).toBeNull()
  })

  it('never seals the same twice in the same way', () => {
    const sealer = createSealer(secret, 'tests')
    expect(sealer.seal('same')).not.toBe(sealer.seal('same'))
  })

  it('opens nothing that was changed, shortened or made up', () => {
    const sealer = createSealer(secret, 'tests')
    const sealed = Buffer.from(sealer.seal('Tea at four'), 'base64url')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(sealer.open(changed.toString('base64url'))).toBeNull()
      expect(sealer.open(sealed.subarray(0, at).toString('base64url'))).toBeNull()
    }
    expect(sealer.open('no such thing')).toBeNull()
    expect(sealer.open('')).toBeNull()
  })
})

describe('marks', () => {
  it('are known again for the same text and purpose only', () => {
    const marker = createMarker(secret, 'tests')
    const mark = marker.markOf('asha')
    expect(marker.isMarkOf(mark, 'asha')).toBe(true)
    expect(marker.isMarkOf(mark, 'moses')).toBe(false)
    expect(createMarker(secret, 'other tests').isMarkOf(mark, 'asha')).toBe(false)
    expect(marker.isMarkOf('', 'asha')).toBe(false)
  })

  it('compare texts of any length', () => {
    expect(areSame('a', 'a')).toBe(true)
    expect(areSame('a', 'ab')).toBe(false)
    expect(areSame('', '')).toBe(true)
  })
})

describe('tickets', () => {
  it('carry an address, a code and where to go on', () => {
    const sealer = createSealer(secret, 'tickets')
    const ticket = { email: 'asha@example.org', code: '012345', next: '/s/board' }
    expect(openTicket(sealer, sealTicket(sealer, ticket))).toEqual(ticket)
    expect(openTicket(sealer, 'made-up')).toBeNull()
  })
})
