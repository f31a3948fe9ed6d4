import { flowPlugin, flowSchema, redrawWhose, whosePlugin, type WhoseOf } from '@alongside/editor'
import { createFlowDoc, Flow, writeBlocks } from '@alongside/flow'
import { penOf } from '@alongside/protocol'
import { EditorState } from '@tiptap/pm/state'
import { percentile } from '../percentile.ts'

const paragraphs = 500
const authors = 12
const additions = 2000
const times = 9

/**
 * How long it takes until it is worked out of each of 100,000 characters, by twelve people who wrote between each
 * other's words, what is to be drawn: from the ids of the text to the decorations of the editor's state. What a browser
 * makes of them comes on top, and is measured by the journey `key-to-paint`.
 */
export function draw(print: (line: string) => void): { readonly drawMs: number } {
  const flow = manyHands()
  const { binding } = flowPlugin({ flow, pen: () => authors + 1 })
  const seen = { on: false }
  const whoseOf: WhoseOf = ({ runs }) => {
    if (!seen.on) return null
    let at = 0
    return runs.map(({ client, text }) => {
      const from = at
      at += text.length
      const author = String(penOf(client))
      return { from, to: at, attributes: { class: 'whose', 'data-author': author, 'data-line': author } }
    })
  }
  const schema = flowSchema()
  const doc = binding.document(schema)
  const off = EditorState.create({ schema, doc, plugins: [whosePlugin(binding, whoseOf)] })
  seen.on = true
  const took = Array.from({ length: times }, () => {
    const from = performance.now()
    off.apply(redrawWhose(off))
    return performance.now() - from
  })
  const drawMs = Number(percentile(took, 0.5).toFixed(1))
  const runs = flow.blocks().reduce((sum, block) => sum + block.runs.length, 0)
  print(`${flow.body.length} characters of ${authors} people in ${runs} runs: drawn in ${drawMs} ms`)
  flow.close()
  return { drawMs }
}

/** A text of paragraphs by one person, between whose words the others write again and again. */
function manyHands(): Flow {
  const doc = createFlowDoc()
  const words = 'what people told us about the bus and the bench, '.repeat(3)
  writeBlocks(
    doc,
    1,
    Array.from({ length: paragraphs }, () => ({ text: words })),
  )
  const flow = new Flow(doc)
  for (let n = 0; n < additions; n++) {
    doc.clientID = 2 + (n % (authors - 1))
    flow.body.insert(1 + ((n * 7919) % (flow.body.length - 1)), 'and this too, ')
  }
  return flow
}
