import type { CaptionRefusal } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

/** Why what a captioner typed was not taken; `other` is who types now. */
export function refusedWords(why: CaptionRefusal, other: string): string {
  switch (why) {
    case 'taken':
      return m.captions_taken({ name: other })
    case 'ended':
      return m.captions_refusedEnded()
    case 'notAllowed':
      return m.captions_refusedNotAllowed()
    case 'hidden':
      return m.captions_refusedHidden()
    case 'full':
      return m.captions_refusedFull()
    case 'moved':
    case 'failed':
      return m.captions_refusedFailed()
  }
}
