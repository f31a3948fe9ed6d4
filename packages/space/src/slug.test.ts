import { describe, expect, it } from 'vitest'
import { inAddress, nameInAddress } from './slug.ts'

const names = ['Søren Wollstone', 'Li Po']
const put = (address: string, label: string, n = 1) => {
  const part = nameInAddress(address, names)
  return part && address.slice(0, part.from) + inAddress(address, part, label, n) + address.slice(part.to)
}

describe('a name in an address', () => {
  it('[M322] is found as addresses are written: whole, and by each part of three letters, from the first to the last', () => {
    const found = (address: string) => {
      const part = nameInAddress(address, names)
      return part && address.slice(part.from, part.to)
    }
    expect(
      ['plan-of-s-ren-wollstone', 'wollstones-plan', 'li-po', 's-ren-and-wollstone-2'].map(found),
    ).toEqual(['s-ren-wollstone', 'wollstone', 'li-po', 's-ren-and-wollstone'])
    expect(['po', 'wollstonecraft', 'plan', 'a-li'].map(found)).toEqual([null, null, null, null])
    expect(nameInAddress('untitled', ['محمد'])).toBeNull()
  })

  it('[M323] gives way to as much of a label as there is room for, and to a number where that is taken', () => {
    expect(put('wollstones-plan', 'A carer’s friend')).toBe('a-carers-friends-plan')
    expect(put('the-wollstone', 'a carer', 3)).toBe('the-a-carer-3')
    expect(put('wollstone', '…')).toBe('untitled')
    const long = `${'x'.repeat(50)}-wollstone`
    expect(put(long, 'a carer who was here')).toBe(`${'x'.repeat(50)}-a-carer-w`)
    expect(put(`${'x'.repeat(54)}-li-po`, 'a carer', 2)).toBe(`${'x'.repeat(54)}-a-c-2`)
  })
})
