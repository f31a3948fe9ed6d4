import { m } from '#lib/paraglide/messages.js'
import type { DecideNews } from './news.ts'
import { resultWords } from './vote-words.ts'

/** What a person is told of votes, decisions and actions, as a sentence. */
export function decideNewsWords(news: DecideNews): string {
  switch (news.is) {
    case 'voteOpened':
      return m.vote_newsOpened({ question: news.vote.question })
    case 'voteClosed':
      return m.vote_newsClosed({ question: news.vote.question, result: resultWords(news.vote) })
    case 'voteCalledOff':
      return m.vote_newsCalledOff({ reason: news.reason })
    case 'voteLate':
      return m.vote_newsLate()
    case 'decisionRecorded':
      return m.decision_news({ words: news.words })
    case 'decisionChanged':
      return m.decision_newsChanged({ words: news.words })
    case 'actionOwned':
      return m.action_newsOwner({ words: news.words })
    case 'actionHelped':
      return m.action_newsHelper({ words: news.words })
  }
}
