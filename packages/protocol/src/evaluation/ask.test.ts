import { describe, expect, it } from 'vitest'
import { commandSchema } from '../command.ts'

const evaluation = 'evaluationaaaaaa'
const criterion = 'criterionaaaaaaa'
const evaluate = (ask: object) => ({ do: 'evaluate', evaluation, ask })
const score = { do: 'score', criterion, score: 4, reason: ' So kind ', reasonIs: 'withName', show: false }

describe('what is asked of an evaluation', () => {
  it('[P16] keeps what somebody scores, and loses the spaces around why', () => {
    for (const given of [0, 1, 2, 3, 4, 'cannotSay']) {
      const asked = commandSchema.parse(evaluate({ ...score, score: given }))
      expect(asked).toMatchObject({ ask: { score: given, reason: 'So kind' } })
    }
  })

  it.each([
    ['a score beyond the scale', evaluate({ ...score, score: 5 })],
    ['a score between two', evaluate({ ...score, score: 2.5 })],
    ['a reason without end', evaluate({ ...score, reason: 'x'.repeat(1201) })],
    ['a reason that is nobody’s and everybody’s', evaluate({ ...score, reasonIs: 'maybe' })],
    ['no reason where one is owed', evaluate({ do: 'takeUpAgain', reason: '  ' })],
    ['a day that is none', evaluate({ do: 'setDeadline', deadline: '2026-02-30' })],
    ['an unknown ask', evaluate({ do: 'scoreFor', person: criterion })],
    [
      'a period that ends before it begins',
      {
        do: 'openEvaluation',
        title: 'E',
        service: evaluation,
        period: { from: '2026-06-30', to: '2026-01-01' },
        from: null,
      },
    ],
  ])('[P16] is refused as a command with %s', (_, input) => {
    expect(commandSchema.safeParse(input).success).toBe(false)
  })
})
