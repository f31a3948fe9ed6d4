const absolute = /^(?:https?:\/\/|mailto:|tel:)/iu
const bareHost = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[/?#:].*)?$/iu
const mailAddress = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/u
const telephone = /^\+?[\d\s()-]{5,}$/u

/** The address if it is absolute and its protocol is safe (http, https, mailto, tel), else null. */
export function safeHref(address: string): string | null {
  const trimmed = address.trim()
  return absolute.test(trimmed) && URL.canParse(trimmed) ? trimmed : null
}

/**
 * The address that someone means who types this into a field: a bare host gets `https://`, a mail address
 * `mailto:`, a telephone number `tel:`; null when it can lead nowhere.
 */
export function hrefFrom(typed: string): string | null {
  const text = typed.trim()
  if (mailAddress.test(text)) return safeHref(`mailto:${text}`)
  if (telephone.test(text)) return safeHref(`tel:${text.replaceAll(/[\s()-]/gu, '')}`)
  if (bareHost.test(text)) return safeHref(`https://${text}`)
  return safeHref(text)
}
