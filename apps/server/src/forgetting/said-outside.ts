import type { Space } from '@alongside/space'
import type { CaptionLines, EventLog, KeptCaption } from '@alongside/storage'
import type { SaidOutside } from './find-said.ts'

export interface SaidOutsideDeps {
  readonly events: Pick<EventLog, 'read'>
  readonly captions: Pick<CaptionLines, 'of'>
}

/** Reads what people said in a space outside the texts; captions as far as they are kept. */
export async function saidOutside({ events, captions }: SaidOutsideDeps, space: Space): Promise<SaidOutside> {
  const kept: KeptCaption[] = []
  for (const { id, captions: said } of space.meetings.values()) {
    const since = said.dropped?.at ?? 0
    kept.push(...(await captions.of(id)).filter(({ at }) => at > since))
  }
  return { events: await events.read(space.id, 0), captions: kept }
}
