import type { DatabaseSync } from 'node:sqlite'
import type { Answer, LoneRequest } from './request.ts'
import { prepareStatements } from './run-statement.ts'
import { prepareEvents } from './write-events.ts'
import { preparePeople } from './write-people.ts'
import { prepareText } from './write-text.ts'

/** Prepares what carries out one request inside the transaction that is open. */
export function prepareApply(database: DatabaseSync): (request: LoneRequest) => Answer {
  const text = prepareText(database)
  const events = prepareEvents(database)
  const people = preparePeople(database)
  const run = prepareStatements(database)

  return (request) => {
    switch (request.type) {
      case 'text':
        return { type: 'text', results: text(request.batches) }
      case 'events':
        return { type: 'events', seqs: events.append(request) }
      case 'findings':
        return { type: 'findings', written: events.replaceFindings(request) }
      case 'addPerson':
        people.add(request)
        return { type: 'addPerson' }
      case 'renamePerson':
        people.rename(request)
        return { type: 'renamePerson' }
      case 'statement':
        return { type: 'statement', result: run(request.statement, false) }
    }
  }
}
