import { createFlowDoc } from '@alongside/flow'
import * as Y from 'yjs'
import type { DeviceCopy } from './device-copy.ts'
import type { Journal, KeptWords } from './journal.ts'
import { refusedWords } from './refused-words.ts'

/**
 * The person's unsaved words on this device in sections that they may not read any more. What still waits to be
 * sent there can never be: it becomes kept words. `isLost` asks the server, of sections that no page shows.
 */
export async function lostWords(
  journal: Journal,
  copy: DeviceCopy,
  isLost: (section: string) => Promise<boolean>,
): Promise<readonly KeptWords[]> {
  const lost: KeptWords[] = []
  for (const section of await journal.sections()) {
    if (!(await isLost(section))) continue
    await keepEntries(journal, copy, section)
    lost.push(...(await journal.keptWords(section)))
  }
  return lost
}

/** Makes kept words of what waits in the journal; none of it is taken out before they are kept. */
async function keepEntries(journal: Journal, copy: DeviceCopy, section: string): Promise<void> {
  const entries = await journal.entries(section)
  if (entries.length === 0) return
  const doc = createFlowDoc()
  for (const update of await copy.read(section)) Y.applyUpdate(doc, update)
  for (const { update } of entries) Y.applyUpdate(doc, update)
  const unsaved = entries.map(({ id, pen, update }) => ({ id, pen: pen.id, update }))
  const words = refusedWords(doc, unsaved)
  doc.destroy()
  if (words) await journal.keep({ section, at: Date.now(), reason: 'right', ...words })
  await journal.remove(entries.map(({ id }) => id))
}
