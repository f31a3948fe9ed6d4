import type { TextLog } from '@alongside/storage'

/**
 * The last row of a section that was saved before a time (milliseconds since 1970), of those after row `after` and up
 * to `head`; `after` where none was. Rows are saved in the order of their times.
 */
export async function rowBefore(
  log: Pick<TextLog, 'rows'>,
  section: string,
  { after, head, time }: { readonly after: number; readonly head: number; readonly time: number },
): Promise<number> {
  let [low, high] = [after, head]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const [row] = await log.rows(section, middle - 1, middle)
    if (row !== undefined && row.at < time) low = middle
    else high = middle - 1
  }
  return low
}
