import type { ClientStatus } from '@alongside/sync'
import type { Keeping } from './journal.ts'

/** How a section stands: with the server, or as one that the person only reads. */
export type SectionStatus = ClientStatus | { readonly is: 'readOnly' }

/** What the one status line of a page says. */
export type PageStatus = SectionStatus & { readonly keeping: Keeping }

/** Whether the device has what was written, or is still at it. */
type KeepingNow = Keeping | 'busy'

/** The more a status matters to the person, the earlier it stands here. */
const order = [
  'stopped',
  'offline',
  'reconnecting',
  'saving',
  'back',
  'saved',
  'loading',
  'readOnly',
] as const satisfies readonly SectionStatus['is'][]

/** Makes one status of those of all live sections: the gravest, with the changes of all of them counted. */
export function pageStatus(sections: readonly SectionStatus[], now: KeepingNow): PageStatus {
  const keeping = now === 'busy' ? 'device' : now
  const gravest = [...sections].sort((a, b) => order.indexOf(a.is) - order.indexOf(b.is))[0]
  if (!gravest) return { is: 'loading', keeping }
  const waiting = sum(sections, (status) => ('waiting' in status ? status.waiting : 0))
  const sent = sum(sections, (status) => ('sent' in status ? status.sent : 0))
  // "Kept on this device" is said when it is: the last letters may still be on their way to the disk.
  if (now === 'busy' && (gravest.is === 'offline' || gravest.is === 'reconnecting')) {
    return { is: 'saving', waiting, slow: false, keeping }
  }
  if (gravest.is === 'saving') {
    const slow = sections.some((status) => status.is === 'saving' && status.slow)
    return { ...gravest, waiting, slow, keeping }
  }
  if ('waiting' in gravest) return { ...gravest, waiting, keeping }
  if ('sent' in gravest) return { ...gravest, sent, keeping }
  return { ...gravest, keeping }
}

function sum(sections: readonly SectionStatus[], count: (status: SectionStatus) => number): number {
  return sections.reduce((total, status) => total + count(status), 0)
}
