import type { NoticeView } from '@alongside/protocol'

/** The address of what a notice is about, for its reader in a space. */
export function addressOf({ why, document, thread, person }: NoticeView, space: string, me: string): string {
  const here = `/s/${space}`
  if (document !== null && why === 'reviewDue') return `${here}/d/${document.slug}/details`
  if (document !== null) return `${here}/d/${document.slug}${thread === null ? '' : `#comment-${thread}`}`
  return `${here}/people/${person?.id ?? me}`
}
