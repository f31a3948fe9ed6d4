import type { Kept } from '@alongside/flow'
import type { Attributes } from '@tiptap/core'

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isKept(value: unknown, depth: number): value is Kept {
  if (!isRecord(value) || depth > 8) return false
  return 'value' in value || isKeptRecord(value['map'], depth + 1)
}

function isKeptRecord(value: unknown, depth: number): value is Record<string, Kept> {
  return isRecord(value) && Object.values(value).every((held) => isKept(held, depth))
}

/** What an element on the clipboard says of an unknown block or embed; null when that cannot be kept. */
export function keptOf(element: Element): Readonly<Record<string, unknown>> | null {
  try {
    const data: unknown = JSON.parse(element.getAttribute('data-unknown') ?? 'null')
    if (element.hasAttribute('data-unknown-block')) return isKeptRecord(data, 0) ? data : null
    return isRecord(data) ? data : null
  } catch {
    return null
  }
}

/** What is kept of something unknown: its kind, and whatever else was said of it, so that a move loses nothing. */
export function unknownAttributes(): Attributes {
  return {
    kind: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-kind') ?? '',
      renderHTML: ({ kind }) => ({ 'data-kind': kind }),
    },
    data: {
      default: null,
      parseHTML: keptOf,
      renderHTML: ({ data }) => (data === null ? {} : { 'data-unknown': JSON.stringify(data) }),
    },
  }
}
