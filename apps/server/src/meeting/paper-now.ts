import type { CompleteMeetingAsk } from '@alongside/meeting'
import { Refusal, type MeetingAsk } from '@alongside/protocol'
import { paperToAdd, type Space } from '@alongside/space'
import type { TextLog } from '@alongside/storage'

/**
 * Adds to a paper that somebody wants to add what it is called and, of a document, where the log of each of its sections
 * stands at this moment. Rejects with a refusal.
 */
export async function paperNow(
  text: Pick<TextLog, 'start'>,
  space: Space,
  person: string,
  meeting: string,
  ask: Extract<MeetingAsk, { do: 'addPaper' }>,
): Promise<CompleteMeetingAsk> {
  const found = paperToAdd(space, person, meeting, ask)
  if ('refusal' in found) throw Refusal.of(found.refusal)
  const { title } = found
  const { source, ...rest } = ask
  if (source.what === 'file') return { ...rest, title, source }
  const sections = found.sections.map(async (section) => {
    const { head: seq } = await text.start(section.id)
    return { section: section.id, title: section.title, seq }
  })
  return { ...rest, title, source: { ...source, sections: await Promise.all(sections) } }
}
