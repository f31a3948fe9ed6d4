import type { CompleteEvaluationAsk } from '@alongside/evaluation'
import { dayIn } from '@alongside/space'
import { panel } from './content/co-evaluation.ts'
import { answers, claim, commitments, pieces, scope, title } from './content/co-review.ts'
import type { PersonKey } from './content/people.ts'
import { readAbout, type SeedEvaluationDeps } from './seed-evaluation.ts'

const dayMs = 86_400_000

/** Has the board look at its own work, from what it claims to two commitments. */
export async function seedReview(deps: SeedEvaluationDeps): Promise<void> {
  const { ask, goTo, idOf, newId, load, write, now, timeZone } = deps
  const inDays = (days: number): string => dayIn(timeZone, now + days * dayMs)
  goTo(12)
  const period = { from: inDays(-40), to: inDays(-3) }
  const review = await ask('lena', { do: 'openReview', title, scope, period, claim, from: null })
  const evaluate = (key: PersonKey, what: CompleteEvaluationAsk) =>
    ask(key, { do: 'evaluate', evaluation: review, ask: what })
  for (const { key, capacity } of panel) {
    // It is about the board: nobody stands outside it, as the staff of a provider would.
    const seat = { person: idOf(key), capacity, isFromProvider: false }
    await evaluate('lena', { do: 'putOnPanel', ...seat })
  }
  goTo(10)
  await evaluate('lena', { do: 'startScoring', open: 'all', deadline: null })
  const space = await load()
  const criteria = [...(space.evaluations.get(review)?.criteria.keys() ?? [])]
  for (const [at, { scores, reasons }] of answers.entries()) {
    for (const [place, { key: by }] of panel.entries()) {
      await evaluate(by, {
        do: 'score',
        criterion: criteria[at] ?? '',
        score: scores[place] ?? 'cannotSay',
        reason: reasons.find((one) => one.by === by)?.words ?? '',
        reasonIs: 'withName',
        show: false,
      })
    }
  }
  for (const { id, key } of space.documents.get(review)?.sections ?? []) {
    const passages = pieces[key ?? '']
    if (passages !== undefined) await write(id, passages)
  }
  goTo(6)
  await evaluate('lena', { do: 'reveal', criterion: null, boxes: null })
  for (const [at, { agreed }] of answers.entries()) {
    await evaluate('lena', { do: 'agreeScore', criterion: criteria[at] ?? '', ...agreed })
  }
  for (const { lay, staff, words, inDays: days } of commitments) {
    const leads = { owner: idOf(lay), helper: idOf(staff) }
    const promise = { action: newId(), criterion: null, words, due: inDays(days) }
    await evaluate('lena', { do: 'agreeAction', ...promise, ...leads })
  }
  goTo(5)
  await evaluate('lena', { do: 'finish' })
  await readAbout(deps, [review])
}
