export { typedAnswerSchema, type TypedAnswer } from './api/typed.ts'
export {
  myWordsSchema,
  correctWordsSchema,
  openWordsSchema,
  sayOfWordsSchema,
  saidOfWordsSchema,
  type MyWords,
} from './api/my-words.ts'
export {
  eraseAskSchema,
  erasedAnswerSchema,
  erasedViewSchema,
  erasingAnswerSchema,
  erasingAskSchema,
  erasingLimits,
  type EraseAsk,
  type ErasedAnswer,
  type ErasedView,
  type ErasingAnswer,
} from './api/erasing.ts'
export { letterSpanSchema, type LetterSpan } from './letter-span.ts'
export { actionsAnswerSchema, type ActionsAnswer, type StandingActionView } from './api/actions.ts'
export { registerAnswerSchema, type RegisterAnswer, type RegisteredInterestView } from './api/register.ts'
export { idFrom, idSchema } from './id.ts'
export { importedFromSchema, type ImportedFrom } from './imported-from.ts'
export { lineSchema } from './line.ts'
export { usualZone, zoneSchema } from './zone.ts'
export { rungSchema, type Rung } from './rung.ts'
export { capacities, capacityGroups, capacitySchema, staffCapacities, type Capacity } from './capacity.ts'
export { leadingOffices, offices, officeSchema, preparingOffices, type Office } from './office.ts'
export { allocationAskSchema, checkVerdicts, mostListed, type AllocationAsk } from './allocation/ask.ts'
export { allocationBallotSchema, type AllocationBallot } from './allocation/ballot.ts'
export { allocationCommands } from './allocation/command.ts'
export { proposalCardSchema, type ProposalCard } from './allocation/card.ts'
export { allocationMethodSchema, mostProposals, type AllocationMethod } from './allocation/method.ts'
export { currencySchema, moneySchema, someMoneySchema } from './allocation/money.ts'
export {
  awardRules,
  leastBallotsEver,
  mostBallots,
  roundRulesSchema,
  tieRules,
  voterRules,
  type RoundRules,
  type VoterRule,
} from './allocation/round-rules.ts'
export { namesShown, nameShownSchema, type NameShown } from './name-shown.ts'
export {
  allows,
  mayWriteText,
  permissions,
  permissionSchema,
  strongest,
  type Permission,
} from './permission.ts'
export {
  comeBackLetters,
  guestStandingSchema,
  linkPermissionSchema,
  longestLinkDays,
  type GuestStanding,
  type LinkPermission,
} from './link.ts'
export { joinCodeLength, joinCodeLetters, joinCodeSchema } from './join-code.ts'
export {
  codeLeadsSchema,
  joinByCodeSchema,
  linkCodeSchema,
  makeCodeSchema,
  type LinkCode,
  cameInSchema,
  comeBackSchema,
  contactSchema,
  guestWordsSchema,
  joinByLinkSchema,
  linkOfferSchema,
  linksSchema,
  linkStateSchema,
  readingSchema,
  type Contact,
  type GuestView,
  type GuestWords,
  type LinkOffer,
  type Links,
  type LinkState,
  type LinkView,
  type Reading,
} from './api/link.ts'
export { clientIdOf, nibOf, penOf, penSchema, type Nib } from './pen.ts'
export { clipLimits, clipSchema, type Clip } from './clip.ts'
export {
  changeLimits,
  entryKeyOf,
  entryOfKey,
  fateKeyOf,
  fateLimits,
  fateSchema,
  penOfSuggestion,
  quotedSuggestionSchema,
  rootOfSuggestion,
  suggestedChangeSchema,
  suggestionEntrySchema,
  suggestionIdOf,
  markNameSchema,
  suggestionLimits,
  suggestionOfRoot,
  type Fate,
  type IdRange,
  type QuotedSuggestion,
  type SuggestedChange,
  type SuggestionEntry,
} from './suggestion.ts'
export { writerSchema, type Writer } from './writer.ts'
export { protocolVersion, schemaVersion } from './version.ts'
export {
  answeredProblemSchema,
  problemKinds,
  problemSchema,
  Refusal,
  type Problem,
  type ProblemKind,
} from './problem.ts'
export { notFound, refuse, type RefusedAsk } from './refuse.ts'
export { isSame } from './same.ts'
export { closeCodes, isForGood, type CloseCode } from './close-code.ts'
export { defaultLimits, limitsSchema, type Limits } from './limits.ts'
export { audienceSchema, eventEnvelopeSchema, type Audience, type EventEnvelope } from './event.ts'
export {
  liveMessageSchema,
  liveRequestSchema,
  positionSchema,
  type LiveMessage,
  type LiveRequest,
} from './live.ts'
export { messageTypes } from './message/types.ts'
export { helloSchema, type Hello } from './message/hello.ts'
export { penClaimSchema, type PenClaim } from './message/pen.ts'
export { replayedSchema, type Replayed } from './message/replayed.ts'
export { penAnswerSchema, welcomeSchema, type PenAnswer, type Welcome } from './message/welcome.ts'
export { savedSchema, type Saved } from './message/saved.ts'
export {
  sourceLimits,
  anySourceSchema,
  sourcesSchema,
  type AnySource,
  type DeclaredSource,
  type FileSource,
  type Sources,
} from './message/sources.ts'
export { refusedSchema, type Refused } from './message/refused.ts'
export { rightsSchema, type Rights } from './message/rights.ts'
export { originSchema, originsSchema, type Origins, type OriginView } from './message/origins.ts'
export { writersSchema, type Writers } from './message/writers.ts'
export {
  decodeClientFrame,
  decodeServerFrame,
  encodeFrame,
  type ClientFrame,
  type PlainFrame,
  type ServerFrame,
  type Unreadable,
} from './message/frame.ts'
export {
  anchorLimits,
  anchorSchema,
  attachedLimits,
  attachedSchema,
  commentSaidSchema,
  commentSorts,
  commentSortSchema,
  mention,
  mentionedIn,
  reactions,
  reactionSchema,
  spokenBySchema,
  type Anchor,
  type Attached,
  type CommentSort,
  type Reaction,
  type SpokenBy,
} from './comment.ts'
export {
  defaultHearing,
  hearingSettingsSchema,
  rhythmSchema,
  timeOfDaySchema,
  type HearingSettings,
  type Rhythm,
} from './hearing.ts'
export {
  hearingViewSchema,
  muteSchema,
  needsViewSchema,
  noticeViewSchema,
  readNoticesSchema,
  taskViewSchema,
  taskViewsSchema,
  unsubscribeSchema,
  waitingSchema,
  wayBackSchema,
  type HearingView,
  type NeedsView,
  type NoticeView,
  type TaskView,
  type Waiting,
  type Unsubscribe,
  type WayBackView,
} from './api/hearing.ts'
export {
  channelSchema,
  formats,
  formatSchema,
  needsSchema,
  sharingSchema,
  type Channel,
  type Format,
  type Needs,
  type Sharing,
} from './needs.ts'
export {
  commandSchema,
  granteeSchema,
  headerSchema,
  seatSchema,
  type Command,
  type CommandName,
  type Grantee,
  type Header,
  type Seat,
} from './command.ts'
export {
  forgetOfferSchema,
  forgetSchema,
  namePlacesSchema,
  settleNameSchema,
  type ForgetOffer,
  type NamePlaces,
  type SettleName,
} from './api/forgetting.ts'
export {
  changeMeSchema,
  meSchema,
  sessionSchema,
  spaceSummarySchema,
  type Me,
  type Session,
  type SpaceSummary,
} from './api/me.ts'
export { asHeader } from './api/as-header.ts'
export { askToSignInSchema, signedInSchema, signInByCodeSchema, signInByTicketSchema } from './api/sign-in.ts'
export {
  acceptedSchema,
  acceptInvitationSchema,
  commandAnswerSchema,
  createSpaceSchema,
  documentSummarySchema,
  invitationOfferSchema,
  invitationViewSchema,
  memberViewSchema,
  spaceViewSchema,
  type CommandAnswer,
  type DocumentSummary,
  type InvitationOffer,
  type InvitationView,
  type MemberView,
  type SpaceView,
} from './api/space.ts'
export {
  addFileQuerySchema,
  bringFileSchema,
  documentFilesSchema,
  fileNameHeader,
  fileUseSchema,
  fileViewSchema,
  sendLimitsSchema,
  type DocumentFiles,
  type FileUse,
  type FileView,
  type SendLimits,
} from './api/file.ts'
export { handedWordsSchema, handOutcomes, handOutcomeSchema, type HandOutcome } from './handed.ts'
export {
  editorsSchema,
  handedSchema,
  handedViewSchema,
  type HandedView,
  type HandedWords,
} from './api/handed.ts'
export { fileTypes, isFileType, type FileType } from './file-type.ts'
export {
  commentsSchema,
  postViewSchema,
  threadViewSchema,
  type AttachedView,
  type Comments,
  type PostView,
  type ThreadView,
} from './api/comment.ts'
export {
  sectionSuggestionsSchema,
  suggestionViewSchema,
  type SectionSuggestions,
  type SuggestionView,
} from './api/suggestion.ts'
export {
  blockViewSchema,
  createdDocumentSchema,
  createDocumentSchema,
  documentViewSchema,
  grantViewSchema,
  runViewSchema,
  sectionTextSchema,
  sectionViewSchema,
  standingViewSchema,
  type BlockView,
  type DocumentView,
  type GrantView,
  type RunView,
  type SectionText,
  type SectionView,
  type StandingView,
} from './api/document.ts'
export {
  documentHistorySchema,
  sectionHistorySchema,
  sectionMomentSchema,
  type DocumentHistory,
  type LetterCounts,
  type MomentBlock,
  type SectionHistory,
  type SectionMoment,
  type SittingView,
} from './api/history.ts'
export {
  answerJobSchema,
  jobAboutSchema,
  jobsViewSchema,
  jobViewSchema,
  type JobAbout,
  type JobAnswer,
  type JobView,
} from './api/job.ts'
export {
  contributionRecordSchema,
  contributionSchema,
  documentSharesSchema,
  recordKeySchema,
  signedRecordSchema,
  type Contribution,
  type ContributionRecord,
  type DocumentShares,
  type SignedRecord,
} from './api/record.ts'
export { daySchema } from './day.ts'
export {
  cardColours,
  cardColourSchema,
  cardHashSchema,
  cardTokenSchema,
  maxCardsHeld,
  type CardColour,
} from './meeting/card.ts'
export { actionStatuses, agreedActionSchema, type ActionStatus, type AgreedAction } from './meeting/action.ts'
export {
  captionWordsSchema,
  maxCaptionChars,
  type CaptionLane,
  type CaptionLine,
  type CaptionRefusal,
} from './meeting/caption.ts'
export { meetingAskSchema, seatsSchema, type MeetingAsk } from './meeting/ask.ts'
export {
  interestEffects,
  interestEffectSchema,
  interestSorts,
  interestSortSchema,
  type InterestEffect,
  type InterestSort,
} from './meeting/interest.ts'
export {
  confidentialSchema,
  itemFactsSchema,
  itemSorts,
  type Confidential,
  type ItemFacts,
} from './meeting/item.ts'
export { longestMeetingMs, meetingNoticeSchema, type MeetingNotice } from './meeting/notice.ts'
export { meetingOfficeSchema, type MeetingOffice } from './meeting/office.ts'
export { quorumRuleSchema, quorumWhoSchema, type QuorumRule, type QuorumWho } from './meeting/quorum.ts'
export {
  attendingSchema,
  attendsAsSchema,
  waysOfComing,
  type Attending,
  type AttendsAs,
} from './meeting/roll.ts'
export {
  abstain,
  ballotAnswerSchema,
  consentAnswers,
  thresholds,
  voteMethodSchema,
  type BallotAnswer,
  type ConsentAnswer,
  type Threshold,
  type VoteMethod,
} from './meeting/vote.ts'
export { evaluationAskSchema, type EvaluationAsk } from './evaluation/ask.ts'
export { choiceSorts, mostChoices, type ChoiceSort } from './evaluation/choice.ts'
export { evaluationCommands } from './evaluation/command.ts'
export { criterionFactsSchema, mostCriteria, type CriterionFacts } from './evaluation/criterion.ts'
export {
  mostOnPanel,
  panelRulesSchema,
  panelSeatSchema,
  type PanelRules,
  type PanelSeat,
} from './evaluation/panel.ts'
export { periodSchema, type Period } from './evaluation/period.ts'
export { replyWordsSchema } from './evaluation/reply.ts'
export {
  evidenceLimits,
  evidenceSchema,
  isWebAddress,
  webAddressSchema,
  type Evidence,
} from './evaluation/evidence.ts'
export {
  claimSchema,
  mostCommitments,
  reviewSchema,
  scopeSchema,
  type Claim,
  type Review,
} from './evaluation/review.ts'
export {
  isScoreNumber,
  longestReason,
  reasonNames,
  saidReasonSchema,
  scales,
  scoreNumbers,
  scoresOf,
  type Scale,
  scoreReasonSchema,
  scores,
  scoreSchema,
  type Score,
  type ScoreNumber,
} from './evaluation/score.ts'
export { serviceFactsSchema, type ServiceFacts } from './evaluation/service.ts'
export { heardAnswers, heardAnswerSchema, learnedWordsSchema, type HeardAnswer } from './meeting/after.ts'
export { seriesSchema, type Series } from './meeting/series.ts'
