import { z } from 'zod'

/**
 * The most that is reckoned with, in the smallest unit of a currency: two hundred times as much is still counted
 * without loss.
 */
const mostMoney = 1_000_000_000_000

/** An amount in the smallest unit of its currency, pence or øre, so that nothing is ever rounded. */
export const moneySchema = z.int().min(0).max(mostMoney)

/** An amount that is more than nothing. */
export const someMoneySchema = moneySchema.min(1)

/** A currency by its three letters, as `GBP`. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'a currency has three capital letters')
