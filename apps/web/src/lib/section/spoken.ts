import type { Labels } from '@alongside/editor'
import { m } from '#lib/paraglide/messages.js'
import { suggestedLook, suggestedMark } from '#lib/words/suggested.ts'

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
      mark: suggestedMark,
      by: (name, what) => m.suggested_by({ name, what }),
    },
  }
}
