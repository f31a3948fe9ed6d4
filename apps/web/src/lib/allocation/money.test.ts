import { afterEach, describe, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { moneyFrom, moneyInField, moneyInWords } from './money.ts'

afterEach(() => overwriteGetLocale(() => 'en'))

describe('money', () => {
  it('is written as people write it, without parts where there are none', () => {
    expect(moneyInWords(1_200_000, 'GBP')).toBe('£12,000')
    expect(moneyInWords(120_050, 'GBP')).toBe('£1,200.50')
    expect(moneyInWords(1200, 'JPY')).toBe('JP¥1,200')
  })

  it('is read from what somebody typed, with or without signs', () => {
    for (const typed of ['1200', '1,200', '£1,200.00', '£ 1,200.0', '1200 GBP']) {
      expect(moneyFrom(typed, 'GBP')).toBe(120_000)
    }
    expect(moneyFrom('0.5', 'GBP')).toBe(50)
  })

  it('is not guessed where it can be read in two ways, and is more than nothing', () => {
    for (const typed of ['', '0', '-5', '12,50', '1.200', '1,20,000', 'twelve', '1.2.3', '0.00', '1e3']) {
      expect([typed, moneyFrom(typed, 'GBP')]).toEqual([typed, null])
    }
  })

  it('is written and read in Danish the Danish way', () => {
    overwriteGetLocale(() => 'da')
    expect(moneyInWords(1_200_050, 'DKK').replace(/\s/g, ' ')).toBe('12.000,50 kr.')
    expect(moneyFrom('12.000,50 kr.', 'DKK')).toBe(1_200_050)
    expect(moneyFrom('12,000', 'DKK')).toBeNull()
  })

  it('stands in a field so that it is read as the same amount', () => {
    for (const locale of ['en', 'da'] as const) {
      overwriteGetLocale(() => locale)
      for (const amount of [1, 50, 120_000, 120_050, 999_999_999_999]) {
        expect(moneyFrom(moneyInField(amount, 'GBP'), 'GBP')).toBe(amount)
      }
    }
  })
})
