import { deleteRange } from '@alongside/flow'
import { beforeEach, describe, expect, it } from 'vitest'
import { placesOf, rootsOf } from './places.ts'
import { Atlas } from './testing/atlas.ts'
import { Scene } from './testing/scene.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2 }
const cy = { hand: 'cy', pen: 3 }

describe('the places of letters', () => {
  let scene: Scene
  beforeEach(() => {
    scene = new Scene()
    scene.type(asha, 'Ask Mary first. ')
    scene.type(bo, 'And cold. ')
  })

  const known = (section: 'here' | 'there') => new Atlas(Object.values(scene.rooms)).upTo(section)
  const writerOf = (section: 'here' | 'there') => (pen: number) => scene.rooms[section].writers.get(pen)
  const mary = { section: 'here', client: asha.pen, clock: 4, length: 4 }

  it('[A14] are found where they were moved, copied and brought back, also where they stand no more', () => {
    scene.paste(cy, 'Ask Mary first. ', scene.find('Ask Mary first. '))
    scene.act(asha, (writing) => deleteRange(writing, { block: 0, offset: 0 }, { block: 0, offset: 16 }))
    scene.undo(asha)
    const places = placesOf(known('here'), [mary])
    expect(places.map(({ client, to, from }) => [client, to - from])).toContainEqual([cy.pen, 4])
    const text = rootsOf(
      known('here'),
      writerOf('here'),
      places.map(({ client, from, to }) => ({ client, clock: from, length: to - from })),
    )
    expect(new Set(text.map((one) => one.text))).toEqual(new Set(['Mary']))
    expect(places.length).toBeGreaterThanOrEqual(3)
  })

  it('[A14] are found in other sections, from where their copies can be traced back', () => {
    const from = scene.find('Mary')
    scene.act(
      cy,
      (writing) => writing.body.insert(0, 'Mary'),
      [{ client: cy.pen, clock: 0, length: 4, from }],
      'there',
    )
    expect(placesOf(known('there'), [mary])).toEqual([{ client: cy.pen, from: 0, to: 4 }])
    expect(rootsOf(known('there'), writerOf('there'), [{ client: cy.pen, clock: 1, length: 2 }])).toEqual([
      {
        root: { ...mary, clock: 5, length: 2 },
        author: expect.objectContaining({ hand: 'asha' }),
        text: 'ar',
      },
    ])
    expect(placesOf(known('there'), [{ ...mary, section: 'another' }])).toEqual([])
  })

  it('[A14] hold whole letters of what is known, and nothing else', () => {
    expect(rootsOf(known('here'), writerOf('here'), [{ client: 99, clock: 0, length: 5 }])).toEqual([])
    const far = { client: asha.pen, clock: 10, length: 1_000 }
    expect(rootsOf(known('here'), writerOf('here'), [far]).map(({ text }) => text)).toEqual([
      'first. '.slice(1),
    ])
    expect(placesOf(known('here'), [{ ...far, section: 'here' }])).toEqual([
      { client: asha.pen, from: 10, to: 16 },
    ])
  })
})
