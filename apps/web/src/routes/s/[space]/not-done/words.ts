import type { JobAbout, JobView } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

/** What was to be done. */
export function aboutInWords(about: JobAbout): string {
  switch (about.what) {
    case 'invitation':
      return m.due_invitation({ email: about.email })
    case 'member':
      return about.name === null ? m.due_someone() : m.due_member({ name: about.name })
    case 'other':
      return m.due_other()
  }
}

const problems: Readonly<Record<string, () => string>> = {
  'mail.refused': m.due_refused,
  'mail.later': m.due_later,
  'mail.slow': m.due_slow,
  'mail.unreachable': m.due_unreachable,
  'mail.brokenOff': m.due_unreachable,
  'mail.notOurs': m.due_notOurs,
}

/** Why it could not be done, and what to do about it. */
export function problemInWords({ problem }: Pick<JobView, 'problem'>): string {
  return (problems[problem] ?? m.due_failed)()
}
