import { m } from '#lib/paraglide/messages.js'
import type { PageStatus } from './status.ts'

const stopped = {
  signedOut: m.status_signedOut,
  notAllowed: m.status_notAllowed,
  old: m.status_old,
  failed: m.status_failed,
}

/** The one sentence of the status line. */
export function statusWords(status: PageStatus): string {
  switch (status.is) {
    case 'loading':
      return m.status_loading()
    case 'saved':
      return m.status_saved()
    case 'saving':
      if (status.slow) return m.status_slow()
      return status.keeping === 'device' ? m.status_saving() : m.status_onlyPage()
    case 'reconnecting':
      return m.status_reconnecting()
    case 'offline':
      return status.keeping === 'device' ? m.status_offline() : m.status_offlinePage()
    case 'back':
      return status.sent === 1 ? m.status_backOne() : m.status_back({ count: status.sent })
    case 'readOnly':
      return m.status_readOnly()
    case 'stopped':
      return stopped[status.why]()
  }
}
