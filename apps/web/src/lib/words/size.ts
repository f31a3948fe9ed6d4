import { getLocale } from '#lib/paraglide/runtime.js'

/** How much a file has in words: "340 kB", "2.4 MB". */
export function sizeInWords(bytes: number): string {
  const isSmall = bytes < 1_000_000
  return new Intl.NumberFormat(getLocale(), {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: isSmall ? 0 : 1,
  }).format(isSmall ? Math.max(bytes / 1_000, 1) : bytes / 1_000_000)
}

/** How long something takes, as a clock shows it: "0:07", "5:00". */
export function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
