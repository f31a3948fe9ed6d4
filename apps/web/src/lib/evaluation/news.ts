import type { Evaluation, EvaluationEvent } from '@alongside/evaluation'
import { m } from '#lib/paraglide/messages.js'

/** Something that happened in an evaluation and that a person is told of, wherever they are on its pages. */
export type News =
  | { readonly is: 'started' | 'finished' | 'takenUp' | 'onPanel' }
  | {
      readonly is: 'opened' | 'on' | 'revealed' | 'reopened' | 'lost' | 'agreed' | 'late'
      readonly criterion: string
    }
  | { readonly is: 'ready'; readonly person: string }

/** What an event tells somebody, given the evaluation before it. Nobody hears that another has scored. */
export function newsOf(event: EvaluationEvent, before: Evaluation, me: string): News | null {
  switch (event.kind) {
    case 'scoringStarted':
      return { is: 'started' }
    case 'evaluationFinished':
      return { is: 'finished' }
    case 'evaluationTakenUp':
      return { is: 'takenUp' }
    case 'putOnPanel':
      return event.payload.person === me && !before.panel.has(me) ? { is: 'onPanel' } : null
    case 'criterionOpened':
      // What is opened when scoring starts is told with that.
      return before.phase === 'preparing' ? null : { is: 'opened', criterion: event.payload.criterion }
    case 'criterionPutOn':
      return event.payload.on === null ? null : { is: 'on', criterion: event.payload.on }
    case 'revealed':
      return { is: 'revealed', criterion: event.payload.criterion }
    case 'criterionReopened':
      return { is: 'reopened', criterion: event.payload.criterion }
    case 'scoresLost':
      return { is: 'lost', criterion: event.payload.criterion }
    case 'scoreAgreed':
      return { is: 'agreed', criterion: event.payload.criterion }
    case 'scoreLate':
      return event.payload.person === me ? { is: 'late', criterion: event.payload.criterion } : null
    case 'readySaid':
      return event.payload.ready && event.payload.person !== me
        ? { is: 'ready', person: event.payload.person }
        : null
    default:
      return null
  }
}

/** The same in a sentence. */
export function newsWords(
  news: News,
  words: { readonly nameOf: (person: string) => string; readonly titleOf: (criterion: string) => string },
): string {
  switch (news.is) {
    case 'started':
      return m.evaluation_newsStarted()
    case 'finished':
      return m.evaluation_newsFinished()
    case 'takenUp':
      return m.evaluation_newsTakenUp()
    case 'onPanel':
      return m.evaluation_newsOnPanel()
    case 'opened':
      return m.evaluation_newsOpened({ title: words.titleOf(news.criterion) })
    case 'on':
      return m.evaluation_newsOn({ title: words.titleOf(news.criterion) })
    case 'revealed':
      return m.evaluation_newsRevealed({ title: words.titleOf(news.criterion) })
    case 'reopened':
      return m.evaluation_newsReopened({ title: words.titleOf(news.criterion) })
    case 'lost':
      return m.evaluation_newsLost({ title: words.titleOf(news.criterion) })
    case 'agreed':
      return m.evaluation_newsAgreed({ title: words.titleOf(news.criterion) })
    case 'late':
      return m.evaluation_newsLate({ title: words.titleOf(news.criterion) })
    case 'ready':
      return m.evaluation_newsReady({ name: words.nameOf(news.person) })
  }
}
