import type { CommandAnswer, MeetingAsk } from '@alongside/protocol'
import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { api, type Answer } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import { meetingId } from '#lib/meeting/meeting-id.ts'
import { m } from '#lib/paraglide/messages.js'

type Asking = Pick<RequestEvent<{ space: string; meeting: string }>, 'fetch' | 'params' | 'url'>

/** Asks something of the meeting whose page was sent. */
export async function meet({ fetch, params, url }: Asking, ask: MeetingAsk): Promise<Answer<CommandAnswer>> {
  const space = need(await api(fetch).space(params.space), url)
  const meeting = meetingId(space, params.meeting)
  return api(fetch).command(space.id, { do: 'meet', meeting, ask })
}

/**
 * Lets only those who prepare a meeting that is not over see a page; others are led to the meeting, or told. It is asked
 * as the page opens, with what `untrack(parent)` gives: whoever writes there when the meeting is called off is refused
 * as they send it, and keeps their words.
 */
export function onlyPreparers(
  { may, isOver }: { readonly may: { readonly prepare: boolean }; readonly isOver: boolean },
  { space, meeting }: { readonly space: string; readonly meeting: string },
): void {
  if (!may.prepare) error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  if (isOver) redirect(303, `/s/${space}/m/${meeting}`)
}
