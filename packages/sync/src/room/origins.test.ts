import type { OriginView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { hello, idOf, Stage } from '../testing/stage.ts'

const author = { hand: idOf('ada'), voice: idOf('ada'), capacity: 'layPartner' } as const

function origin(clock: number): OriginView {
  return { client: 1, clock, length: 1, author, at: 5, from: null, placed: true }
}

it('[S35] who is welcomed is told whose words are not those of their pen, and nobody else then', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.enterPlain('cy', 3)
  stage.join('ben')
  stage.send('ben', hello([2]))
  expect(stage.asksForOrigins).toEqual(['ada', 'ben'])
  stage.step({ type: 'origins', member: 'ben', origins: [origin(0)] })
  expect(stage.heardOf('ben', 'origins')).toEqual([{ type: 'origins', origins: { origins: [origin(0)] } }])
  for (const other of ['ada', 'cy']) expect(stage.heardOf(other, 'origins')).toEqual([])
})

it('[S35] what comes to light later is told to everyone of ours, and to no plain client', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.enter('ben', [2])
  stage.enterPlain('cy', 3)
  stage.step({ type: 'origins', member: null, origins: [origin(0)] })
  for (const one of ['ada', 'ben']) expect(stage.heardOf(one, 'origins')).toHaveLength(1)
  expect(stage.heardOf('cy', 'origins')).toEqual([])
  stage.step({ type: 'origins', member: null, origins: [] })
  expect(stage.heardOf('ada', 'origins')).toEqual([])
})

it('[S35] many are told in several messages, and who has left meanwhile is told nothing', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.enter('ben', [2])
  stage.step({ type: 'leave', member: 'ben' })
  const many = Array.from({ length: 2_500 }, (_, clock) => origin(clock))
  stage.step({ type: 'origins', member: 'ben', origins: many })
  stage.step({ type: 'origins', member: 'ada', origins: many })
  expect(stage.heardOf('ada', 'origins').flatMap((frame) => frame.origins.origins)).toEqual(many)
  expect(stage.heardOf('ben', 'origins')).toEqual([])
})
