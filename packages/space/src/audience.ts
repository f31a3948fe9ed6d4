import type { AllocationEvent } from '@alongside/allocation'
import type { EvaluationEvent } from '@alongside/evaluation'
import type { MeetingEvent } from '@alongside/meeting'
import type { Audience } from '@alongside/protocol'
import { isAllocationEvent } from './allocation-event.ts'
import { isEvaluationEvent } from './evaluation-event.ts'
import type { SpaceEvent } from './event.ts'
import { maySettleNames } from './forgetting.ts'
import { guestIn } from './guest.ts'
import { isMeetingEvent } from './meeting-event.ts'
import { documentWith, maySee, permissionOn, permissionOnDocument, permissionsIn } from './permission.ts'
import { maySettleSaid } from './said-names.ts'
import { membersOf, selfOf, type Space } from './space.ts'

/** Whom an event is for, given the space before and after it. */
export function audienceOf(event: SpaceEvent, before: Space | null, after: Space): Audience {
  if (isMeetingEvent(event)) return whoMeet(event, after)
  if (isEvaluationEvent(event)) return whoEvaluates(event)
  if (isAllocationEvent(event)) return whoAllocates(event)
  switch (event.kind) {
    case 'spaceOpened':
    case 'spaceRenamed':
    case 'timeZoneChanged':
    case 'memberJoined':
    case 'interestRegistered':
    case 'registeredEnded':
    case 'expertiseRecorded':
    case 'expertiseTakenBack':
    case 'serviceAdded':
    case 'serviceChanged':
    case 'officeGiven':
    case 'officeEnded':
      return { to: 'space' }

    case 'seatChanged':
    case 'capacityTaken':
    case 'nameShownChanged':
    case 'personRenamed':
    case 'memberLimited':
    case 'memberLeft':
    case 'personForgotten':
    case 'guestConfirmed':
    case 'guestRemoved':
      return whoKnow(after, event.payload.person)
    case 'guestUnited':
      return whoKnow(after, event.payload.guest)

    case 'namesFound':
    case 'namePlaceSettled': {
      const { section } = event.payload
      const people = membersOf(after).map(({ person }) => person)
      return { to: 'people', people: people.filter((person) => maySettleNames(after, person, section)) }
    }

    case 'saidNamesFound': {
      const { audience } = event.payload
      const people = membersOf(after).map(({ person }) => person)
      return { to: 'people', people: people.filter((person) => maySettleSaid(after, person, audience)) }
    }
    case 'saidNameSettled':
      return event.payload.audience

    case 'invitationSent':
    case 'invitationSentAgain':
    case 'invitationNotSent':
    case 'invitationSentAfterAll':
    case 'invitationEnded':
    case 'invitationWithdrawn':
    case 'invitationAccepted':
    case 'invitedForgotten':
      return { to: 'organisers' }

    case 'linkMade':
    case 'linkChanged':
    case 'linkPaused':
    case 'linkResumed':
    case 'linkWithdrawn':
    case 'linkEnded': {
      const document = after.links.get(event.payload.link)?.document ?? ''
      return { to: 'people', people: whoIsTold(document, before ?? after, after) }
    }

    case 'guestJoined':
      return { to: 'document', document: after.links.get(event.payload.link)?.document ?? '' }

    case 'documentCreated':
    case 'documentRenamed':
    case 'headerChanged':
    case 'reviewCame':
    case 'lastDayOver':
    case 'documentPutAway':
    case 'documentBroughtBack':
      return { to: 'document', document: event.payload.document }

    case 'versionNamed': {
      // It names rows of sections: whoever may not read all of them finds it in the document's history, without those.
      const { sections } = event.payload
      const people = membersOf(after).map(({ person }) => person)
      const reads = (person: string) =>
        sections.every(({ section }) => permissionOn(after, person, section) !== null)
      return { to: 'people', people: people.filter(reads) }
    }

    case 'sectionAdded':
    case 'sectionRenamed':
    case 'sectionMoved':
    case 'sectionPutAway':
    case 'sectionBroughtBack':
    case 'sectionClosed':
    case 'sectionReopened':
    case 'sectionOpened':
    case 'fileAdded':
    case 'fileRemoved':
    case 'fileDescribed':
    case 'commented':
    case 'replied':
    case 'reworded':
    case 'takenBack':
    case 'wordsConfirmed':
    case 'wordsErased':
    case 'wordsTyped':
    case 'voiceConfirmed':
    case 'voiceDisowned':
    case 'voiceCodeSent':
    case 'voiceCodeMissed':
    case 'reacted':
    case 'resolved':
    case 'reopened':
      return { to: 'section', section: event.payload.section }

    case 'actionCame': {
      const { document, section } = event.payload
      return section === null ? { to: 'document', document } : { to: 'section', section }
    }

    case 'suggestionsDecided':
      return { to: 'people', people: event.payload.of.map(({ person }) => selfOf(after, person)) }

    case 'titleShown': {
      const document = after.places.get(event.payload.section) ?? ''
      const people = membersOf(after).map(({ person }) => person)
      return { to: 'people', people: people.filter((person) => maySee(after, person, document)) }
    }

    case 'wordsHanded':
    case 'wordsSettled': {
      const handed = after.handed.get(event.payload.handed)
      return { to: 'people', people: handed === undefined ? [] : [handed.from, handed.to] }
    }

    case 'rightGiven':
    case 'rightTakenBack': {
      const document = documentWith(after, event.payload.on)
      return { to: 'people', people: whoIsTold(document, before ?? after, after) }
    }
  }
}

/** Of an item those hear who may read its notes; of what somebody needs only they and those who prepare the meeting. */
function whoMeet(event: MeetingEvent, after: Space): Audience {
  const { meeting } = event.payload
  switch (event.kind) {
    case 'packSent':
      return { to: 'meeting', meeting, item: null, preparers: true, people: [] }
    case 'checksMade':
      return { to: 'meeting', meeting, item: null, preparers: true, people: [event.payload.person] }
    case 'checkTicked': {
      const check = after.meetings.get(meeting)?.checks.get(event.payload.check)
      return { to: 'meeting', meeting, item: null, preparers: true, people: listed(check?.person) }
    }
    case 'ballotCast':
      return { to: 'meeting', meeting, item: null, preparers: false, people: [event.payload.ballot.person] }
    case 'interestDeclared':
    case 'interestWithdrawn':
    case 'interestDecided':
    case 'interestReplied': {
      // Whoever has to leave the item with this very event hears of it too.
      const { item, interest } = event.payload
      const whose = after.meetings.get(meeting)?.interests.get(interest)?.person
      return { to: 'meeting', meeting, item, preparers: false, people: listed(whose) }
    }
    default:
      return 'item' in event.payload && event.payload.item !== null
        ? { to: 'section', section: event.payload.item }
        : { to: 'document', document: meeting }
  }
}

/** Of a criterion those hear who may read its note; of everything else who may see the evaluation. */
function whoEvaluates({ payload }: EvaluationEvent): Audience {
  return 'criterion' in payload && payload.criterion !== null
    ? { to: 'section', section: payload.criterion }
    : { to: 'document', document: payload.evaluation }
}

/** That somebody voted by another's hand, or too late, is theirs and of those who lend a hand; all else is for who may see the round. */
function whoAllocates({ kind, payload }: AllocationEvent): Audience {
  const { allocation } = payload
  switch (kind) {
    case 'votedFor':
    case 'assistedVoteEnded':
    case 'allocationVoteLate':
      return { to: 'hands', allocation, people: [payload.person] }
    default:
      return { to: 'document', document: allocation }
  }
}

function listed(...people: readonly (string | null | undefined)[]): string[] {
  return people.filter((person) => person != null)
}

/** Of a member all hear; of a guest those who may see what they are a guest in, and nobody else. */
function whoKnow(space: Space, person: string): Audience {
  const member = space.members.get(person)
  if (member === undefined || member.guest === null) return { to: 'space' }
  return { to: 'documents', documents: [...guestIn(space, member)] }
}

/** Of a changed right those are told whom it concerns: whose own right moved, and those who own the document. */
function whoIsTold(document: string, before: Space, after: Space): string[] {
  const rights = (space: Space, person: string) => permissionsIn(space, person, document).join()
  return membersOf(after)
    .map(({ person }) => person)
    .filter(
      (person) =>
        permissionOnDocument(after, person, document) === 'own' ||
        rights(before, person) !== rights(after, person),
    )
}
