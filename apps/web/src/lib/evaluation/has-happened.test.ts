import {
  evolveEvaluation,
  freshEvaluation,
  type Evaluation,
  type EvaluationEvent,
} from '@alongside/evaluation'
import type { EvaluationAsk } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { hasHappened, isLetGoOnceSo } from './has-happened.ts'
import { newsOf } from './news.ts'

const id = 'evaluationaaaaaa'
const criterion = 'criterionaaaaaaa'
const asha = 'ashaaaaaaaaaaaaa'
const moses = 'mosesaaaaaaaaaaa'
const facts = { question: 'Were you listened to?', help: '' }

/** An evaluation to which these things have happened. */
function after(...events: readonly EvaluationEvent[]): Evaluation {
  const fresh = freshEvaluation({
    evaluation: id,
    service: 'serviceaaaaaaaaa',
    period: { from: '2026-01-01', to: '2026-06-30' },
    from: null,
    review: null,
  })
  return events.reduce(
    (evaluation, event) => evolveEvaluation(evaluation, event, { at: 1, actor: moses }),
    fresh,
  )
}

const seat = { person: asha, capacity: 'usesServices', isFromProvider: false } as const
const panel: EvaluationEvent = { kind: 'putOnPanel', payload: { evaluation: id, ...seat } }
const added: EvaluationEvent = {
  kind: 'criterionAdded',
  payload: { evaluation: id, criterion, facts, was: null, scale: 'fully' },
}
const started: EvaluationEvent = {
  kind: 'scoringStarted',
  payload: { evaluation: id, deadline: null },
}
const opened: EvaluationEvent = { kind: 'criterionOpened', payload: { evaluation: id, criterion } }
const on: EvaluationEvent = { kind: 'criterionPutOn', payload: { evaluation: id, on: criterion } }
const ready: EvaluationEvent = {
  kind: 'readySaid',
  payload: { evaluation: id, criterion, person: asha, ready: true },
}
const revealed: EvaluationEvent = {
  kind: 'revealed',
  payload: { evaluation: id, criterion, round: 1, groups: [], shown: [], reasons: [] },
}
const said: EvaluationEvent = {
  kind: 'scoreSaid',
  payload: { evaluation: id, criterion, person: asha, score: 2 },
}
const replyAskedOf = (name: string): EvaluationEvent => ({
  kind: 'providerReplyAsked',
  payload: { evaluation: id, reply: 'replyaaaaaaaaaaa', name, due: '2026-08-01' },
})
const going = [panel, added, started, opened]

describe('what was pressed is part of an evaluation', () => {
  const cases: readonly (readonly [string, EvaluationAsk, EvaluationEvent[], EvaluationEvent[]])[] = [
    ['somebody on the panel', { do: 'putOnPanel', ...seat }, [], [panel]],
    [
      'a criterion',
      { do: 'addCriterion', criterion, title: 'x', after: null, facts },
      [panel],
      [panel, added],
    ],
    [
      'starting',
      { do: 'startScoring', open: 'all', deadline: null },
      [panel, added],
      [panel, added, started],
    ],
    ['being on every screen', { do: 'putOn', criterion }, going, [...going, on]],
    ['being done', { do: 'sayReady', criterion: null, ready: true }, going, [...going, ready]],
    ['the reveal', { do: 'reveal', criterion }, going, [...going, revealed]],
    [
      'what is said aloud',
      { do: 'sayMyScore', criterion, score: 2 },
      [...going, revealed],
      [...going, revealed, said],
    ],
    [
      'who is asked to reply',
      { do: 'askReply', name: 'Ruth Hall', due: '2026-08-01' },
      [...going, replyAskedOf('R. Hall')],
      [...going, replyAskedOf('Ruth Hall')],
    ],
  ]
  it.each(cases)('%s', (_, ask, before, then) => {
    expect(hasHappened(after(...before), ask, asha)).toBe(false)
    expect(hasHappened(after(...then), ask, asha)).toBe(true)
  })

  it('of how a criterion is titled nothing shows it, so why it was refused stays', () => {
    const ask = { do: 'changeCriterion', criterion, title: 'Otherwise', facts } as const
    expect(hasHappened(after(...going), ask, asha)).toBeNull()
    expect(hasHappened(after(...going), { ...ask, facts: { ...facts, help: 'x' } }, asha)).toBe(false)
  })

  it('of what is sealed nothing shows it, so the server is taken at its word', () => {
    const ask = { do: 'score', criterion, score: 2, reason: '', reasonIs: 'withName', show: false } as const
    expect(hasHappened(after(...going), ask, asha)).toBeNull()
  })
})

it('a score that waits is sent whatever happens meanwhile, so that it can be told of as late', () => {
  const ask = { do: 'score', criterion, score: 2, reason: '', reasonIs: 'withName', show: false } as const
  expect(isLetGoOnceSo(ask)).toBe(false)
  expect(isLetGoOnceSo({ do: 'reveal', criterion })).toBe(true)
})

describe('what people are told', () => {
  it('is what is on and what is revealed, and openly who says they are done', () => {
    expect(newsOf(on, after(...going), asha)).toEqual({ is: 'on', criterion })
    expect(newsOf(revealed, after(...going), asha)).toEqual({ is: 'revealed', criterion })
    expect(newsOf(ready, after(...going), moses)).toEqual({ is: 'ready', person: asha })
    expect(newsOf(ready, after(...going), asha)).toBeNull()
  })

  it('is told once where scoring starts, and not of each criterion that is open with it', () => {
    expect(newsOf(opened, after(panel, added), asha)).toBeNull()
    expect(newsOf(opened, after(panel, added, started), asha)).toEqual({ is: 'opened', criterion })
  })

  it('of who came late is heard by those alone', () => {
    const late: EvaluationEvent = { kind: 'scoreLate', payload: { evaluation: id, criterion, person: asha } }
    expect(newsOf(late, after(...going, revealed), asha)).toEqual({ is: 'late', criterion })
    expect(newsOf(late, after(...going, revealed), moses)).toBeNull()
  })
})
