import { type Box, type BoxKind, plainBlock } from '../block.ts'
import { ownPictureOf } from '../node/image.ts'
import { keptOf } from '../node/unknown-attributes.ts'
import { codeTextOf } from './code-text.ts'
import { kindOf } from './element-kind.ts'
import { marksIn } from './pasted-marks.ts'
import { readList, readWordItem } from './read-list.ts'
import { type Place, type Reading, at } from './reading.ts'
import { isWordComment, isWordQuote, isWordSign, wordHeadingOf, wordItemOf } from './word.ts'

const textNode = 3

function isElement(node: globalThis.Node): node is Element {
  return node.nodeType === 1
}

/** Reads what stands inside an element. */
export function readChildren(reading: Reading, element: Element, place: Place): void {
  for (const child of element.childNodes) {
    if (child.nodeType === textNode) reading.out.text(child.nodeValue ?? '', at(reading, place))
    else if (isElement(child)) readElement(reading, child, place)
  }
}

function readElement(reading: Reading, element: Element, place: Place): void {
  if (isWordComment(element)) reading.dropped.add('comment')
  else if (element.hasAttribute('data-unknown-embed')) readUnknown(reading, element, place)
  else if (!isWordSign(element)) readByKind(reading, element, place)
}

function readByKind(reading: Reading, element: Element, place: Place): void {
  const { out, dropped } = reading
  switch (kindOf(element)) {
    case 'nothing':
      return
    case 'inline':
      return readChildren(reading, element, { ...place, marks: marksIn(element, place.marks) })
    case 'break':
      return element.classList.contains('Apple-interchange-newline')
        ? undefined
        : out.break(at(reading, place))
    case 'picture':
      return readPicture(reading, element, place)
    case 'media':
      dropped.add('media')
      return
    case 'divider':
      out.end()
      return out.block('divider', { box: place.attrs.box }, [])
    case 'code':
      out.end()
      return readCode(reading, element, place)
    case 'list':
      out.end()
      readList(reading, element, place)
      return out.end()
    case 'quote':
      out.end()
      readChildren(reading, element, inBox(reading, place, boxKindOf(element)))
      return out.end()
    case 'heading':
      return readBlock(reading, element, headed(place, levelOf(element)))
    case 'table':
      if (element.querySelectorAll('td, th').length > 1) dropped.add('table')
      return readBlock(reading, element, place)
    case 'item':
    case 'block':
      return readParagraph(reading, element, { ...place, marks: marksIn(element, place.marks) })
  }
}

function readParagraph(reading: Reading, element: Element, place: Place): void {
  const word = wordItemOf(element)
  const level = wordHeadingOf(element)
  if (element.hasAttribute('data-unknown-block')) readUnknown(reading, element, place)
  else if (word !== null) readWordItem(reading, element, place, word)
  else if (level !== null) readBlock(reading, element, headed(place, level))
  else if (isWordQuote(element))
    readBlock(reading, element, inBox(reading, place, 'quote', reading.out.boxAbove))
  else readBlock(reading, element, place)
}

/** Reads an element whose words stand in blocks of their own. */
function readBlock(reading: Reading, element: Element, place: Place): void {
  const { out } = reading
  out.end()
  const before = out.size
  readChildren(reading, element, place)
  out.end()
  const isEmptyBlock = place.isOwn && out.size === before && /^(?:P|H[1-6])$/u.test(element.nodeName)
  if (isEmptyBlock) out.block(place.kind, { ...at(reading, place).attrs, level: place.level }, [])
}

function levelOf(element: Element): 1 | 2 | 3 {
  return element.nodeName === 'H1' ? 1 : element.nodeName === 'H2' ? 2 : 3
}

/** An item stays an item: a heading in a list reads as its words. */
function headed(place: Place, level: 1 | 2 | 3): Place {
  return place.since === null ? { ...place, kind: 'heading', level } : place
}

function boxKindOf(element: Element): BoxKind {
  return element.getAttribute('data-box') === 'callout' ? 'callout' : 'quote'
}

/** Boxes do not stand in boxes: the outer one holds everything. One of the kind above may take it in. */
function inBox({ newId }: Reading, place: Place, kind: BoxKind, above: Box | null = null): Place {
  const box = place.attrs.box ?? (above?.kind === kind ? above : { id: newId(), kind })
  return { ...place, attrs: { ...place.attrs, box } }
}

function readCode(reading: Reading, element: Element, place: Place): void {
  const text = codeTextOf(element)
  const content = text === '' ? [] : [reading.schema.text(text)]
  reading.out.block('codeBlock', { ...plainBlock, box: place.attrs.box }, content)
}

/**
 * A picture of this section comes in as it is; one of anywhere else has other readers. A picture that stands for a
 * letter, as mail programs send faces, is that letter.
 */
function readPicture(reading: Reading, element: Element, place: Place): void {
  const own = ownPictureOf(element, reading.section)
  if (own !== null && place.isOwn) {
    reading.out.end()
    return reading.out.block('image', { ...own, box: place.attrs.box }, [])
  }
  const alt = element.getAttribute('alt') ?? ''
  const isPixel = element.getAttribute('width') === '1' || element.getAttribute('height') === '1'
  const isCheckbox = element.closest('[role="checkbox"]') !== null
  if (/^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{M}\u200d]*$/u.test(alt)) {
    reading.out.text(alt, at(reading, place))
  } else if (!isPixel && !isCheckbox) reading.dropped.add('picture')
}

function readUnknown(reading: Reading, element: Element, place: Place): void {
  const attrs = { kind: element.getAttribute('data-kind') ?? '', data: keptOf(element) }
  if (element.hasAttribute('data-unknown-embed')) {
    reading.out.embed('unknownEmbed', attrs, at(reading, place))
    return
  }
  reading.out.end()
  reading.out.block('placeholder', { ...attrs, box: place.attrs.box }, [])
}
