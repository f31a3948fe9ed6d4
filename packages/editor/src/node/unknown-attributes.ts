import type { Attributes } from '@tiptap/core'

function dataOf(value: string | null): unknown {
  try {
    return JSON.parse(value ?? 'null')
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
      parseHTML: (element) => dataOf(element.getAttribute('data-unknown')),
      renderHTML: ({ data }) => (data === null ? {} : { 'data-unknown': JSON.stringify(data) }),
    },
  }
}
