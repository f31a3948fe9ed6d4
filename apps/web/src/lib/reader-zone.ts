import { zoneSchema } from '@alongside/protocol'
import type { Cookies } from '@sveltejs/kit'
import { zoneCookie } from '#lib/times.svelte.ts'

/** The time zone of whoever asks, as their browser told it on an earlier page; null where it has not. */
export function readerZone(cookies: Cookies): string | null {
  return zoneSchema.safeParse(cookies.get(zoneCookie)).data ?? null
}
