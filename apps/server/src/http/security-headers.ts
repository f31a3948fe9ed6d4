import type { ServerResponse } from 'node:http'

const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), payment=(), usb=()',
  'x-frame-options': 'DENY', // static pages have no header of their own that says frame-ancestors
  'cross-origin-opener-policy': 'same-origin',
}

/** Sets what every answer says to browsers; the pages and the API say their own content policy. */
export function setSecurityHeaders(res: ServerResponse, isHttps: boolean): void {
  for (const [name, value] of Object.entries(always)) res.setHeader(name, value)
  if (isHttps) res.setHeader('strict-transport-security', 'max-age=31536000')
}
