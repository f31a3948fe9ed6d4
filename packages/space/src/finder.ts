import type { EventEnvelope } from '@alongside/protocol'
import type { FindingChange } from '@alongside/storage'
import { readEvent } from './event.ts'
import { reasonFilesOf } from './reason-file.ts'

/** The key under which every space is found as a `space`, beside its id. */
export const anySpace = 'any'

/** What an event makes findable, or no longer so: pure, so that the read model can be dropped and made again. */
export function finderOf(logged: EventEnvelope): readonly FindingChange[] {
  const event = readEvent(logged)
  switch (event?.kind) {
    case 'spaceOpened':
      return [set('space', logged.space), set('space', anySpace), set('slug', event.payload.slug)]
    case 'memberJoined':
      return [set('member', event.payload.person)]
    case 'memberLeft':
    case 'personForgotten':
      return [unset('member', event.payload.person)]
    case 'invitationSent':
      return [set('invitation', event.payload.invitation)]
    case 'linkMade':
      return [set('link', event.payload.link)]
    case 'guestJoined':
      return [set('member', event.payload.person)]
    case 'guestRemoved': // they may still take their words along to an account
      return [set('member', event.payload.person)]
    case 'guestUnited':
      return [unset('member', event.payload.guest), set('member', event.payload.account)]
    case 'documentCreated':
      return [set('document', event.payload.document)]
    case 'sectionAdded':
      return [set('section', event.payload.section)]
    case 'fileAdded':
      return [set('file', event.payload.file), set('bytes', event.payload.hash)]
    case 'revealed':
    case 'scoreReasonSaid':
      return reasonFilesOf(event, logged.at).flatMap(({ id, hash }) => [set('file', id), set('bytes', hash)])
    case 'publicCopyMade': // also of one that was withdrawn: whoever has its address is told so
      return [set('copy', event.payload.copy)]
    case 'resultPublished': // the same of a result, and of what came of a round
    case 'roundPublished':
      return [set('result', event.payload.page)]
    case 'providerReplyAsked': // also of one that was asked of another since: whoever holds its link is told so
      return [set('reply', event.payload.reply)]
    case 'voiceCodeSent': // also of one that counts no more: whoever has it is told so
      return [set('voiceCode', event.payload.code)]
    case 'fileRemoved': {
      const { file, lastOf } = event.payload
      return [unset('file', file), ...(lastOf === null ? [] : [unset('bytes', lastOf)])]
    }
    default:
      return []
  }
}

function set(kind: FindingChange['kind'], key: string): FindingChange {
  return { change: 'set', kind, key }
}

function unset(kind: FindingChange['kind'], key: string): FindingChange {
  return { change: 'unset', kind, key }
}
