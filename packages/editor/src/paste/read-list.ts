import { type BlockAttrs, type ListKind, deepest, plainBlock } from '../block.ts'
import type { Place, Reading } from './reading.ts'
import type { WordItem } from './word.ts'

/** Reads a list: its items are one deeper than the item that holds it. */
export function readList(reading: Reading, list: Element, place: Place): void {
  const isNested = place.attrs.list !== null || place.attrs.cont
  const depth = isNested ? place.attrs.depth + 1 : 0
  let number = numberFrom(list.getAttribute('start')) ?? 1
  for (const child of list.children) {
    if (child.nodeName === 'UL' || child.nodeName === 'OL') {
      readList(reading, child, { ...place, attrs: { ...place.attrs, list: 'bullet', depth } })
    } else {
      number = numberFrom(child.getAttribute('value')) ?? number
      readItem(reading, child, place, {
        list: kindOfItem(list, child),
        depth: levelOf(child) ?? depth,
        number,
      })
      number += 1
    }
  }
}

/** Reads a paragraph that Word says is an item. */
export function readWordItem(reading: Reading, paragraph: Element, place: Place, word: WordItem): void {
  reading.out.end()
  readItem(reading, paragraph, place, word)
}

interface PastedItem {
  readonly list: ListKind
  readonly depth: number
  readonly number: number | null
}

function readItem(reading: Reading, element: Element, place: Place, item: PastedItem): void {
  const { out, numbers, dropped } = reading
  const since = out.size
  const attrs: BlockAttrs = {
    ...plainBlock,
    list: item.list,
    depth: Math.min(item.depth, deepest),
    checked: item.list === 'task' && isChecked(element),
    box: place.attrs.box,
  }
  if (item.depth > deepest) dropped.add('deepList')
  if (item.number !== null) numbers.set(since, item.number)
  reading.readInside(element, { ...place, kind: 'paragraph', attrs, since })
  out.end()
  if (out.size === since) out.block('paragraph', { ...attrs }, [])
}

function numberFrom(value: string | null): number | null {
  return value !== null && /^\d{1,6}$/u.test(value) ? Number(value) : null
}

/** Word on the web puts every item into a list of its own and says the level beside it. */
function levelOf(item: Element): number | null {
  const level = numberFrom(item.getAttribute('data-aria-level') ?? item.getAttribute('aria-level'))
  return level === null || level === 0 ? null : level - 1
}

function ownCheckbox(item: Element): Element | null {
  return item.querySelector(
    ':scope > input[type="checkbox"], :scope > :is(p, label, span) > input[type="checkbox"]',
  )
}

function kindOfItem(list: Element, item: Element): ListKind {
  const isTask =
    item.getAttribute('role') === 'checkbox' ||
    item.getAttribute('data-list') === 'task' ||
    ownCheckbox(item) !== null
  if (isTask) return 'task'
  return list.nodeName === 'OL' ? 'ordered' : 'bullet'
}

function isChecked(item: Element): boolean {
  return (
    item.getAttribute('aria-checked') === 'true' ||
    item.getAttribute('data-checked') === 'true' ||
    ownCheckbox(item)?.hasAttribute('checked') === true
  )
}
