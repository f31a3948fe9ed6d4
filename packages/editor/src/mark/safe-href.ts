const safeProtocols: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:']

/** The address if it is absolute with a safe protocol (http, https, mailto, tel), else null. */
export function safeHref(address: string): string | null {
  const trimmed = address.trim()
  try {
    return safeProtocols.includes(new URL(trimmed).protocol) ? trimmed : null
  } catch {
    return null
  }
}
