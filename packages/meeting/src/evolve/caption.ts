import type { Logged, MeetingEventOf } from '../event.ts'
import type { Meeting } from '../meeting.ts'

export function keepCaptions(
  meeting: Meeting,
  { payload: { keep } }: MeetingEventOf<'captionsKept'>,
): Meeting {
  const anyKept = keep || meeting.captions.anyKept
  return { ...meeting, captions: { ...meeting.captions, keep, anyKept } }
}

/** What was kept goes, and nothing more is kept until that is said anew. */
export function dropCaptions(
  meeting: Meeting,
  { payload: { reason } }: MeetingEventOf<'captionsDropped'>,
  { at, actor: by }: Logged,
): Meeting {
  return { ...meeting, captions: { keep: false, anyKept: false, dropped: { reason, at, by } } }
}
