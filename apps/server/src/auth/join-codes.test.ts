import { joinCodeSchema } from '@alongside/protocol'
import { createMemoryStore } from '@alongside/storage'
import { describe, expect, it } from 'vitest'
import { createJoinCodes } from './join-codes.ts'

const secret = 'a secret of at least thirty-two characters'
const [hall, street] = ['linkhall00000000', 'linkstreet000000']

/** Codes on a store of their own; each number of `drawn` is drawn as a code. */
function codes(drawn?: readonly string[]) {
  const { linkCodes } = createMemoryStore(() => [])
  const next = drawn?.values()
  const draw = next === undefined ? undefined : () => next.next().value ?? 'XXXXXX'
  return { linkCodes, codes: createJoinCodes({ linkCodes, secret }, draw) }
}

describe('codes of links', () => {
  it('[M150] are six letters and digits that nobody mistakes, and not the same ones', async () => {
    const { codes: made } = codes()
    const many = await Promise.all(Array.from({ length: 200 }, (_, n) => made.make(`link${n}`, undefined)))
    expect(new Set(many).size).toBe(200)
    for (const code of many) {
      expect(code).toMatch(/^[2346789FHJLMPQRWXY]{6}$/)
      expect(joinCodeSchema.parse(code)).toBe(code)
    }
  })

  it('[M151] stay as they are for whoever asks again, until one is to be replaced', async () => {
    const { codes: made } = codes()
    const [first, same] = await Promise.all([made.make(hall, undefined), made.make(hall, undefined)])
    expect(same).toBe(first)
    const [second, also] = await Promise.all([made.make(hall, first), made.make(hall, first)])
    expect(second).not.toBe(first)
    expect(also).toBe(second)
    expect(await made.make(hall, first)).toBe(second)
    expect([await made.linkWith(first), await made.linkWith(second)]).toEqual([null, hall])
    expect([...(await made.of([hall, street]))]).toEqual([[hall, second]])
  })

  it('[M152] are drawn anew where another link has them', async () => {
    const { codes: made } = codes(['FHJ234', 'FHJ234', 'FHJ234', 'FHJ236'])
    expect(await made.make(hall, undefined)).toBe('FHJ234')
    expect(await made.make(street, undefined)).toBe('FHJ236')
    expect(await made.linkWith('FHJ234')).toBe(hall)
  })

  it('[M155] are not in what is kept, open to no other secret, and made anew after one', async () => {
    const { codes: made, linkCodes } = codes(['FHJ234'])
    await made.make(hall, undefined)
    expect(JSON.stringify([...(await linkCodes.of([hall]))])).not.toContain('FHJ234')
    const later = createJoinCodes({ linkCodes, secret: `${secret}, but another` })
    expect((await later.of([hall])).size).toBe(0)
    expect(await later.linkWith('FHJ234')).toBeNull()
    const code = await later.make(hall, undefined)
    expect(await later.linkWith(code)).toBe(hall)
  })
})
