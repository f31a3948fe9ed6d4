import { suggestionIdOf } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { textOf } from './block.ts'
import { accept } from './decide.ts'
import { readBlocks } from './read-blocks.ts'
import { readOpen } from './read-suggested.ts'
import { meet, Sheet } from './sheet.ts'
import { removalsIn, suggestRemovalAgain } from './suggest-again.ts'
import { suggest, suggestionInHand, suggestRemoval, suggestText, type Suggesting } from './suggest.ts'

const at = (block: number, offset: number) => ({ block, offset })

it('[F15l] what was to go by updates that were refused is suggested to go anew, as far as it stands', () => {
  const ada = new Sheet(1, [{ text: 'Hello there' }, { text: 'World' }])
  const ben = new Sheet(2, ada)
  const propose = (edit: (suggesting: Suggesting) => void) =>
    suggest(ben.flow, { pen: 2, suggestion: suggestionInHand(ben.flow, 2) }, edit)
  propose((s) => suggestText(s, at(0, 5), ' you'))
  meet(ada, ben)
  accept(ada.flow, 1, [suggestionIdOf(2, 0)])
  // Ben has not heard of it: he takes a letter after the other away, and some of Ada's, of which he thinks better.
  const refused: Uint8Array[] = []
  ben.doc.on('update', (update: Uint8Array) => void refused.push(update))
  for (const end of [9, 8, 7]) propose((s) => suggestRemoval(s, at(0, end - 1), at(0, end)))
  propose((s) => suggestRemoval(s, at(1, 1), at(1, 3)))
  propose((s) => suggestText(s, at(1, 5), '!'))
  propose((s) => suggestRemoval(s, at(1, 5), at(1, 6)))
  expect(readBlocks(ben.doc, 'shown').map(textOf)).toEqual(['Hello  there', 'World'])

  const again = new Sheet(4, ada)
  const ids = removalsIn(refused)
  expect(suggestRemovalAgain(again.flow, { pen: 4, ownPens: new Set([2, 4]) }, ids)).toBe(true)
  expect(readBlocks(again.doc).map(textOf)).toEqual(['Hello you there', 'World'])
  expect(readOpen(again.doc, again.flow.blocks()).map(({ changes }) => changes)).toEqual([
    [
      { is: 'remove', words: 'you' },
      { is: 'remove', words: 'or' },
    ],
  ])
  expect(suggestRemovalAgain(again.flow, { pen: 4, ownPens: new Set() }, [[2 ** 33 + 2, 90, 91]])).toBe(false)
})
