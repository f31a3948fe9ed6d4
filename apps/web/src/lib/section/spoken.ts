import type { Labels, MarkName, SuggestedLook } from '@alongside/editor'
import { m } from '#lib/paraglide/messages.js'

/** What the editor shows and says, from the catalogue; `name` is the name of the field. */
export function editorLabels(name: string): Labels {
  return {
    editor: name,
    item(item, first) {
      const { size, number, depth } = item
      const words =
        item.list === 'ordered'
          ? first
            ? m.spoken_orderedFirst({ size, number })
            : m.spoken_ordered({ number })
          : first
            ? m.spoken_bulletFirst({ size })
            : m.spoken_bullet()
      return depth > 0 ? m.spoken_deeper({ level: depth + 1, words }) : words
    },
    task: () => m.spoken_task(),
    box: (kind) => (kind === 'quote' ? m.spoken_quote() : m.spoken_callout()),
    pictureUndescribed: m.picture_undescribed(),
    pictureMissing: (alt) => (alt === '' ? m.picture_missing() : m.picture_missingAlt({ alt })),
    unknownBlock: () => m.unknown_block(),
    unknownEmbed: () => m.unknown_embed(),
    suggestion: {
      insertion: m.suggested_insertion(),
      removal: m.suggested_removal(),
      beginning: m.suggested_beginning(),
      blockRemoval: m.suggested_blockRemoval(),
      join: m.suggested_join(),
      look: suggestedLook,
      mark: (name, on) => (on ? m.suggested_markOn : m.suggested_markOff)({ mark: markWords(name) }),
      by: (name, what) => m.suggested_by({ name, what }),
    },
  }
}

function markWords(name: MarkName): string {
  switch (name) {
    case 'bold':
      return m.suggested_bold()
    case 'italic':
      return m.suggested_italic()
    case 'underline':
      return m.suggested_underline()
    case 'strike':
      return m.suggested_strike()
    case 'code':
      return m.suggested_code()
    case 'link':
      return m.suggested_link()
    case 'highlight':
      return m.suggested_highlight()
  }
}

/** What a block is suggested to become, part by part. */
function suggestedLook({ kind, level, list, depth, checked, start, box }: SuggestedLook): string {
  const isHeading = kind === 'heading' || (kind === undefined && typeof level === 'number')
  const words = [
    isHeading ? m.suggested_heading({ level: level ?? 1 }) : null,
    kind === 'paragraph' ? m.suggested_paragraph() : null,
    kind === 'code' ? m.suggested_codeBlock() : null,
    kind === 'divider' ? m.suggested_divider() : null,
    list === 'bullet' ? m.suggested_bullet() : null,
    list === 'ordered' ? m.suggested_ordered() : null,
    list === 'task' ? m.suggested_task() : null,
    list === null ? m.suggested_noList() : null,
    depth === undefined ? null : m.suggested_depth({ level: depth + 1 }),
    checked === undefined ? null : checked ? m.suggested_checked() : m.suggested_unchecked(),
    typeof start === 'number' ? m.suggested_start({ number: start }) : null,
    box === null ? m.suggested_noBox() : null,
    box?.kind === 'quote' ? m.suggested_quote() : null,
    box?.kind === 'callout' ? m.suggested_callout() : null,
  ].filter((word) => word !== null)
  return words.length === 0 ? m.suggested_otherLook() : words.join(', ')
}
