import type { EventEnvelope } from '@alongside/protocol'
import { readEvent, type SpaceEvent } from './event.ts'
import { tellCame } from './evolve/action.ts'
import { allocate } from './evolve/allocation.ts'
import { changePost, changeThread, comment, describeFile, react, reply } from './evolve/comment.ts'
import { addSection, changeDocument, changeSection, createDocument, nameVersion } from './evolve/document.ts'
import { eraseWords } from './evolve/erased.ts'
import { evaluate } from './evolve/evaluation.ts'
import { addFile, removeFile } from './evolve/file.ts'
import { findNames, findSaidNames, forget, settlePlace, settleSaid } from './evolve/forgetting.ts'
import { hand, settle } from './evolve/handed.ts'
import { changeInvitation, send } from './evolve/invitation.ts'
import { changeLink, countAct, joinByLink, makeLink, uniteGuest } from './evolve/link.ts'
import { meet } from './evolve/meeting.ts'
import { changeMember, changeSeat, join } from './evolve/member.ts'
import { notify } from './evolve/notice.ts'
import { endRegistered, recordExpertise, register, takeExpertiseBack } from './evolve/register.ts'
import { giveRight, takeRightBack } from './evolve/right.ts'
import { addService, changeService } from './evolve/service.ts'
import { confirmVoice, disownVoice, missCode, sendCode, tellTyped } from './evolve/voiced.ts'
import { isAllocationEvent } from './allocation-event.ts'
import { isEvaluationEvent } from './evaluation-event.ts'
import { isMeetingEvent } from './meeting-event.ts'
import { decidedKey, lastDayKey, type Space } from './space.ts'

/**
 * The space after an event; null before it was opened. Total: an event of an unknown kind, or about what is
 * not there, moves nothing but the head.
 */
export function evolve(space: Space | null, logged: EventEnvelope): Space | null {
  const event = readEvent(logged)
  if (space === null) return event?.kind === 'spaceOpened' ? open(event.payload, logged) : null
  const evolved =
    event === null ? space : notify(space, counted(apply(space, event, logged), event, logged), event, logged)
  return { ...evolved, head: logged.seq }
}

/** What guests do is counted, but not that they come. */
function counted(space: Space, event: SpaceEvent, { at, hand }: EventEnvelope): Space {
  return hand === null || event.kind === 'guestJoined' ? space : countAct(space, hand, at)
}

function open(
  payload: { name: string; slug: string; timeZone: string },
  { space: id, at, seq }: EventEnvelope,
): Space {
  return {
    ...payload,
    id,
    openedAt: at,
    head: seq,
    members: new Map(),
    invitations: new Map(),
    links: new Map(),
    documents: new Map(),
    meetings: new Map(),
    services: new Map(),
    serviceThen: new Map(),
    evaluations: new Map(),
    allocations: new Map(),
    places: new Map(),
    files: new Map(),
    threads: new Map(),
    erased: new Map(),
    voiced: new Map(),
    notices: new Map(),
    decided: new Map(),
    actionsTold: new Map(),
    lastDaysTold: new Map(),
    registered: new Map(),
    expertise: new Map(),
    namePlaces: new Map(),
    saidPlaces: new Map(),
    forgotten: new Set(),
    handed: new Map(),
  }
}

function apply(space: Space, event: SpaceEvent, logged: EventEnvelope): Space {
  const { at, actor } = logged
  if (isMeetingEvent(event)) return meet(space, event, logged)
  if (isEvaluationEvent(event)) return evaluate(space, event, logged)
  if (isAllocationEvent(event)) return allocate(space, event, logged)
  switch (event.kind) {
    case 'spaceOpened':
    case 'personRenamed':
    case 'invitedForgotten': // what it tells of is erased where it was said
      return space
    case 'spaceRenamed':
      return { ...space, name: event.payload.name }
    case 'timeZoneChanged':
      return { ...space, timeZone: event.payload.timeZone }

    case 'memberJoined':
      return join(space, event, at)
    case 'seatChanged':
      return changeSeat(space, event)
    case 'capacityTaken': {
      const { person, capacity } = event.payload
      return changeMember(space, person, ({ seat }) =>
        seat.capacities.includes(capacity) ? { capacity } : {},
      )
    }
    case 'nameShownChanged': {
      const { person, inSpace, inPublic } = event.payload
      return changeMember(space, person, () => ({ inSpace, inPublic }))
    }
    case 'memberLimited':
      return changeMember(space, event.payload.person, () => ({ atMost: event.payload.atMost }))
    case 'memberLeft':
      return changeMember(space, event.payload.person, () => ({ leftAt: at, offices: [] }))

    case 'namesFound':
      return findNames(space, event)
    case 'namePlaceSettled':
      return settlePlace(space, event)
    case 'saidNamesFound':
      return findSaidNames(space, event)
    case 'saidNameSettled':
      return settleSaid(space, event)
    case 'personForgotten':
      return forget(space, event)

    case 'officeGiven': {
      const { person, office } = event.payload
      return changeMember(space, person, ({ offices }) =>
        offices.includes(office) ? {} : { offices: [...offices, office] },
      )
    }
    case 'officeEnded': {
      const { person, office } = event.payload
      return changeMember(space, person, ({ offices }) => ({
        offices: offices.filter((held) => held !== office),
      }))
    }

    case 'invitationSent':
      return send(space, event, at, actor)
    case 'invitationSentAgain': {
      const { invitation, lastDay } = event.payload
      return changeInvitation(space, invitation, () => ({
        sentAt: at,
        lastDay,
        notSent: false,
        ended: false,
      }))
    }
    case 'invitationNotSent':
      return changeInvitation(space, event.payload.invitation, () => ({ notSent: true }))
    case 'invitationSentAfterAll':
      return changeInvitation(space, event.payload.invitation, () => ({ notSent: false }))
    case 'invitationEnded':
      return changeInvitation(space, event.payload.invitation, () => ({ ended: true }))
    case 'invitationWithdrawn':
      return changeInvitation(space, event.payload.invitation, () => ({ withdrawn: true }))
    case 'invitationAccepted':
      return changeInvitation(space, event.payload.invitation, ({ used }) => ({ used: used + 1 }))

    case 'linkMade':
      return makeLink(space, event, at, actor)
    case 'linkChanged': {
      const { link, ...terms } = event.payload
      return changeLink(space, link, () => ({ ...terms, endTold: false }))
    }
    case 'linkPaused':
      return changeLink(space, event.payload.link, () => ({ paused: true }))
    case 'linkResumed':
      return changeLink(space, event.payload.link, () => ({ paused: false }))
    case 'linkWithdrawn':
      return changeLink(space, event.payload.link, () => ({ withdrawn: true }))
    case 'linkEnded':
      return changeLink(space, event.payload.link, () => ({ endTold: true }))
    case 'guestJoined':
      return joinByLink(space, event, at)
    case 'guestConfirmed':
      return changeMember(space, event.payload.person, ({ guest }) =>
        guest === null ? {} : { guest: { ...guest, isConfirmed: true } },
      )
    case 'guestRemoved':
      return changeMember(space, event.payload.person, ({ guest }) =>
        guest === null ? {} : { leftAt: at, guest: { ...guest, isRemoved: true } },
      )
    case 'guestUnited':
      return uniteGuest(space, event, at)

    case 'serviceAdded':
      return addService(space, event, at)
    case 'serviceChanged':
      return changeService(space, event)

    case 'documentCreated':
      return createDocument(space, event, at)
    case 'documentRenamed':
      return changeDocument(space, event.payload.document, () => ({ title: event.payload.title }))
    case 'headerChanged':
      return changeDocument(space, event.payload.document, () => ({ header: event.payload.header }))
    case 'reviewCame':
      return changeDocument(space, event.payload.document, () => ({ reviewCame: event.payload.day }))
    case 'versionNamed':
      return nameVersion(space, event, at)
    case 'documentPutAway':
      return changeDocument(space, event.payload.document, () => ({ putAway: true }))
    case 'documentBroughtBack':
      return changeDocument(space, event.payload.document, () => ({ putAway: false }))

    case 'sectionAdded':
      return addSection(space, event)
    case 'sectionRenamed':
      return changeSection(space, event.payload.section, () => ({ title: event.payload.title }))
    case 'sectionMoved':
      return changeSection(space, event.payload.section, () => ({ order: event.payload.order }))
    case 'sectionPutAway':
      return changeSection(space, event.payload.section, () => ({ putAway: true }))
    case 'sectionBroughtBack':
      return changeSection(space, event.payload.section, () => ({ putAway: false }))

    case 'sectionClosed': {
      const { section, reason } = event.payload
      return changeSection(space, section, () => ({
        closed: actor === null ? null : { by: actor, at, reason },
      }))
    }
    case 'sectionReopened':
      return changeSection(space, event.payload.section, () => ({ closed: null }))
    case 'sectionOpened':
      return changeSection(space, event.payload.section, () => ({ waitsFor: null }))
    case 'titleShown':
      return changeSection(space, event.payload.section, () => ({ titleShown: event.payload.shown }))

    case 'rightGiven':
      return giveRight(space, event)
    case 'rightTakenBack':
      return takeRightBack(space, event)

    case 'wordsHanded':
      return hand(space, event, logged)
    case 'wordsSettled':
      return settle(space, event)

    case 'suggestionsDecided': {
      const { section, upTo } = event.payload
      return { ...space, decided: new Map(space.decided).set(decidedKey(section, actor), upTo) }
    }

    case 'wordsErased':
      return eraseWords(space, event, logged)

    case 'wordsTyped':
      return tellTyped(space, event)
    case 'voiceConfirmed':
      return confirmVoice(space, event, logged)
    case 'voiceDisowned':
      return disownVoice(space, event)
    case 'voiceCodeSent':
      return sendCode(space, event)
    case 'voiceCodeMissed':
      return missCode(space, event)

    case 'interestRegistered':
      return register(space, event, at)
    case 'registeredEnded':
      return endRegistered(space, event)
    case 'expertiseRecorded':
      return recordExpertise(space, event)
    case 'expertiseTakenBack':
      return takeExpertiseBack(space, event)

    case 'actionCame':
      return tellCame(space, event)
    case 'lastDayOver': {
      const { document, what, day } = event.payload
      if (!space.documents.has(document)) return space
      const lastDaysTold = new Map(space.lastDaysTold).set(lastDayKey(document, what), day)
      return { ...space, lastDaysTold }
    }

    case 'fileAdded':
      return addFile(space, event, at, actor)
    case 'fileRemoved':
      return removeFile(space, event)
    case 'fileDescribed':
      return describeFile(space, event, actor)

    case 'commented':
      return comment(space, event, logged)
    case 'replied':
      return reply(space, event, logged)
    case 'reworded':
      return changePost(space, event.payload, ({ voice, confirmed, version }) => ({
        words: event.payload.words,
        version: version + 1,
        changedAt: at,
        confirmed: confirmed || voice === actor,
      }))
    case 'takenBack':
      return changePost(space, event.payload, () => ({
        words: null,
        files: [],
        changedAt: at,
        reactions: [],
      }))
    case 'wordsConfirmed':
      return changePost(space, event.payload, () => ({ confirmed: true }))
    case 'reacted':
      return react(space, event, logged)
    case 'resolved': {
      const { section, thread, outcome } = event.payload
      return changeThread(space, section, thread, () => ({
        resolved: actor === null ? null : { by: actor, at, outcome },
      }))
    }
    case 'reopened':
      return changeThread(space, event.payload.section, event.payload.thread, () => ({ resolved: null }))
  }
}
