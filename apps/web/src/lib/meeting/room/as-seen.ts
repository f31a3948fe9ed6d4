import type { Meeting } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'

/**
 * What is asked, with what stood on the screen where it was pressed: of two who lead, or of what was sent again after a
 * line broke, nothing then undoes what has happened meanwhile.
 */
export function asSeen(ask: MeetingAsk, { on, speaking }: Pick<Meeting, 'on' | 'speaking'>): MeetingAsk {
  switch (ask.do) {
    case 'openItem':
      return { ...ask, seen: on }
    case 'callSpeaker':
      return { ...ask, seen: speaking?.person ?? null }
    default:
      return ask
  }
}
