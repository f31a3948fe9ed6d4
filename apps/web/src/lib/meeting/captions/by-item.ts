import type { KeptCaptions } from '@alongside/meeting'

type Kept = KeptCaptions['lines'][number]

/** Lines that were kept, in their order, with those together that follow one another in one item. */
export function byItem(
  lines: readonly Kept[],
): readonly { readonly key: string; readonly item: string | null; readonly lines: readonly Kept[] }[] {
  const parts: { key: string; item: string | null; lines: Kept[] }[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    if (last !== undefined && last.item === line.item) last.lines.push(line)
    else parts.push({ key: line.id, item: line.item, lines: [line] })
  }
  return parts
}
