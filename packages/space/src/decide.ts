import { notFound, refuse, type EventEnvelope } from '@alongside/protocol'
import type { Ask } from './ask.ts'
import { audienceOf } from './audience.ts'
import { tellActionDue } from './decide/action.ts'
import { allocate } from './decide/allocation.ts'
import {
  comment,
  confirmWords,
  describeFile,
  react,
  reopen,
  reply,
  resolve,
  reword,
  takeBack,
} from './decide/comment.ts'
import type { Context } from './decide/context.ts'
import { tellErased } from './decide/erased.ts'
import { evaluate, takeProviderReply } from './decide/evaluation.ts'
import {
  bringDocumentBack,
  changeHeader,
  createDocument,
  nameVersion,
  putDocumentAway,
  renameDocument,
} from './decide/document.ts'
import { addFile, bringFile, dropUnused, removeFile } from './decide/file.ts'
import { tellLastDay } from './decide/last-day.ts'
import { handWords, handWordsFromOutside, settleWords } from './decide/handed.ts'
import {
  acceptInvitation,
  endInvitation,
  inviteByLink,
  inviteByMail,
  sendAgain,
  tellNotSent,
  tellSent,
  withdrawInvitation,
} from './decide/invitation.ts'
import {
  asGuest,
  changeLink,
  confirmGuest,
  endLink,
  joinByLink,
  linkOver,
  makeLink,
  pauseLink,
  removeGuest,
  uniteGuest,
  withdrawLink,
} from './decide/link.ts'
import { beginForgetting, settleNamePlace, settleSaidName, tellForgotten } from './decide/forgetting.ts'
import { addItem, keepItem } from './decide/item.ts'
import { callMeeting } from './decide/call-meeting.ts'
import { meet } from './decide/meeting.ts'
import { addPerson, changeSeat, leave, limitMember, showMe, speakAs } from './decide/member.ts'
import { openAllocation } from './decide/open-allocation.ts'
import { openEvaluation } from './decide/open-evaluation.ts'
import { endOffice, giveOffice, handOn } from './decide/office.ts'
import { endRegistered, recordExpertise, registerInterest, takeExpertiseBack } from './decide/register.ts'
import { tellReview } from './decide/review.ts'
import { giveRight, takeRightBack } from './decide/right.ts'
import {
  addSection,
  bringSectionBack,
  closeSection,
  moveSection,
  openSection,
  putSectionAway,
  renameSection,
  reopenSection,
  showTitle,
} from './decide/section.ts'
import { openReview } from './decide/open-review.ts'
import { addService, changeService } from './decide/service.ts'
import { endAmending } from './decide/minutes.ts'
import { tellDecided } from './decide/suggestion.ts'
import {
  confirmVoice,
  confirmVoiceByCode,
  disownVoice,
  sayByCode,
  sendVoiceCode,
  keepConfirmed,
  tellTyped,
} from './decide/voiced.ts'
import { changeTimeZone, openSpace, renameSpace } from './decide/space.ts'
import type { Answer, Decision, Happening } from './decision.ts'
import type { DueAsk } from './due-ask.ts'
import type { SpaceEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { asOf } from './link.ts'
import { memberOf, type Member, type Space } from './space.ts'

/** Decides what is asked against the space as it stands (null: not opened yet): events to write, or a refusal. */
export function decide(kept: Space | null, ask: Ask, context: Context): Decision {
  const space = kept === null ? null : asOf(kept, context.today)
  const answer = answerTo(space, ask, context)
  if ('refusal' in answer) return answer
  return {
    ...stamp(kept, answer.events, context, whoActs(answer, context)),
    made: answer.made ?? null,
    effects: answer.effects ?? [],
  }
}

interface Acting {
  readonly actor: string | null
  readonly hand: string | null
}

function whoActs({ voice, byItself }: Happening, { actor, hand }: Context): Acting {
  return byItself === true ? { actor: null, hand: null } : { actor: voice ?? actor, hand }
}

function answerTo(space: Space | null, ask: Ask, context: Context): Answer {
  if (ask.do === 'openSpace') {
    return space === null ? openSpace(ask, context) : refuse('alreadyDone', 'This space is open already.')
  }
  if (space === null) return notFound()
  if (ask.do === 'acceptInvitation') return acceptInvitation(space, ask, context)
  // Whoever sent it may have left while the mail server was tried; those who stay hear of it all the same.
  if (ask.do === 'tellNotSent') return tellNotSent(space, ask)
  if (ask.do === 'joinByLink') return joinByLink(space, ask, context)
  if (ask.do === 'uniteGuest') return uniteGuest(space, ask, context)
  if (ask.do === 'tellSent') return tellSent(space, ask)
  if (ask.do === 'endInvitation') return endInvitation(space, ask, context)
  if (ask.do === 'endLink') return endLink(space, ask)
  if (ask.do === 'endAmending') return endAmending(space, ask, context)
  if (ask.do === 'tellReview') return tellReview(space, ask, context)
  if (ask.do === 'tellActionDue') return tellActionDue(space, ask, context)
  if (ask.do === 'tellLastDay') return tellLastDay(space, ask, context)
  if (ask.do === 'takeProviderReply') return takeProviderReply(space, ask, context)
  if (ask.do === 'dropUnused') return dropUnused(space, ask)
  if (ask.do === 'openSection') return openSection(space, ask)
  // Whoever decided may have left since: it is told all the same.
  if (ask.do === 'tellDecided') return tellDecided(space, ask, context)
  // So with whoever typed for somebody.
  if (ask.do === 'tellTyped') return tellTyped(space, ask)
  // Whoever had words erased may own none of the parts in which they stood.
  if (ask.do === 'tellErased') return tellErased(space, ask)
  if (ask.do === 'keepConfirmed') return keepConfirmed(space, ask, context)
  // Whoever has left may ask to be forgotten.
  if (ask.do === 'beginForgetting') return beginForgetting(space, ask, context)
  if (ask.do === 'tellForgotten') return tellForgotten(space, ask)
  const me = memberOf(space, context.actor)
  if (me === null) return answerOutside(space, ask, context)
  const answer = () => answerToMember(space, me, ask, context)
  return me.guest === null ? answer() : asGuest(space, me, ask, context, answer)
}

/** Of those who are not in the space guests may still hand on what they could not save. */
function answerOutside(space: Space, ask: MembersAsk, { actor }: Context): Answer {
  const was = space.members.get(actor)
  if (was === undefined || was.guest === null) return notFound()
  return ask.do === 'handWords' ? handWordsFromOutside(space, was, ask) : linkOver()
}

/** What those ask who are in the space, and not what lets somebody in or is told by the shell. */
type MembersAsk = Exclude<
  Ask,
  | DueAsk
  | {
      do:
        | 'openSpace'
        | 'acceptInvitation'
        | 'tellNotSent'
        | 'joinByLink'
        | 'uniteGuest'
        | 'takeProviderReply'
        | 'dropUnused'
        | 'openSection'
        | 'tellDecided'
        | 'tellTyped'
        | 'keepConfirmed'
        | 'tellErased'
        | 'beginForgetting'
        | 'tellForgotten'
    }
>

function answerToMember(space: Space, me: Member, ask: MembersAsk, context: Context): Answer {
  switch (ask.do) {
    case 'renameSpace':
      return renameSpace(space, ask, context)
    case 'changeTimeZone':
      return changeTimeZone(space, ask, context)

    case 'inviteByMail':
      return inviteByMail(space, ask, context)
    case 'inviteByLink':
      return inviteByLink(space, ask, context)
    case 'sendAgain':
      return sendAgain(space, ask, context)
    case 'withdrawInvitation':
      return withdrawInvitation(space, ask, context)

    case 'addPerson':
      return addPerson(space, ask, context)
    case 'changeSeat':
      return changeSeat(space, ask, context)
    case 'limitMember':
      return limitMember(space, ask, context)
    case 'speakAs':
      return speakAs(me, ask)
    case 'showMe':
      return showMe(me, ask)
    case 'tellRenamed':
      return { events: [{ kind: 'personRenamed', payload: { person: me.person } }] }
    case 'leave':
      return leave(space, me)

    case 'settleNamePlace':
      return settleNamePlace(space, me, ask)
    case 'settleSaidName':
      return settleSaidName(space, me, ask)

    case 'giveOffice':
      return giveOffice(space, ask, context)
    case 'endOffice':
      return endOffice(space, ask, context)
    case 'handOn':
      return handOn(space, me, ask)

    case 'createDocument':
      return createDocument(space, me, ask, context)
    case 'renameDocument':
      return renameDocument(space, me, ask)
    case 'changeHeader':
      return changeHeader(space, me, ask, context)
    case 'nameVersion':
      return nameVersion(space, me, ask, context)
    case 'putDocumentAway':
      return putDocumentAway(space, me, ask)
    case 'bringDocumentBack':
      return bringDocumentBack(space, me, ask, context)

    case 'callMeeting':
      return callMeeting(space, me, ask, context)
    case 'addItem':
      return addItem(space, me, ask, context)
    case 'keepItem':
      return keepItem(space, me, ask)
    case 'meet':
      return meet(space, me, ask, context)

    case 'addService':
      return addService(space, me, ask)
    case 'changeService':
      return changeService(space, me, ask)
    case 'openEvaluation':
      return openEvaluation(space, me, ask, context)
    case 'openReview':
      return openReview(space, me, ask, context)
    case 'evaluate':
      return evaluate(space, me, ask, context)

    case 'openAllocation':
      return openAllocation(space, me, ask, context)
    case 'allocate':
      return allocate(space, me, ask, context)

    case 'addSection':
      return addSection(space, me, ask, context)
    case 'renameSection':
      return renameSection(space, me, ask)
    case 'moveSection':
      return moveSection(space, me, ask)
    case 'putSectionAway':
      return putSectionAway(space, me, ask)
    case 'bringSectionBack':
      return bringSectionBack(space, me, ask, context)

    case 'closeSection':
      return closeSection(space, me, ask)
    case 'reopenSection':
      return reopenSection(space, me, ask)
    case 'showTitle':
      return showTitle(space, me, ask)

    case 'giveRight':
      return giveRight(space, me, ask)
    case 'takeRightBack':
      return takeRightBack(space, me, ask)

    case 'registerInterest':
      return registerInterest(space, me, ask, context)
    case 'endRegistered':
      return endRegistered(space, me, ask, context)
    case 'recordExpertise':
      return recordExpertise(space, me, ask)
    case 'takeExpertiseBack':
      return takeExpertiseBack(space, me, ask)

    case 'handWords':
      return handWords(space, me, ask)
    case 'settleWords':
      return settleWords(space, me, ask)

    case 'makeLink':
      return makeLink(space, me, ask, context)
    case 'changeLink':
      return changeLink(space, me, ask, context)
    case 'pauseLink':
      return pauseLink(space, me, ask)
    case 'withdrawLink':
      return withdrawLink(space, me, ask)
    case 'confirmGuest':
      return confirmGuest(space, ask, context)
    case 'removeGuest':
      return removeGuest(space, me, ask)

    case 'addFile':
      return addFile(space, me, ask, context)
    case 'bringFile':
      return bringFile(space, me, ask, context)
    case 'removeFile':
      return removeFile(space, me, ask)
    case 'describeFile':
      return describeFile(space, me, ask)

    case 'comment':
      return comment(space, me, ask)
    case 'reply':
      return reply(space, me, ask)
    case 'reword':
      return reword(space, me, ask)
    case 'takeBack':
      return takeBack(space, me, ask)
    case 'confirmWords':
      return confirmWords(space, me, ask)
    case 'confirmVoice':
      return confirmVoice(space, me, ask)
    case 'disownVoice':
      return disownVoice(space, me, ask)
    case 'sendVoiceCode':
      return sendVoiceCode(space, me, ask, context)
    case 'confirmVoiceByCode':
      return confirmVoiceByCode(space, me, ask, context)
    case 'sayByCode':
      return sayByCode(space, me, ask, context)
    case 'react':
      return react(space, me, ask)
    case 'resolve':
      return resolve(space, me, ask)
    case 'reopen':
      return reopen(space, me, ask)
  }
}

/**
 * Gives events their number and envelope, each with the audience that follows from the space just before and after it;
 * answers the space after all of them too.
 */
function stamp(
  kept: Space | null,
  events: readonly SpaceEvent[],
  context: Context,
  { actor, hand }: Acting,
): { readonly events: readonly EventEnvelope[]; readonly space: Space } {
  const { space: id, at, today } = context
  const stamped: EventEnvelope[] = []
  let space = kept
  for (const event of events) {
    const before = space === null ? null : asOf(space, today)
    const capacity = before === null || actor === null ? null : (memberOf(before, actor)?.capacity ?? null)
    const seq: number = (space?.head ?? 0) + 1
    const bare: EventEnvelope = {
      ...event,
      seq,
      space: id,
      at,
      actor,
      hand,
      capacity,
      audience: { to: 'space' },
    }
    const after = evolve(space, bare)
    if (after === null) throw new RangeError(`${event.kind} cannot be the first event of a space`)
    stamped.push({ ...bare, audience: audienceOf(event, before, asOf(after, today)) })
    space = after
  }
  if (space === null) throw new RangeError('nothing was asked of a space that is not open')
  return { events: stamped, space }
}
