import type { MarkName } from '../block.ts'
import { safeHref } from '../mark/href.ts'
import { styleOf } from './style.ts'

/** The marks that pasted text bears; `link` is its address. */
export interface PastedMarks {
  readonly on: ReadonlySet<Exclude<MarkName, 'link'>>
  readonly link: string | null
}

export const noMarks: PastedMarks = { on: new Set(), link: null }

type Plain = Exclude<MarkName, 'link'>

const byTag: Partial<Record<string, Plain>> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  U: 'underline',
  INS: 'underline',
  S: 'strike',
  STRIKE: 'strike',
  DEL: 'strike',
  CODE: 'code',
  KBD: 'code',
  SAMP: 'code',
  TT: 'code',
  MARK: 'highlight',
}

function isHeavy(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
}

/**
 * The marks inside this element: those around it, changed by what its tag and style say. A style can take a mark
 * away too, as in the `<b style="font-weight:normal">` that Google Docs wraps everything in.
 */
export function marksIn(element: Element, around: PastedMarks): PastedMarks {
  const on = new Set(around.on)
  const href = element.nodeName === 'A' ? safeHref(element.getAttribute('href') ?? '') : null
  const link = href ?? around.link
  const tagged = byTag[element.nodeName]
  if (tagged !== undefined) on.add(tagged)
  if (element.hasAttribute('style')) readStyle(styleOf(element), on, element)
  if (link !== null) on.delete('underline') // every link is shown underlined
  return { on, link }
}

function readStyle(style: ReadonlyMap<string, string>, on: Set<Plain>, element: Element): void {
  const set = (mark: Plain, isOn: boolean): void => {
    if (isOn) on.add(mark)
    else on.delete(mark)
  }
  const weight = style.get('font-weight')
  const slant = style.get('font-style')
  const lines = style.get('text-decoration-line') ?? style.get('text-decoration')
  if (weight !== undefined && weight !== 'inherit') set('bold', isHeavy(weight))
  if (slant !== undefined && slant !== 'inherit') set('italic', /^(?:italic|oblique)/u.test(slant))
  if (lines?.includes('underline') === true) on.add('underline')
  if (lines?.includes('line-through') === true) on.add('strike')
  if (isHighlighted(style, element)) on.add('highlight')
}

/** A coloured background is a highlight in Word and Google Docs only; pages colour text for many reasons. */
function isHighlighted(style: ReadonlyMap<string, string>, element: Element): boolean {
  if (style.has('mso-highlight')) return true
  const colour = style.get('background-color') ?? 'transparent'
  const isColoured = !/^(?:transparent|inherit|initial|#fff(?:fff)?|rgba\(.*,\s*0\)|white)$/u.test(colour)
  return isColoured && element.nodeName === 'SPAN' && element.closest('[id^="docs-internal-guid"]') !== null
}
