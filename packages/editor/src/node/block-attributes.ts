import type { Attributes } from '@tiptap/core'
import { type Box, type ListKind, deepest, plainBlock } from '../block.ts'

function listOf(value: string | null): ListKind | null {
  return value === 'bullet' || value === 'ordered' || value === 'task' ? value : null
}

function depthOf(value: string | null): number {
  const depth = Number(value ?? 0)
  return Number.isInteger(depth) ? Math.min(Math.max(depth, 0), deepest) : 0
}

function startOf(value: string | null): number | null {
  const start = Number(value ?? NaN)
  return Number.isInteger(start) ? start : null
}

function boxOf(element: HTMLElement): Box | null {
  const id = element.getAttribute('data-box-id')
  const kind = element.getAttribute('data-box')
  return id !== null && (kind === 'quote' || kind === 'callout') ? { id, kind } : null
}

/** The attributes of every block node, kept in `data-` attributes that are left out at their default. */
export function blockAttributes(): Attributes {
  return {
    list: {
      default: plainBlock.list,
      parseHTML: (element) => listOf(element.getAttribute('data-list')),
      renderHTML: ({ list }) => (list === null ? {} : { 'data-list': list }),
    },
    depth: {
      default: plainBlock.depth,
      parseHTML: (element) => depthOf(element.getAttribute('data-depth')),
      renderHTML: ({ depth }) => (depth === 0 ? {} : { 'data-depth': depth }),
    },
    checked: {
      default: plainBlock.checked,
      parseHTML: (element) => element.getAttribute('data-checked') === 'true',
      renderHTML: ({ checked }) => (checked === true ? { 'data-checked': 'true' } : {}),
    },
    start: {
      default: plainBlock.start,
      parseHTML: (element) => startOf(element.getAttribute('data-start')),
      renderHTML: ({ start }) => (start === null ? {} : { 'data-start': start }),
    },
    cont: {
      default: plainBlock.cont,
      parseHTML: (element) => element.getAttribute('data-cont') === 'true',
      renderHTML: ({ cont }) => (cont === true ? { 'data-cont': 'true' } : {}),
    },
    box: {
      default: plainBlock.box,
      parseHTML: boxOf,
      renderHTML: ({ box }) => (box === null ? {} : { 'data-box': box.kind, 'data-box-id': box.id }),
    },
  }
}
