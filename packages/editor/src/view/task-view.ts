import { DOMSerializer, type Node } from '@tiptap/pm/model'
import type { Decoration, EditorView, NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import { setAttrs } from '../command/change-block.ts'
import { attrsOf, listOf } from '../reading/document.ts'
import type { Labels } from './labels.ts'

const isTask = (node: Node): boolean => listOf(node) === 'task'

/** Shows a paragraph: with a checkbox beside it when it is a task, else as the schema says. */
export function paragraphView(labels: Labels, newId: () => string): NodeViewConstructor {
  return (node, view, getPos, decorations) =>
    isTask(node) ? taskView(node, view, getPos, decorations, labels, newId()) : plainView(node)
}

function plainView(node: Node): NodeView {
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, ['p', 0])
  return contentDOM === undefined
    ? { dom }
    : { dom, contentDOM, update: (next) => next.type === node.type && !isTask(next) }
}

/**
 * The checkbox stands outside the paragraph's text, so that the caret never meets it. It takes no tab stop, since
 * Tab leaves the editor; the key that toggles a task works from its text.
 */
function taskView(
  node: Node,
  view: EditorView,
  getPos: () => number | undefined,
  decorations: readonly Decoration[],
  labels: Labels,
  id: string,
): NodeView {
  const dom = document.createElement('div')
  const input = document.createElement('input')
  const contentDOM = document.createElement('p')
  const holder = document.createElement('span')
  holder.contentEditable = 'false'
  input.type = 'checkbox'
  input.tabIndex = -1
  input.id = `task-${id}`
  contentDOM.id = `task-text-${id}`
  input.setAttribute('data-task', '')
  input.setAttribute('aria-labelledby', `${input.id} ${contentDOM.id}`)
  holder.append(input)
  dom.append(holder, contentDOM)
  dom.setAttribute('data-list', 'task')

  const show = (shown: Node, drawn: readonly Decoration[]): void => {
    const { checked } = attrsOf(shown)
    const label: unknown = drawn.find((decoration) => 'task' in decoration.spec)?.spec['task']
    input.checked = checked
    input.disabled = !view.editable
    input.setAttribute('aria-label', typeof label === 'string' ? label : labels.editor)
    dom.toggleAttribute('data-checked', checked)
  }
  show(node, decorations)

  input.addEventListener('change', () => {
    const pos = getPos()
    const { tr } = view.state
    const isDone = view.editable && pos !== undefined && setAttrs(tr, pos, { checked: input.checked })
    if (isDone) view.dispatch(tr)
    else input.checked = !input.checked
  })

  return {
    dom,
    contentDOM,
    update: (next, drawn) => {
      if (!isTask(next)) return false
      show(next, drawn)
      return true
    },
    stopEvent: (event) => event.target === input,
    // A browser that splits the text itself changes what is around it: only the checkbox is our own affair.
    ignoreMutation: (mutation) => mutation.type !== 'selection' && holder.contains(mutation.target),
  }
}
