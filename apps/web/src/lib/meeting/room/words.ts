import type {
  AttendsAs,
  CardColour,
  InterestEffect,
  InterestSort,
  ItemFacts,
  MeetingAsk,
} from '@alongside/protocol'
import type { Trouble } from '#lib/api.ts'
import { m } from '#lib/paraglide/messages.js'
import { troubleWords } from '#lib/words/trouble.ts'
import { decideNewsWords } from './decide/news-words.ts'
import { decideRefusal } from './decide/refusals.ts'
import type { News } from './news.ts'
import type { WhyNext } from './why-next.ts'

type Words<Key extends string> = Readonly<Record<Key, () => string>>
type Way = 'present' | 'remote' | 'phone'

const colours: Words<CardColour> = {
  red: m.room_red,
  yellow: m.room_yellow,
  green: m.room_green,
  break: m.room_break,
}

const colourMeanings: Words<CardColour> = {
  red: m.room_redMeans,
  yellow: m.room_yellowMeans,
  green: m.room_greenMeans,
  break: m.room_breakMeans,
}

const ways: Words<Way> = {
  present: m.room_wayPresent,
  remote: m.room_wayRemote,
  phone: m.room_wayPhone,
}

const sorts: Words<InterestSort> = {
  financial: m.room_sortFinancial,
  professional: m.room_sortProfessional,
  personal: m.room_sortPersonal,
  indirect: m.room_sortIndirect,
}

const itemSorts: Words<ItemFacts['sort']> = {
  information: m.room_sortInformation,
  discussion: m.room_sortDiscussion,
  decision: m.room_sortDecision,
  allocation: m.room_sortAllocation,
}

const effects: Words<InterestEffect> = {
  stayAndSpeak: m.room_effectStay,
  speakNoVote: m.room_effectNoVote,
  leave: m.room_effectLeave,
}

const reasons: Words<WhyNext> = {
  notSpoken: m.room_whyNotSpoken,
  leastTime: m.room_whyLeastTime,
  first: m.room_whyFirst,
}

/** What is written on a card. */
export const cardName = (colour: CardColour): string => colours[colour]()
/** What a card says, as a sentence. */
export const cardMeans = (colour: CardColour): string => colourMeanings[colour]()
export const wayName = (way: Way): string => ways[way]()
export const sortName = (sort: InterestSort): string => sorts[sort]()
/** What an item of the agenda is for. */
export const itemSortName = (sort: ItemFacts['sort']): string => itemSorts[sort]()
export const effectName = (effect: InterestEffect): string => effects[effect]()
export const whyNextWords = (why: WhyNext): string => reasons[why]()

/** As what somebody is here, beside their capacity; null where they are here for themselves. */
export function attendsName(attends: AttendsAs, nameOf: (person: string) => string): string | null {
  switch (attends.as) {
    case 'self':
      return null
    case 'observer':
      return m.room_observes()
    case 'substitute': {
      const name = nameOf(attends.of)
      return attends.votes ? m.room_standsInVotes({ name }) : m.room_standsIn({ name })
    }
  }
}

/** What it means of somebody from afar that their connection is lost. */
export const absenceWords = (absence: 'gone' | 'lost'): string =>
  absence === 'gone' ? m.room_isGone() : m.room_isLost()

/** A place in a list as people say it: "You are third". */
export function placeWords(place: number): string {
  const words = [
    m.room_placeFirst,
    m.room_placeSecond,
    m.room_placeThird,
    m.room_placeFourth,
    m.room_placeFifth,
  ]
  return words[place - 1]?.() ?? m.room_placeNth({ place })
}

const minuteMs = 60_000

/** How long an item has been on of what it was meant to take, as advice. */
export function timeWords(usedMs: number, minutes: number): string {
  const used = Math.floor(usedMs / minuteMs)
  if (used < minutes) return m.room_timeUsed({ used, minutes })
  return used === minutes ? m.room_timeUp({ minutes }) : m.room_timeOver({ over: used - minutes, minutes })
}

/** For how long somebody has spoken. */
export function sinceWords(ms: number): string {
  const minutes = Math.floor(ms / minuteMs)
  return minutes < 1 ? m.room_sinceNow() : m.room_sinceMinutes({ count: minutes })
}

/** What a person is told of what happened. */
export function newsWords(
  news: News,
  words: { readonly nameOf: (person: string) => string; readonly titleOf: (item: string) => string | null },
): string {
  switch (news.is) {
    case 'opened':
      return m.room_newsOpened()
    case 'ended':
      return m.room_newsEnded()
    case 'yourTurn':
      return m.room_newsYourTurn()
    case 'youAreNext':
      return m.room_newsNext()
    case 'itemClosed':
      return m.room_newsItemClosed()
    case 'goesOn':
      return m.room_newsGoesOn()
    case 'backIn':
      return m.room_newsBackIn()
    case 'itemOn': {
      const title = words.titleOf(news.item)
      return title === null ? m.room_newsHiddenItem() : m.room_newsItemOn({ title })
    }
    case 'out':
      return m.room_newsOut()
    case 'captionsKept':
      return news.keep ? m.captions_newsKept() : m.captions_newsNotKept()
    case 'captionsDropped':
      return m.captions_newsDropped()
    case 'speaks':
      return m.room_newsSpeaks({ name: words.nameOf(news.person) })
    case 'card': {
      const card = cardName(news.colour)
      return news.person === null
        ? m.room_newsCardUnnamed({ card })
        : m.room_newsCard({ card, name: words.nameOf(news.person) })
    }
    case 'calledOff':
      return m.room_newsCalledOff({ reason: news.reason })
    case 'lowered':
      return m.room_newsLowered({ reason: news.reason })
    case 'decided': {
      const title = words.titleOf(news.item) ?? m.room_thisItem()
      return m.room_newsDecided({ title, effect: effectName(news.effect), reason: news.reason })
    }
    default:
      return decideNewsWords(news)
  }
}

/** Why what was pressed was not done, in words that say what to do. */
export function refusalWords(ask: MeetingAsk, trouble: Trouble): string {
  return decideRefusal(ask, trouble) ?? roomRefusal(ask, trouble)
}

function roomRefusal(ask: MeetingAsk, { kind, field }: Trouble): string {
  if (kind === 'ended') return m.room_refusedEnded()
  if (field === 'card') return m.room_refusedRedCard()
  if (ask.do === 'callSpeaker' && field === 'reason') return m.room_refusedReason()
  if (ask.do === 'callSpeaker' && kind === 'notFound') return m.room_refusedNotHere()
  if (kind === 'alreadyDone' && field === 'attends') return m.room_refusedSubstitute()
  if (kind === 'alreadyDone' && (ask.do === 'openItem' || ask.do === 'callSpeaker')) {
    return m.room_refusedWentOn()
  }
  if (kind === 'unreachable' && ask.do === 'enrolByName') return m.room_refusedByName()
  if (kind !== 'notAllowed') return troubleWords(kind)
  switch (ask.do) {
    case 'raiseCard':
      return m.room_refusedComeIn()
    case 'askToSpeak':
      return m.room_refusedSpeak()
    case 'withdrawInterest':
      return m.room_refusedWithdraw()
    case 'comeIn':
    case 'enrol':
    case 'enrolByName':
      return m.room_refusedNotOpen()
    case 'open':
    case 'end':
    case 'openItem':
    case 'closeItem':
    case 'callSpeaker':
    case 'decideInterest':
    case 'lowerCardOf':
      return m.room_refusedLeads()
    default:
      return troubleWords(kind)
  }
}
