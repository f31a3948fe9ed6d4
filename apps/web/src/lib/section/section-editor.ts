import {
  createEditorOptions,
  flowPlugin,
  flowSchema,
  type DroppedKind,
  type FlowEditorOptions,
  type FlowPlugin,
  type FlowPluginOptions,
} from '@alongside/editor'
import type { LimitReached } from '@alongside/flow'
import { Editor, Extension } from '@tiptap/core'
import { carets } from './carets.ts'
import { commented, type Touched } from './commented.ts'
import type { SectionNews } from './notice.ts'
import { pictureBring, type BringPicture } from './picture-bring.ts'
import { pictureDrop } from './picture-drop.ts'
import { editorLabels } from './spoken.ts'
import { typedMarks } from './typed-marks.ts'
import { walking } from './walking.ts'

/** An editor, the flow that it writes in, and what holds them together. */
export type FlowEditor = FlowPlugin & { readonly editor: Editor }

/** What an editor tells the section that it stands in. */
export interface SectionEditorListener {
  /** The text or the selection is another. */
  changed(): void
  /** Others' changes, or the person's own, are drawn. */
  shown(): void
  typed(): void
  focused(): void
  /** The caret or the selection has moved. */
  moved(): void
  left(): void
  /** The words of a comment or suggestion were clicked on, or others. */
  touched(touched: Touched): void
  /** Something that was done could not be. */
  news(news: SectionNews): void
  /** The person wants the selected words to lead somewhere. */
  linking(): void
  /** Pictures were pasted or dropped. */
  pictures(files: readonly File[]): void
  /** The caret leaves at the end (1) or the beginning (-1); false where there is nowhere to go. */
  walk(way: 1 | -1): boolean
}

export interface SectionEditorOptions
  extends
    Required<Pick<FlowPluginOptions, 'flow' | 'pen' | 'suggesting' | 'ownPens'>>,
    Required<Pick<FlowEditorOptions, 'section' | 'limits' | 'suggesterOf' | 'whoseOf'>> {
  /** What the field is called. */
  readonly title: string
  /** Where it is put. */
  readonly place: HTMLElement
  readonly isEditable: boolean
  readonly bringPicture: BringPicture
  readonly listener: SectionEditorListener
}

/** Puts the editor of one section on the page, with everything that a person can do in it. */
export function openSectionEditor(options: SectionEditorOptions): FlowEditor {
  const { section, title, place, flow, limits, isEditable, listener } = options
  const held = flowPlugin({
    flow,
    pen: options.pen,
    suggesting: options.suggesting,
    ownPens: options.ownPens,
    onCannotSuggest: (what) => listener.news({ is: 'cannotSuggest', what }),
  })
  held.binding.onShown(() => listener.shown())
  const editor = new Editor({
    ...createEditorOptions(
      {
        section,
        labels: editorLabels(title),
        newId: () => crypto.randomUUID().replaceAll('-', '').slice(0, 12),
        limits,
        flow: held,
        suggesterOf: options.suggesterOf,
        whoseOf: options.whoseOf,
        headingBase: 3,
        onLink: () => listener.linking(),
        onRefused: (problem) => listener.news(newsOfLimit(problem)),
        onPasteDropped: (kinds) => {
          if (kinds.some(isSeen)) listener.news({ is: 'dropped' })
        },
      },
      [
        pictureBring(section, options.bringPicture, () => listener.news({ is: 'pictureLeftOut' })),
        pictureDrop((files) => listener.pictures(files)),
        walking((way) => listener.walk(way)),
        Extension.create({
          name: 'shown',
          addProseMirrorPlugins: () => [
            carets(),
            commented((touched) => listener.touched(touched)),
            typedMarks(),
          ],
        }),
      ],
    ),
    element: place,
    content: held.binding.document(flowSchema()).toJSON(),
    editable: isEditable,
    onTransaction: ({ transaction }) => {
      if (transaction.docChanged || transaction.selectionSet) listener.changed()
    },
    onUpdate: () => listener.typed(),
    onFocus: () => listener.focused(),
    onSelectionUpdate: () => listener.moved(),
    onBlur: () => listener.left(),
  })
  return { ...held, editor }
}

function newsOfLimit({ limit }: LimitReached): SectionNews {
  return { is: limit === 'maxDepth' ? 'tooDeep' : limit === 'maxBlocks' ? 'tooMany' : 'tooLarge' }
}

/** Whether the person will miss it: what cannot be seen may be dropped in silence. */
function isSeen(kind: DroppedKind): boolean {
  return kind === 'picture' || kind === 'media'
}
