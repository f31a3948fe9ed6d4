import type { CompleteEvaluationAsk } from '@alongside/evaluation'
import { criterionKeys } from '@alongside/kinds'
import { dayIn, noticesFor, type Ask, type Space } from '@alongside/space'
import type { Hearing } from '@alongside/storage'
import { choices, criteria, panel, reply, saidAloud, service, titles } from './content/co-evaluation.ts'
import type { Passage } from './content/passage.ts'
import type { PersonKey } from './content/people.ts'

const dayMs = 86_400_000

export interface SeedEvaluationDeps {
  readonly ask: (key: PersonKey, what: Ask) => Promise<string>
  /** What is asked from now on was asked so many days ago. */
  readonly goTo: (daysAgo: number) => void
  readonly idOf: (key: PersonKey) => string
  readonly newId: () => string
  readonly load: () => Promise<Space>
  /** Writes into a section as if it had been typed. */
  readonly write: (section: string, passages: readonly Passage[]) => Promise<void>
  readonly hearing: Pick<Hearing, 'read'>
  readonly now: number
  readonly timeZone: string
}

/** Has a panel score a service to the end, with the provider's reply, and begins the evaluation that follows. */
export async function seedEvaluation(deps: SeedEvaluationDeps): Promise<void> {
  const { ask, goTo, newId, now, timeZone } = deps
  const inDays = (days: number): string => dayIn(timeZone, now + days * dayMs)
  const id = newId()
  goTo(38)
  await ask('sam', { do: 'addService', service: id, facts: service })
  const open = { do: 'openEvaluation', service: id } as const
  const period = { from: inDays(-400), to: inDays(-36) }
  const first = await ask('sam', { ...open, title: titles.first, period, from: null })
  await seedPast(deps, first, inDays)
  goTo(3)
  const next = { from: inDays(-35), to: inDays(330) }
  const second = await ask('sam', { ...open, title: titles.second, period: next, from: first })
  await seatPanel(deps, second)
  await readAbout(deps, [first, second])
}

async function seedPast(
  deps: SeedEvaluationDeps,
  evaluation: string,
  inDays: (days: number) => string,
): Promise<void> {
  const { ask, goTo, newId, idOf, write } = deps
  const evaluate = (key: PersonKey, what: CompleteEvaluationAsk) =>
    ask(key, { do: 'evaluate', evaluation, ask: what })
  await seatPanel(deps, evaluation)
  const idOfKey = await keepCriteria(deps, evaluation)
  await evaluate('lena', { do: 'setRules', rules: { providerStaffAgree: false } })
  goTo(36)
  const version = (await deps.load()).evaluations.get(evaluation)?.criteriaVersion ?? 0
  for (const { key } of panel) await evaluate(key, { do: 'agreeCriteria', version, agrees: true })
  goTo(35)
  await evaluate('lena', { do: 'startScoring', open: 'all', deadline: inDays(-31) })
  for (const { key, scores, reasons } of criteria) {
    for (const [at, { key: by }] of panel.entries()) {
      const said = reasons.find((one) => one.by === by)
      await evaluate(by, {
        do: 'score',
        criterion: idOfKey(key),
        score: scores[at] ?? 'cannotSay',
        reason: said?.words ?? '',
        reasonIs: said?.isNamed === true ? 'withName' : 'withoutName',
        show: false,
      })
    }
  }
  goTo(30)
  await evaluate('lena', { do: 'reveal', criterion: null, boxes: null })
  const { by, key: aloud, score } = saidAloud
  await evaluate(by, { do: 'sayMyScore', criterion: idOfKey(aloud), score })
  for (const { key, agreed, dissent, action, note } of criteria) {
    const criterion = idOfKey(key)
    if (note !== undefined) await write(criterion, [note])
    await evaluate('lena', { do: 'agreeScore', criterion, ...agreed })
    if (dissent !== undefined) {
      await evaluate(dissent.by, { do: 'dissentFromScore', criterion, words: dissent.words })
    }
    if (action !== undefined) {
      const { words, owner } = action
      const taken = { action: newId(), criterion, words, owner: idOf(owner), helper: null, due: inDays(60) }
      await evaluate('lena', { do: 'agreeAction', ...taken })
    }
  }
  for (const choice of choices) await evaluate('moses', { do: 'writeChoice', choice: newId(), ...choice })
  goTo(28)
  await evaluate('lena', { do: 'finish' })
  const asked = newId()
  await evaluate('sam', { do: 'askReply', reply: asked, name: reply.name, due: inDays(-14) })
  goTo(20)
  await ask('sam', { do: 'takeProviderReply', evaluation, reply: asked, words: reply.words })
}

async function seatPanel(
  { ask, idOf }: Pick<SeedEvaluationDeps, 'ask' | 'idOf'>,
  evaluation: string,
): Promise<void> {
  for (const { key, capacity, isFromProvider } of panel) {
    const seat = { person: idOf(key), capacity, isFromProvider }
    await ask('lena', { do: 'evaluate', evaluation, ask: { do: 'putOnPanel', ...seat } })
  }
}

/** Takes out the usual criteria that the panel did not keep; answers which of the others is which. */
async function keepCriteria({ ask, load }: SeedEvaluationDeps, evaluation: string) {
  const sections = (await load()).documents.get(evaluation)?.sections ?? []
  const idOfKey = (key: string): string => sections[criterionKeys.findIndex((one) => one === key)]?.id ?? ''
  for (const key of criterionKeys) {
    if (criteria.some((one) => one.key === key)) continue
    const out = { do: 'takeOutCriterion', criterion: idOfKey(key), reason: null } as const
    await ask('moses', { do: 'evaluate', evaluation, ask: out })
  }
  return idOfKey
}

/** It is a while ago, and everybody has read of it. */
export async function readAbout(
  { load, idOf, hearing }: SeedEvaluationDeps,
  evaluations: readonly string[],
): Promise<void> {
  const space = await load()
  for (const { key } of panel) {
    const heard = noticesFor(space, idOf(key), () => false).flatMap(({ notice }) =>
      'document' in notice && evaluations.includes(notice.document) ? [notice.seq] : [],
    )
    await hearing.read(space.id, idOf(key), heard)
  }
}
