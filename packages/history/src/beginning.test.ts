import { Scene } from '@alongside/attribution/testing'
import { deleteRange } from '@alongside/flow'
import { expect, it } from 'vitest'
import { beginningOf } from './beginning.ts'

const staff = { hand: 'sam', pen: 1, capacity: 'frontlineStaff' } as const
const asha = { hand: 'asha', pen: 2, capacity: 'usesServices' } as const
const minuteMs = 60_000

it('[T13] a text began with as many letters as stood before the first words of a capacity that counts', () => {
  const scene = new Scene()
  const read = () =>
    beginningOf(
      scene.known(),
      (pen) => scene.rooms.here.writers.get(pen),
      (capacity) => capacity === 'usesServices',
    )
  scene.type(staff, 'A draft of it.')
  scene.act(staff, (writing) => deleteRange(writing, { block: 0, offset: 0 }, { block: 0, offset: 2 }))
  expect(read()).toEqual({
    firstAt: null,
    growth: [
      [1 * minuteMs, 14],
      [2 * minuteMs, -2],
    ],
  })
  scene.paste(asha, 'By others. ', { file: 'plan.docx' }, { block: 0, offset: 0 })
  expect(read().firstAt).toBeNull()
  scene.type(asha, 'Hm. ')
  scene.type(staff, 'More. ')
  expect(read()).toEqual({
    firstAt: 4 * minuteMs,
    growth: [
      [1 * minuteMs, 14],
      [2 * minuteMs, -2],
      [3 * minuteMs, 11],
    ],
  })
})
