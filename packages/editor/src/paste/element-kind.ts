import { styleOf } from './style.ts'

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const blocks = names(
  'P DIV SECTION ARTICLE HEADER FOOTER MAIN ASIDE NAV ADDRESS FIGURE FIGCAPTION DL DT DD FIELDSET LEGEND FORM ' +
    'DETAILS SUMMARY CENTER HGROUP BODY H1 H2 H3 H4 H5 H6 UL OL MENU DIR LI BLOCKQUOTE TABLE THEAD TBODY TFOOT ' +
    'TR TD TH CAPTION',
)
const silent = names(
  'SCRIPT STYLE META LINK TITLE HEAD TEMPLATE NOSCRIPT INPUT SELECT TEXTAREA BUTTON DATALIST PARAM SOURCE TRACK ' +
    'COLGROUP COL MAP AREA RP RT XML',
)
const pictures = names('IMG PICTURE SVG CANVAS V:IMAGEDATA V:SHAPE')
const media = names('VIDEO AUDIO IFRAME OBJECT EMBED APPLET FRAMESET MATH')

/** What a pasted element is to the reading of it. */
export type ElementKind =
  | 'block'
  | 'list'
  | 'item'
  | 'heading'
  | 'quote'
  | 'code'
  | 'table'
  | 'divider'
  | 'break'
  | 'picture'
  | 'media'
  | 'nothing'
  | 'inline'

/** Says what an element is; `nothing` means that not even its text is read. */
export function kindOf(element: Element): ElementKind {
  const name = element.nodeName.toUpperCase()
  if (silent.has(name) || isHidden(element) || element.hasAttribute('data-task-sign')) return 'nothing'
  if (pictures.has(name)) return 'picture'
  if (media.has(name)) return 'media'
  if (name === 'BR') return 'break'
  if (name === 'HR') return 'divider'
  if (name === 'PRE' || isCodeLike(element)) return 'code'
  if (/^H[1-6]$/u.test(name)) return 'heading'
  if (name === 'UL' || name === 'OL' || name === 'MENU' || name === 'DIR') return 'list'
  if (name === 'LI') return 'item'
  if (name === 'BLOCKQUOTE' || element.getAttribute('data-box') === 'callout') return 'quote'
  if (name === 'TABLE') return 'table'
  return blocks.has(name) ? 'block' : 'inline'
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true
  const style = styleOf(element)
  return style.get('display') === 'none' || style.get('mso-hide') === 'all'
}

/** Editors of code put a block of lines on the clipboard that is no `pre` but looks like one. */
function isCodeLike(element: Element): boolean {
  if (element.nodeName !== 'DIV') return false
  const style = styleOf(element)
  return (
    style.get('white-space') === 'pre' && /mono|consolas|courier|menlo/u.test(style.get('font-family') ?? '')
  )
}
