import type { EventEnvelope } from '@alongside/protocol'
import { checkEvents, eventUnknown, payloadJson } from '../event-checks.ts'
import { refound } from '../event-log.ts'
import type { EventLog, Finder, Finding, FindingChange } from '../event-log.ts'
import type { NewJob } from '../jobs.ts'
import type { PrepareCaptions } from './memory-caption-lines.ts'
import type { PrepareBatches, PrepareErasures } from './memory-text-log.ts'

/**
 * The event log in memory, with the findings that `finder` makes of it; `prepareJobs` checks jobs and gives what keeps
 * them; `prepareBatches` and `prepareErasures` do so with what is written into texts and erased from them.
 */
export function createMemoryEventLog(
  finder: Finder,
  prepareJobs: (jobs: readonly NewJob[]) => () => void,
  prepareBatches: PrepareBatches,
  prepareErasures: PrepareErasures,
  prepareCaptions: PrepareCaptions,
): EventLog {
  const log: EventEnvelope[] = []
  let findings = new Map<string, ReadonlySet<string>>()

  return {
    async read(space, afterSeq) {
      return log.filter((event) => event.space === space && event.seq > afterSeq).map(copyOf)
    },

    async append(space, head, events, jobs = [], { batches = [], erased } = {}) {
      checkEvents(space, head, events)
      const added = events.map((event) => ({ ...event, payload: JSON.parse(payloadJson(event)) }))
      if (head !== (log.findLast((event) => event.space === space)?.seq ?? 0)) return false
      const keepJobs = prepareJobs(jobs)
      const replaced = (erased?.events ?? []).map(({ seq, kind, payload }) => {
        const at = log.findIndex((one) => one.space === space && one.seq === seq && one.kind === kind)
        const event = log[at]
        if (event === undefined) throw eventUnknown(space, seq)
        return { at, event: { ...event, payload: JSON.parse(payloadJson({ kind, payload })) } }
      })
      const refoundIn = ({ seq, payload }: Pick<EventEnvelope, 'seq' | 'payload'>) =>
        log
          .filter((one) => one.space === space && one.seq === seq)
          .flatMap((one) => refound(finder, one, payload))
      const elsewhere = (erased?.events ?? []).flatMap(refoundIn)
      const changed = withChanges(withEach(findings, space, elsewhere), added, finder)
      const rewordCaptions = prepareCaptions(erased?.captions ?? [])
      const writeTexts = prepareBatches(batches)
      const eraseTexts = prepareErasures(erased?.texts ?? [])
      if (writeTexts === null || eraseTexts === null) return false
      writeTexts()
      eraseTexts()
      rewordCaptions()
      for (const { at, event } of replaced) log[at] = event
      log.push(...added)
      findings = changed
      keepJobs()
      return true
    },

    async find(finding) {
      return [...(findings.get(slotOf(finding)) ?? [])].sort()
    },

    async rebuild() {
      findings = withChanges(new Map(), log, finder)
    },
  }
}

/** What a reader may change without changing the log. */
function copyOf(event: EventEnvelope): EventEnvelope {
  return structuredClone(event)
}

function withChanges(
  before: ReadonlyMap<string, ReadonlySet<string>>,
  events: readonly EventEnvelope[],
  finder: Finder,
): Map<string, ReadonlySet<string>> {
  let after = new Map(before)
  // One that arrives while findings are made again comes last in the log, and is met here too.
  for (const event of events) after = withEach(after, event.space, finder(event))
  return after
}

function withEach(
  before: ReadonlyMap<string, ReadonlySet<string>>,
  space: string,
  changes: readonly FindingChange[],
): Map<string, ReadonlySet<string>> {
  const after = new Map(before)
  for (const change of changes) {
    const slot = slotOf(change)
    after.set(slot, withChange(after.get(slot) ?? new Set(), space, change))
  }
  return after
}

function withChange(
  spaces: ReadonlySet<string>,
  space: string,
  { change }: FindingChange,
): ReadonlySet<string> {
  const after = new Set(spaces)
  if (change === 'set') after.add(space)
  else after.delete(space)
  return after
}

function slotOf({ kind, key }: Finding): string {
  return `${kind} ${key}`
}
