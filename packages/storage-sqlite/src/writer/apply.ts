import type { AppendResult } from '@alongside/storage'
import type { DatabaseSync } from 'node:sqlite'
import type { Answer, LoneRequest, RequestOf } from './request.ts'
import { prepareStatements } from './run-statement.ts'
import { prepareActs } from './write-acts.ts'
import { prepareBallots } from './write-ballots.ts'
import { prepareEvents } from './write-events.ts'
import { prepareHearing } from './write-hearing.ts'
import { prepareJobs } from './write-jobs.ts'
import { preparePeople } from './write-people.ts'
import { prepareText } from './write-text.ts'

/** Prepares what carries out one request inside the transaction that is open. */
export function prepareApply(database: DatabaseSync): (request: LoneRequest) => Answer {
  const text = prepareText(database)
  const acts = prepareActs(database, text)
  const events = prepareEvents(database)
  const people = preparePeople(database)
  const jobs = prepareJobs(database)
  const hearing = prepareHearing(database)
  const ballots = prepareBallots(database)
  const run = prepareStatements(database)

  function appendEvents(request: RequestOf<'events'>): boolean {
    const { space, batches, erased } = request
    const isBehind = [...batches, ...(erased?.texts ?? [])].some((one) => acts.isBehind(one))
    if (isBehind || !events.append(request)) return false
    jobs.add(request.jobs)
    appendText({ batches })
    for (const erasure of erased?.texts ?? []) acts.erase(erasure)
    for (const event of erased?.events ?? []) events.replace(space, event)
    for (const caption of erased?.captions ?? []) events.reword(caption)
    if (erased !== undefined) acts.noteResidue()
    return true
  }

  function appendText({ batches }: Pick<RequestOf<'text'>, 'batches'>): readonly AppendResult[] {
    const results = text(batches)
    for (const [at, batch] of batches.entries()) {
      if (results[at]?.type === 'written') jobs.add(batch.jobs)
    }
    return results
  }

  function writeHearing({ write, jobs: added = [] }: RequestOf<'hearing'>): boolean {
    const changed = hearing(write)
    jobs.add(added)
    return changed
  }

  return (request) => {
    switch (request.type) {
      case 'text':
        return { type: 'text', results: appendText(request) }
      case 'forget':
        return { type: 'forget', sections: acts.forget(request.person, request.at) }
      case 'events':
        return { type: 'events', written: appendEvents(request) }
      case 'findings':
        return { type: 'findings', written: events.replaceFindings(request) }
      case 'addPerson':
        people.add(request)
        return { type: 'addPerson' }
      case 'renamePerson':
        people.rename(request)
        return { type: 'renamePerson' }
      case 'forgetPerson':
        people.forget(request)
        return { type: 'forgetPerson' }
      case 'addJobs':
        jobs.add(request.jobs)
        return { type: 'addJobs' }
      case 'claimJobs':
        return { type: 'claimJobs', ...jobs.claim(request) }
      case 'renewJob':
        return { type: 'renewJob', isHeld: jobs.renew(request) }
      case 'settleJob':
        return { type: 'settleJob', isHeld: jobs.settle(request) }
      case 'answerJob':
        return { type: 'answerJob', isTroubled: jobs.answer(request) }
      case 'forgetJobs':
        jobs.forget(request)
        return { type: 'forgetJobs' }
      case 'hearing':
        return { type: 'hearing', changed: writeHearing(request) }
      case 'ballots':
        return { type: 'ballots', done: ballots(request.write) }
      case 'statement':
        return { type: 'statement', result: run(request.statement, false) }
    }
  }
}
