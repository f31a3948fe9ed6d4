export type {
  AppendResult,
  Batch,
  BoundPen,
  NewRow,
  Row,
  RowKind,
  SectionStart,
  TextLog,
} from './text-log.ts'
export type { AppendEventsResult, EventLog, Finder, Finding, FindingChange, NewEvent } from './event-log.ts'
export type { People, Person } from './people.ts'
