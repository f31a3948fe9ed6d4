import type { ActionsAnswer, NoticeView, StandingActionView } from '@alongside/protocol'

const ofActions: ReadonlySet<NoticeView['why']> = new Set(['actionGiven', 'actionDue', 'actionLate'])

/** Says whether a notice is about this action. It names none, so that it is told by where it is and what it says. */
export function isAbout(notice: NoticeView, { document, section, action }: StandingActionView): boolean {
  return (
    ofActions.has(notice.why) &&
    notice.document?.id === document.id &&
    (notice.section?.id ?? null) === (section?.id ?? null) &&
    notice.words === action.words
  )
}

/** The notices that are about none of the actions that stand on the same page: what is there is told once. */
export function beside(
  actions: ActionsAnswer['actions'],
  notices: readonly NoticeView[],
): readonly NoticeView[] {
  return notices.filter((notice) => !actions.some((one) => isAbout(notice, one)))
}
