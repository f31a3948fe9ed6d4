/** One box for each line of words: what stands in one line is put together, marks and all. */
export function linesOf(rects: readonly DOMRect[]): readonly DOMRect[] {
  const lines: DOMRect[] = []
  for (const rect of rects) {
    if (rect.width === 0) continue
    const before = lines.at(-1)
    const middle = rect.top + rect.height / 2
    if (before === undefined || middle < before.top || middle > before.bottom) {
      lines.push(rect)
      continue
    }
    const [left, top] = [Math.min(before.left, rect.left), Math.min(before.top, rect.top)]
    const [right, bottom] = [Math.max(before.right, rect.right), Math.max(before.bottom, rect.bottom)]
    lines[lines.length - 1] = new DOMRect(left, top, right - left, bottom - top)
  }
  return lines
}
