export { roundSeer } from './allocation.ts'
export type { Ask, AskTo, TypedWords } from './ask.ts'
export { isInAudience } from './in-audience.ts'
export { carriedTo, mayTellAction, openActionsOf, type StandingAction } from './carried-actions.ts'
export {
  threadsOf,
  threadWithFile,
  type Post,
  type PostFile,
  type Resolution,
  type Thread,
  type Threads,
} from './comment.ts'
export { concernedBy, isOpenTitle } from './concerned.ts'
export { decide } from './decide.ts'
export { askedByDay } from './decide/by-day.ts'
export type { Context } from './decide/context.ts'
export { mayWriteFor } from './decide/register.ts'
export { whoTakesFrom } from './decide/handed.ts'
export { mayRemove, standsByItself, whyNoFile, whyNotAdd, type FileAllowance } from './decide/file.ts'
export type { Decision, Effect } from './decision.ts'
export { dueAskSchema, type DueAsk } from './due-ask.ts'
export { readEvent, spaceEventSchema, type EventOf, type SpaceEvent, type SpaceEventKind } from './event.ts'
export { evolve } from './evolve.ts'
export { anySpace, finderOf } from './finder.ts'
export {
  invitationsTo,
  isKnownIn,
  maySettleNames,
  namePlacesFor,
  selvesOf,
  withoutInvited,
  type FoundName,
  type NamePlace,
} from './forgetting.ts'
export {
  maySettleSaid,
  saidPlacesFor,
  saysNow,
  type EventSpot,
  type FoundSaid,
  type SaidPlace,
  type SaidSpot,
} from './said-names.ts'
export { withWordsAt, wordsAt, wordsIn } from './words-in.ts'
export type { Grant } from './grant.ts'
export {
  documentOf,
  noticesFor,
  sectionOf,
  sectionsIn,
  takesPartIn,
  titlesFor,
  wordsOf,
  type Heard,
  type WroteIn,
} from './hear.ts'
export { mailDue, type MailPace, type MailWaiting } from './mail-time.ts'
export {
  channelOf,
  linkFor,
  mayEnterNeeds,
  mayKnow,
  mayReadNeeds,
  stillToTell,
  whoTells,
  type Reach,
  type WrittenNeeds,
} from './needs.ts'
export { isEssential, isReminder, type Notice, type Why } from './notice.ts'
export { isLastOrganiser } from './decide/office.ts'
export { looksAfter } from './decide/link.ts'
export { asOf, byLinkOnSection, linkState, openLinksOf, type HourlyLimits, type Link } from './link.ts'
export { subjectOf } from './evaluation.ts'
export { captionGoesOn, captionProblem, hearsCaption, mayReadCaption, mayTakeLane } from './caption.ts'
export { guestIn, mayKnowOf } from './guest.ts'
export { isName, isNameTaken } from './name-taken.ts'
export {
  maySee,
  permissionOn,
  permissionOnDocument,
  rightOnDocument,
  rightOnSection,
  standingsOn,
} from './permission.ts'
export { mayKnowOfInMeeting } from './known-in-meeting.ts'
export { linesOfNeeds, needLines, type NeedLine } from './need-line.ts'
export { followersOf } from './following.ts'
export { preparersOf } from './meeting.ts'
export { mayKnowOfNewcomer, meetingOfNewcomer, noticesOfNewcomer } from './newcomer.ts'
export { isShutOut, mayReadFor, paperToAdd } from './paper.ts'
export { openItemsOf, stillOpen } from './public-copy.ts'
export { shownName } from './shown.ts'
export { dayIn, endOfDay, startOfDay } from './zone.ts'
export { nextReminder, reminderDue, type RemindAfter } from './reminder.ts'
export { addressIn, inAddress, nameInAddress, slugFrom } from './slug.ts'
export { toldOf, toldTo } from './told.ts'
export {
  decidedKey,
  fileOf,
  guestStandingOf,
  filesOf,
  holdsOffice,
  invitationState,
  memberOf,
  membersOf,
  organisersOf,
  placeOf,
  selfOf,
  type Erased,
  type Handed,
  type Invitation,
  type Member,
  type Section,
  type Service,
  type Space,
  type DocumentVersion,
  type SpaceDocument,
  type SpaceFile,
} from './space.ts'
export { codedWords, type CodedWords } from './coded-words.ts'
export { voicesFor, type SpokenFor } from './voice.ts'
export {
  isCodeOpen,
  mostMissed,
  saidIn,
  voicedIn,
  voicedOf,
  type Confirming,
  type VoicedIn,
  type VoicedWords,
} from './voiced.ts'
export { itemsFor, toTell, type Item, type Marks } from './waiting.ts'
export { withoutWords, type Gone } from './without-words.ts'
export { nextAt } from './zoned-time.ts'
