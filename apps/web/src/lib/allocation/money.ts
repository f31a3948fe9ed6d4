import { someMoneySchema } from '@alongside/protocol'
import { getLocale, type Locale } from '#lib/paraglide/runtime.js'

/** How money is written where each language is spoken here. */
const regions: Readonly<Record<Locale, string>> = { en: 'en-GB', da: 'da-DK' }

/** A whole amount, with thousands set off or not, and then up to three digits of its parts. */
const written: Readonly<Record<Locale, RegExp>> = {
  en: /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,3}))?$/,
  da: /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,3}))?$/,
}

/** In how many digits the parts of a currency are written: 2 for pence and øre. */
function digitsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return maximumFractionDigits ?? 0
}

/** An amount in the smallest unit of its currency, as people write it: "£1,200", "1.200,50 kr.". */
export function moneyInWords(amount: number, currency: string): string {
  const format = new Intl.NumberFormat(regions[getLocale()], {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return format.format(amount / 10 ** digitsOf(currency))
}

/** The same as it stands in a field, without the sign of the currency. */
export function moneyInField(amount: number, currency: string): string {
  const digits = digitsOf(currency)
  const isWhole = amount % 10 ** digits === 0
  return new Intl.NumberFormat(regions[getLocale()], {
    minimumFractionDigits: isWhole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits)
}

/**
 * What somebody typed as an amount, in the smallest unit of its currency; null for what is none. A comma and a full
 * stop are read as they are used in the language of the page, and what can be read in two ways is not guessed.
 */
export function moneyFrom(typed: string, currency: string): number | null {
  const digits = digitsOf(currency)
  const bare = typed.replace(/[\s\u00A0£€$]|kr\.?|[A-Z]{3}/giu, '')
  const match = written[getLocale()].exec(bare)
  const [, whole = '', parts = ''] = match ?? []
  if (match === null || parts.length > digits) return null
  const amount = Number(`${whole.replace(/\D/g, '')}${parts.padEnd(digits, '0')}`)
  return someMoneySchema.safeParse(amount).data ?? null
}
