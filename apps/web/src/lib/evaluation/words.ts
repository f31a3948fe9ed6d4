import { movedSince, type EvaluationPhase } from '@alongside/evaluation'
import type { ChoiceSort, EvaluationAsk, Period, Scale, Score } from '@alongside/protocol'
import type { Trouble } from '#lib/api.ts'
import { m } from '#lib/paraglide/messages.js'
import { calendarDayInWords } from '#lib/words/time.ts'
import { troubleWords } from '#lib/words/trouble.ts'

const scoreWords: Readonly<Record<Score, () => string>> = {
  0: m.evaluation_score0,
  1: m.evaluation_score1,
  2: m.evaluation_score2,
  3: m.evaluation_score3,
  4: m.evaluation_score4,
  cannotSay: m.evaluation_scoreCannotSay,
}

const levelWords: Readonly<Partial<Record<Score, () => string>>> = {
  0: m.review_co_level0,
  1: m.review_co_level1,
  2: m.review_co_level2,
}

const phaseWords: Readonly<Record<EvaluationPhase, () => string>> = {
  preparing: m.evaluation_phasePreparing,
  scoring: m.evaluation_phaseScoring,
  discussing: m.evaluation_phaseDiscussing,
  finished: m.evaluation_phaseFinished,
}

const sortWords: Readonly<Record<ChoiceSort, () => string>> = {
  keep: m.evaluation_keep,
  change: m.evaluation_change,
  stop: m.evaluation_stop,
}

/** An answer as it is offered on its scale: "Mostly". */
export const scoreName = (score: Score, scale: Scale = 'fully'): string =>
  ((scale === 'level' ? levelWords[score] : undefined) ?? scoreWords[score])()
export const phaseName = (phase: EvaluationPhase): string => phaseWords[phase]()
/** What is to become of something that a service does: "Keep". */
export const choiceName = (sort: ChoiceSort): string => sortWords[sort]()

/** The days that an evaluation looks at: "1 January 2026 to 30 June 2026". */
export const periodInWords = ({ from, to }: Period): string =>
  m.evaluation_period({ from: calendarDayInWords(from), to: calendarDayInWords(to) })

/** How an agreed score stands beside that of the time before; null where one of them says nothing. */
export function movedInWords(now: Score | null, before: Score | null, scale: Scale = 'fully'): string | null {
  const moved = movedSince(now, before)
  if (moved === null || before === null) return null
  if (moved === 0) return m.evaluation_movedNot()
  const was = scoreName(before, scale)
  return moved > 0 ? m.evaluation_movedUp({ was }) : m.evaluation_movedDown({ was })
}

/** Why what was pressed was not done, in words that say what to do. */
export function refusalWords(ask: EvaluationAsk, { kind, field }: Trouble): string {
  if (field === 'key') return ask.do === 'reveal' ? m.evaluation_refusedLost() : m.evaluation_refusedKey()
  switch (ask.do) {
    case 'score':
    case 'takeScoreBack':
      if (kind === 'ended') return m.evaluation_refusedOver()
      if (kind === 'tooLarge' || /^(files|picture|bytes|type)/.test(field ?? ''))
        return m.evaluation_refusedFile()
      return kind === 'notAllowed' ? m.evaluation_refusedPanel() : troubleWords(kind)
    case 'scoreFor':
      if (kind === 'ended') return m.evaluation_refusedHandOver()
      return field === 'person' ? m.evaluation_refusedHandWho() : troubleWords(kind)
    case 'tellLost':
      return kind === 'notAllowed' ? m.evaluation_refusedNotLost() : leading(kind)
    case 'agreeScore':
      if (kind === 'alreadyDone') return m.evaluation_refusedWritten()
      return kind === 'notAllowed' ? m.evaluation_refusedAgree() : troubleWords(kind)
    case 'dissentFromScore':
      return kind === 'notAllowed' ? m.evaluation_refusedAgree() : troubleWords(kind)
    case 'putOn':
      return kind === 'alreadyDone' ? m.evaluation_refusedWentOn() : leading(kind)
    case 'agreeCriteria':
      return kind === 'alreadyDone' ? m.evaluation_refusedChanged() : leading(kind)
    case 'putOnPanel':
      if (field === 'person') return m.evaluation_refusedReads()
      return field === 'capacity' ? m.evaluation_refusedCapacity() : leading(kind)
    case 'startScoring':
    case 'setDeadline':
      return field === 'deadline' ? m.evaluation_refusedDay() : leading(kind)
    case 'askReply':
      return field === 'due' ? m.evaluation_refusedDay() : leading(kind)
    case 'agreeAction':
      if (kind === 'tooMany') return m.review_co_refusedThree()
      if (field === 'due') return m.review_co_refusedDue()
      if (field === 'owner') return m.action_refusedOwner()
      return field === 'helper' ? m.action_refusedHelper() : leading(kind)
    case 'finish':
      return kind === 'notAllowed' ? m.evaluation_refusedFinish() : troubleWords(kind)
    case 'takeUpAgain':
      return kind === 'notAllowed' ? m.evaluation_refusedPublic() : troubleWords(kind)
    default:
      return leading(kind)
  }
}

function leading(kind: Trouble['kind']): string {
  if (kind === 'ended') return m.evaluation_refusedEnded()
  return kind === 'notAllowed' ? m.evaluation_refusedLeads() : troubleWords(kind)
}
