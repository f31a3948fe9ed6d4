import type { ErasedRange, TextLog } from '@alongside/storage'
import { eraseLetters as lettersToErase } from '@alongside/sync'

/**
 * Erases letters of a section for good, wherever they stand and in whatever version; gives those that are gone, which
 * may be one more where a character has two units, and none that the log never held. It is tried again when somebody
 * writes meanwhile. Whoever has the section open must be sent away afterwards, as *setBack* of the rooms does.
 */
export async function eraseLetters(
  text: Pick<TextLog, 'start' | 'rows' | 'erase'>,
  section: string,
  ranges: readonly ErasedRange[],
  at: number,
): Promise<readonly ErasedRange[]> {
  for (;;) {
    const { head } = await text.start(section)
    const erasing = lettersToErase(await text.rows(section, 0, head), ranges)
    if (erasing.rows.length === 0) return erasing.ranges
    const result = await text.erase({ section, head, at, ...erasing })
    if (result.type === 'written') return erasing.ranges
  }
}
