import type { Evaluation } from './evaluation.ts'
import type { Criterion } from './part.ts'

/**
 * The evaluation once somebody who took part as a guest is known to be somebody with an account. From here on there is one
 * of them. Where both had something of which a person has one, it is the account's that stands. What was shown stays as it
 * was counted.
 */
export function uniteInEvaluation(evaluation: Evaluation, guest: string, account: string): Evaluation {
  if (guest === account) return evaluation
  const now = (person: string): string => (person === guest ? account : person)
  const orNow = (person: string | null): string | null => person && now(person)
  const reply = evaluation.reply && { ...evaluation.reply, askedBy: orNow(evaluation.reply.askedBy) }
  return {
    ...evaluation,
    panel: keyed(evaluation.panel, guest, account),
    left: keyed(evaluation.left, guest, account),
    agreeing: keyed(evaluation.agreeing, guest, account),
    criteria: mapped(evaluation.criteria, (criterion) => united(criterion, guest, account)),
    choices: mapped(evaluation.choices, (choice) => ({ ...choice, by: orNow(choice.by) })),
    actions: mapped(evaluation.actions, (action) => {
      const owner = now(action.owner)
      const helper = orNow(action.helper)
      return { ...action, owner, helper: helper === owner ? null : helper }
    }),
    takenUp: evaluation.takenUp.map((one) => ({ ...one, by: orNow(one.by) })),
    reply,
  }
}

function united(criterion: Criterion, guest: string, account: string): Criterion {
  const once = (people: readonly string[]) => [
    ...new Set(people.map((person) => (person === guest ? account : person))),
  ]
  const byNow = <One extends { readonly by: string | null }>(one: One | null): One | null =>
    one && { ...one, by: one.by === guest ? account : one.by }
  const outcomeNow = <One extends Pick<Criterion, 'said' | 'saidReasons' | 'agreed' | 'dissents'>>(
    one: One,
  ) => ({
    ...one,
    said: ofEach(one.said, guest, account),
    saidReasons: ofEach(one.saidReasons, guest, account),
    agreed: byNow(one.agreed),
    dissents: ofEach(one.dissents, guest, account),
  })
  const shownNow = (revealed: NonNullable<Criterion['revealed']>) => ({
    ...revealed,
    by: revealed.by === guest ? account : revealed.by,
    shown: ofEach(revealed.shown, guest, account),
    reasons: revealed.reasons.map((one) => (one.person === guest ? { ...one, person: account } : one)),
  })
  return {
    ...outcomeNow(criterion),
    ready: once(criterion.ready),
    late: once(criterion.late),
    revealed: criterion.revealed && shownNow(criterion.revealed),
    earlier: criterion.earlier.map((round) => ({
      ...outcomeNow(round),
      revealed: shownNow(round.revealed),
    })),
  }
}

/** What each person has one of: the account's own before the guest's, in the place of whichever came first. */
function ofEach<One extends { readonly person: string }>(
  all: readonly One[],
  guest: string,
  account: string,
): One[] {
  const own = all.find(({ person }) => person === account)
  const first = all.find(({ person }) => person === guest || person === account)
  return all.flatMap((one) => {
    if (one.person !== guest && one.person !== account) return [one]
    return one === first ? [{ ...(own ?? one), person: account }] : []
  })
}

function keyed<Value extends { readonly person: string }>(
  values: ReadonlyMap<string, Value>,
  guest: string,
  account: string,
): ReadonlyMap<string, Value> {
  return new Map(ofEach([...values.values()], guest, account).map((one) => [one.person, one]))
}

function mapped<Value>(
  values: ReadonlyMap<string, Value>,
  change: (value: Value) => Value,
): ReadonlyMap<string, Value> {
  return new Map([...values].map(([id, value]) => [id, change(value)]))
}
