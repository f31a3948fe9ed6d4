import {
  carryAsked,
  carryPieces,
  createFlowDoc,
  Flow,
  suggest,
  suggestBlock,
  write,
  writeBlocks,
} from '@alongside/flow'
import { suggestionIdOf, type SuggestionView, type Writer } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { Origins } from './origins.ts'
import { suggesterOf, toldSuggesters } from './suggester.ts'

const writer = (pen: number, person: string): Writer => ({
  pen,
  hand: person,
  voice: person,
  capacity: 'usesServices',
})
const [ben, sam] = [writer(2, 'ben'), writer(8, 'sam')]
const [bens, sams] = [suggestionIdOf(2, 0), suggestionIdOf(8, 0)]
const credits = { writers: new Map([ben, sam].map((one) => [one.pen, one])), origins: new Origins() }
const told = (id: string, person: string): SuggestionView => ({
  id,
  voice: { id: person, name: person },
  capacity: 'usesServices',
  hand: null,
  at: 0,
  changes: [],
  stands: null,
  fate: null,
})

/** Ben suggests a look of "Six."; Sam carries on such a look, and words if that is asked for. */
function page(words: string) {
  const doc = createFlowDoc()
  const flow = new Flow(doc)
  writeBlocks(doc, 7, [{ text: 'One.' }, { text: 'Six.' }])
  suggest(flow, { pen: 2, suggestion: bens }, (s) => suggestBlock(s, 1, { kind: 'heading', level: 2 }))
  write(flow, 8, (writing) => {
    const carrying = new Map()
    carryPieces(writing, 8, carrying, { block: 0, offset: 4 }, [
      { piece: { text: words, marks: null }, of: bens },
    ])
    const { client = 0, clock = 0 } = flow.block(0).id ?? {}
    const entry = { type: 'block', changes: { kind: 'heading', level: 2 } } as const
    carryAsked(writing, 8, carrying, { of: bens, entry }, [[client, clock, clock + 1]])
  })
  return flow
}

it('[F48] whoever moved a block is named for what is suggested of it until the server tells whose it is', () => {
  const flow = page('')
  expect(suggesterOf(flow, sams, credits, new Map())).toEqual({ writer: sam, mover: null })
  const known = toldSuggesters([told(sams, 'ben')])
  expect(suggesterOf(flow, sams, credits, known)).toEqual({ writer: { ...ben, pen: 8 }, mover: sam })
  expect(suggesterOf(flow, sams, credits, toldSuggesters([told(sams, 'sam')]))).toEqual({
    writer: sam,
    mover: null,
  })
})

it('[F43] whoever first wrote the words of a moved suggestion is named at once, but the server has the last word', () => {
  const flow = page(' late')
  const origins = new Origins()
  origins.know([{ client: 2 ** 33 + 8, clock: 0, length: 5, author: ben, at: 0, from: null, placed: true }])
  const all = { ...credits, origins }
  expect(suggesterOf(flow, sams, all, new Map()).writer?.hand).toBe('ben')
  expect(suggesterOf(flow, sams, all, toldSuggesters([told(sams, 'sam')])).writer?.hand).toBe('sam')
})

it('[F44] nobody is named for a suggestion that nobody moved but whose pen it is', () => {
  expect(suggesterOf(page(''), bens, credits, toldSuggesters([told(bens, 'sam')]))).toEqual({
    writer: ben,
    mover: null,
  })
})
