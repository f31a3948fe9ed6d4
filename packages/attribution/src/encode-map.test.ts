import { deleteRange, insertText, splitBlock } from '@alongside/flow'
import { describe, expect, it } from 'vitest'
import { decodeMap } from './decode-map.ts'
import { encodeMap } from './encode-map.ts'
import { Scene } from './testing/scene.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2 }
const start = { block: 0, offset: 0 }

function everything(): Scene {
  const scene = new Scene()
  scene.type(asha, 'The bus 😀 is late.')
  scene.act(asha, (writing) => insertText(writing, start, 'Cake. '), [], 'there')
  scene.act(bo, (writing) => splitBlock(writing, { block: 0, offset: 8 }))
  scene.act(bo, (writing) => deleteRange(writing, start, { block: 0, offset: 4 }))
  scene.undo(bo)
  scene.paste(bo, 'Cake. ', scene.find('Cake. ', 'there'))
  scene.paste(asha, 'is late.', scene.find('is late.'))
  scene.paste(bo, 'Tea. ', { file: 'plan.docx', claim: 'Jane Doe' })
  scene.paste(asha, 'a. ', { file: 'list.md' })
  scene.act(asha, (writing) => insertText(writing, start, 'Far. '), [farFile(scene)], 'there')
  scene.paste(bo, 'Far. ', scene.find('Far. ', 'there'))
  return scene
}

const farFile = (scene: Scene) => {
  const { client, clock } = scene.next(asha, 'there')
  return { client, clock, length: 5, from: { file: 'far.txt' } }
}

describe('a stored attribution', () => {
  it('[A12] is read again as it was', () => {
    const known = everything().known()
    expect(decodeMap(encodeMap(known))).toEqual(known)
  })

  it('[A12] of another version, or cut short, is read from the log again', () => {
    const { map, letters } = encodeMap(everything().known())
    expect(decodeMap({ map: Uint8Array.of(1, ...map.slice(1)), letters })).toBeNull()
    expect(decodeMap({ map: map.slice(0, -1), letters })).toBeNull()
    expect(decodeMap({ map, letters: letters.slice(0, -1) })).toBeNull()
    expect(decodeMap({ map: new Uint8Array(), letters })).toBeNull()
  })
})
