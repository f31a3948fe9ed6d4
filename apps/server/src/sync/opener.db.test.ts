import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import { writeSection } from '../demo/write-section.ts'
import { countEntries, createOpener } from './opener.ts'

const entry = (text: string, kind = 'paragraph') => ({ kind, text }) as never

describe('opening sections that wait for another', () => {
  let board: Board
  beforeEach(async () => {
    board = await openBoard()
  })
  afterEach(() => board.close())

  it('[M105] an entry is a block with words or a picture, and a heading is none', () => {
    const blocks = [entry('My garden', 'heading'), entry('   '), entry('I grow beans.'), entry('', 'image')]
    expect(countEntries({ blocks })).toBe(2)
  })

  it('[M105] makes up for words that were saved by a server that died before it could open', async () => {
    const organiser = board.visitor()
    const person = await organiser.signIn('o@example.org', 'Olga')
    const space = await organiser.openSpace('Board')
    const { made } = await organiser.made(space, { do: 'createDocument', kind: 'carePlan', title: 'Plan' })
    const { sections } = await organiser.document(made)
    const of = (key: string) => sections.find((section) => section.key === key)?.id ?? ''
    const isOpen = async () =>
      (await organiser.document(made)).sections.find(({ key }) => key === 'whatGetsInTheWay')?.waitsFor ===
      null
    const failures: unknown[] = []
    const opener = createOpener({ ...board, failed: (error) => failures.push(error) })

    opener.entered(of('whatGetsInTheWay'))
    await opener.settle()
    expect(await isOpen()).toBe(false)

    const writer = { pen: 7, hand: person, voice: person, capacity: 'layPartner' } as const
    const blocks = [{ kind: 'paragraph', text: 'I sing.' }] as never
    const batch = writeSection({
      section: of('whatIBring'),
      passages: [{ by: 'asha', daysAgo: 0, blocks }],
      writerOf: () => writer,
      atOf: () => board.clock.now,
    })
    await board.store.text.append([batch])
    opener.entered(of('whatGetsInTheWay'))
    await opener.settle()
    expect(failures).toEqual([])
    expect(await isOpen()).toBe(true)
  })
})
