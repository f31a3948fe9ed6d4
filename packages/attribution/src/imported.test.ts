import { deleteRange, insertText } from '@alongside/flow'
import { expect, it } from 'vitest'
import { originViews } from './origin-views.ts'
import { Scene } from './testing/scene.ts'

const asha = { hand: 'asha', pen: 1 }
const sam = { hand: 'sam', pen: 2 }
const start = { block: 0, offset: 0 }
const plan = { file: 'plan.docx', claim: 'Jane Doe' }

/** What is told of the words: who is told as their author, and the file with its claim. */
function told(scene: Scene): string[] {
  return scene.runs().map(({ text, writer, placed }) => {
    const { importedFrom } = writer
    const from = importedFrom && ` from ${importedFrom.file} (${importedFrom.claim ?? 'no claim'})`
    return `${text}: ${writer.voice}${from ?? ''}${placed === null ? '' : `, placed by ${placed.writer.voice}`}`
  })
}

it('[A9] what was put in from a file is told as that, with its claim, and as nobody’s writing', () => {
  const scene = new Scene()
  scene.type(asha, 'Mine. ')
  scene.paste(sam, 'Theirs.', plan, { block: 0, offset: 6 })
  expect(told(scene)).toEqual(['Mine. : asha', 'Theirs.: sam from plan.docx (Jane Doe)'])
})

it('[A9] it stays so when it is moved, copied, parted, undone, and taken to another section', () => {
  const scene = new Scene()
  scene.paste(sam, 'One two three.', plan)
  scene.act(asha, (writing) => insertText(writing, { block: 0, offset: 4 }, 'and '))
  scene.act(sam, (writing) => deleteRange(writing, start, { block: 0, offset: 4 }))
  scene.undo(sam)
  expect(told(scene)).toEqual([
    'One : sam from plan.docx (Jane Doe)',
    'and : asha',
    'two three.: sam from plan.docx (Jane Doe)',
  ])
  scene.paste(asha, 'three.', scene.find('three.'), start)
  expect(told(scene)[0]).toBe('three.: sam from plan.docx (Jane Doe), placed by asha')
  scene.act(
    sam,
    (writing) => insertText(writing, start, 'Mine. Far.'),
    [{ ...scene.next(sam), clock: 0, length: 10, from: plan }],
    'there',
  )
  scene.paste(asha, 'Far.', scene.find('Far.', 'there'), start)
  expect(told(scene)[0]).toBe('Far.: sam from plan.docx (Jane Doe), placed by asha')
})

it('[A9] two files, and the same name with another claim, are told apart also where their words stand in a row', () => {
  const scene = new Scene()
  scene.paste(sam, 'c', { file: 'plan.docx' })
  scene.paste(sam, 'b', { file: 'letter.txt' })
  scene.paste(sam, 'a', plan)
  scene.type(sam, '0')
  expect(told(scene)).toEqual([
    '0: sam',
    'a: sam from plan.docx (Jane Doe)',
    'b: sam from letter.txt (no claim)',
    'c: sam from plan.docx (no claim)',
  ])
})

it('[A9] a file is no way to take words: what stands keeps its author, whatever is said of it later', () => {
  const scene = new Scene()
  scene.type(asha, 'Mine.')
  const { client } = scene.next(asha)
  scene.act(sam, (writing) => insertText(writing, start, 'x'), [
    { client, clock: 0, length: 5, from: { file: 'forged.docx', claim: 'Sam' } },
  ])
  expect(told(scene)).toEqual(['x: sam', 'Mine.: asha'])
})

it('[A9] of two sources of the same letters the first counts, a file or a place', () => {
  const scene = new Scene()
  scene.type(asha, 'Mine.')
  const letters = { ...scene.next(sam), length: 5 }
  const place = { ...letters, from: scene.find('Mine.') }
  const file = { ...letters, from: plan }
  scene.act(sam, (writing) => insertText(writing, start, 'Mine.'), [file, place])
  const again = scene.next(sam)
  scene.act(sam, (writing) => insertText(writing, start, 'Mine.'), [
    { ...place, ...again },
    { ...file, ...again },
  ])
  expect(told(scene)).toEqual([
    'Mine.: asha, placed by sam',
    'Mine.: sam from plan.docx (Jane Doe)',
    'Mine.: asha',
  ])
})

it('[A9] whoever reads along is told of the letters of a file, and of them again where they were moved to', () => {
  const scene = new Scene()
  scene.paste(sam, 'One two.', plan)
  scene.paste(asha, 'two.', scene.find('two.'))
  const { room, known } = { room: scene.rooms.here, known: scene.known() }
  const views = originViews(known, (pen) => room.writers.get(pen), 0)
  const author = { hand: 'sam', voice: 'sam', capacity: 'usesServices', importedFrom: plan }
  expect(views).toMatchObject([
    { clock: 0, length: 8, author, from: null, placed: false },
    { length: 4, author, from: { clock: 4 }, placed: true },
  ])
})
