import { createFlowDoc, writeBlocks } from '@alongside/flow'
import { it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { Desk } from './desk.ts'
const schema = flowSchema()
it('speed', () => {
  for (const n of [10, 100, 1000, 3000]) {
    const doc = createFlowDoc()
    writeBlocks(doc, 99, Array.from({ length: n }, (_, i) => ({ text: [{ text: `Block ${i} with some words ` }, { text: 'bold', marks: { bold: true as const } }, { text: ' and more of them so that it is a usual paragraph.' }] })))
    const known = Y.encodeStateAsUpdate(doc)
    const a = new Desk(schema, 1, known), b = new Desk(schema, 2, known)
    const base = a.state.doc.content.size >> 1
    const pos = a.state.doc.resolve(base).depth ? base : base + 5
    const time = (f: () => void) => { const t: number[] = []; for (let i = 0; i < 300; i++) { const s = performance.now(); f(); t.push(performance.now() - s) } t.sort((x, y) => x - y); return `p50 ${t[150]!.toFixed(3)} p99 ${t[297]!.toFixed(3)}` }
    let p = pos
    console.log(n, 'apply only', time(() => { a.state.apply(a.state.tr.insertText('x', p)) }))
    console.log(n, 'local', time(() => { a.act((tr) => tr.insertText('x', p++)) }))
    console.log(n, 'remote', (() => { let i = 0; return time(() => b.receive(a.sent[i++]!)) })())
    console.log(n, 'enter', time(() => { a.act((tr) => tr.split(p).insertText('y', p + 2)) ; p += 3}))
    const s = performance.now(); new Desk(schema, 5, known); console.log(n, 'open ms', (performance.now() - s).toFixed(1))
  }
})
