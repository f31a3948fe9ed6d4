import type { ListKind } from '../block.ts'
import { styleOf } from './style.ts'

/** What desktop Word says of a paragraph that is an item: it has no lists in its HTML, only this. */
export interface WordItem {
  readonly list: Extract<ListKind, 'bullet' | 'ordered'>
  /** Counted from 0. */
  readonly depth: number
  /** The number that Word shows in front of it, or null where it is not a plain number. */
  readonly number: number | null
}

/** Reads `mso-list: l0 level2 lfo1` and the sign that Word puts in front; null for any other paragraph. */
export function wordItemOf(element: Element): WordItem | null {
  const level = /\blevel(\d)/u.exec(styleOf(element).get('mso-list') ?? '')
  if (level === null) return null
  const sign = signOf(element)
  return {
    list: /^\(?(?:\d+|[a-z]{1,4})[.)]/iu.test(sign) ? 'ordered' : 'bullet',
    depth: Number(level[1]) - 1,
    number: /^\d+/u.test(sign) ? Number.parseInt(sign, 10) : null,
  }
}

function signOf(element: Element): string {
  for (const held of element.querySelectorAll('[style]')) {
    if (isWordSign(held)) return (held.textContent ?? '').trim()
  }
  return ''
}

/** Whether the element is the sign in front of an item, which is drawn and not written here. */
export function isWordSign(element: Element): boolean {
  return styleOf(element).get('mso-list') === 'ignore'
}

/** The level of a heading that Word marks by class only, or null. */
export function wordHeadingOf(element: Element): 1 | 2 | 3 | null {
  const name = element.classList[0] ?? ''
  if (name === 'MsoTitle') return 1
  if (name === 'MsoSubtitle') return 2
  const level = /^MsoHeading(\d)$/u.exec(name)?.[1]
  return level === undefined ? null : level === '1' ? 1 : level === '2' ? 2 : 3
}

/** Whether the paragraph is one of Word's quotes. */
export function isWordQuote(element: Element): boolean {
  return /^Mso(?:Intense)?Quote/u.test(element.classList[0] ?? '')
}

/** Whether the element belongs to the comments that Word appends, which are no words of the document. */
export function isWordComment(element: Element): boolean {
  const style = styleOf(element)
  return (
    style.get('mso-element') === 'comment-list' ||
    style.get('mso-element') === 'comment' ||
    element.classList.contains('MsoCommentReference')
  )
}
