import { m } from '#lib/paraglide/messages.js'
import type { PageStatus } from './status.ts'

/** Where the words are safe on this device. */
const stopped = {
  signedOut: m.status_signedOut,
  notAllowed: m.status_notAllowed,
  old: m.status_old,
  failed: m.status_failed,
}

/** Where they stand in this page alone. */
const stoppedPage = {
  signedOut: m.status_signedOutPage,
  notAllowed: m.status_notAllowedPage,
  old: m.status_oldPage,
  failed: m.status_failedPage,
}

/** The one sentence of the status line. */
export function statusWords(status: PageStatus): string {
  switch (status.is) {
    case 'loading':
      return m.status_loading()
    case 'saved':
      return status.keeping === 'device' ? m.status_saved() : m.status_savedPage()
    case 'saving':
      if (status.keeping === 'page') return status.slow ? m.status_slowPage() : m.status_onlyPage()
      return status.slow ? m.status_slow() : m.status_saving()
    case 'reconnecting':
      return status.keeping === 'device' ? m.status_reconnecting() : m.status_reconnectingPage()
    case 'offline':
      return status.keeping === 'device' ? m.status_offline() : m.status_offlinePage()
    case 'back':
      return status.sent === 1 ? m.status_backOne() : m.status_back({ count: status.sent })
    case 'readOnly':
      return m.status_readOnly()
    case 'stopped':
      return (status.keeping === 'device' ? stopped : stoppedPage)[status.why]()
  }
}
