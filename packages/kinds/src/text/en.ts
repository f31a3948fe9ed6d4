import type { Catalogue } from './catalogue.ts'

/** English. Sentences of 15 words at most, one idea each. */
export const en: Catalogue = {
  carePlan: {
    title: 'Personal care and support plan',
    purpose: 'My plan for the life I want, and the support that helps me live it.',
    sections: {
      howToTalk: {
        title: 'How to talk with me',
        prompt:
          'What name do you like to be called? How should people talk and write to you? What should they do, and what should they never do? How can they see that you are tired?',
      },
      myLife: {
        title: 'My life',
        prompt: 'What is a good day for you? Who matters to you? Which places and habits make it your life?',
      },
      whatIBring: {
        title: 'What I bring',
        prompt:
          'What are you good at? What do you do for yourself, and for others? What could you teach someone? Who and what around you gives you strength?',
      },
      whatIWant: {
        title: 'What I want',
        prompt:
          'What do you want in your life, in your own words? Why does it matter to you? How will you know that it has happened? When would you like it?',
      },
      whatGetsInTheWay: {
        title: 'What gets in the way',
        prompt:
          'What makes life harder than it needs to be? Some of it may lie in you. Much of it may lie around you: places, rules, other people. Say how you know.',
      },
      exchange: {
        title: 'What we each see',
        prompt:
          'Choose one thing at a time. The person, the carer and staff each write how they see it. Then write what you agree. If someone does not agree, keep their reason here.',
      },
      whatWeWillDo: {
        title: 'What we will do',
        prompt:
          'What will happen? Who does it, when and where? Who pays for it? Which of your wishes does it serve?',
      },
      myBudget: {
        title: 'My budget',
        prompt:
          'How much money is there, and where does it come from? Who looks after it? For each cost, say which wish it pays for. Keep something back for surprises.',
      },
      risksIChoose: {
        title: 'Risks I choose',
        prompt:
          'Which risks do you want to take, and why are they worth it? What worries whom? What would make it safer? Write who agrees and who does not.',
      },
      ifThingsChange: {
        title: 'If things change',
        prompt:
          'What are the first signs that things are getting worse? What helps then, and what does not? Who should be called? What is the second plan?',
      },
      myCarer: {
        title: 'My carer',
        prompt:
          'This part is for the carer to write. How are you doing? What are you willing and able to do? When do you get a break? You have a right to your own plan.',
      },
      sharing: {
        title: 'Who may read this',
        prompt:
          'Go through the parts of the plan. Who may read each one, and why? Until when? You can change your mind.',
      },
      agreement: {
        title: 'What we agreed',
        prompt:
          'Who said this, and who typed it? When was it read back to you? Write what you agreed on. Write what you did not agree on too.',
      },
      review: {
        title: 'Looking again',
        prompt:
          'When will you look at this plan again? What should make you look sooner? Last time: what did you say, and what was done?',
      },
    },
  },

  strategy: {
    title: 'Strategy',
    purpose: 'What we want to change together, why, and how we will get there.',
    sections: {
      onePage: {
        title: 'In one page',
        prompt:
          'Say the whole strategy on one page that everyone can read. Use short sentences and everyday words. Explain a hard word in the next sentence.',
      },
      whoWroteThis: {
        title: 'Who wrote this',
        prompt:
          'Who has taken part, and in what capacity? When did people with their own experience join? Who is missing, and what are you doing about it?',
      },
      whatPeopleToldUs: {
        title: 'What people told us',
        prompt:
          'What have people said, in their own words? How did you ask? Write down what was hard to hear as well.',
      },
      whatWeHave: {
        title: 'What we already have',
        prompt:
          'Start with people, groups and places that already help. Then the services. What works well and should stay?',
      },
      whatIsWanted: {
        title: 'What services wanted, what people want',
        prompt:
          'Set side by side what services had planned and what people want. Then write what you agree. Leave the difference standing where there is one.',
      },
      priorities: {
        title: 'Our priorities',
        prompt:
          'What comes first, and why? Begin each with "I can" or "I have". Name two who lead it: one lay partner and one of the staff. How will people measure it? What does it cost, and by when is it done?',
      },
      moneyAndDecisions: {
        title: 'How money and decisions move',
        prompt:
          'How much money is there? Who decides on it, and where? Which decisions are shared, and which are not? Be honest about both.',
      },
      howWeWork: {
        title: 'How we work and tell people',
        prompt:
          'How do you meet, and what makes it possible for everyone to take part? How will people hear what happens? In which languages and formats?',
      },
      equalityAndRisk: {
        title: 'Fairness and risk',
        prompt:
          'Who could be left out by this plan? What will you do about it? Which risks are worth taking, and who could be hurt by them?',
      },
      actionsByYear: {
        title: 'What we do, year by year',
        prompt: 'What happens in the first year? What comes after? Who does it, and who helps?',
      },
      howWeReview: {
        title: 'How we look back',
        prompt:
          'When do you look at how it is going? Who takes part? What happens when something has not been done?',
      },
      youSaidWeDid: {
        title: 'You said, we did',
        prompt: 'What did people ask for? What came of it? Where nothing came of it, say why not.',
      },
      signOff: {
        title: 'Who stands behind this',
        prompt:
          'Who agrees, and in what capacity? Who does not, and with what? Their reasons stay here, in their words.',
      },
    },
  },

  evaluation: {
    title: 'Service evaluation',
    purpose: 'How good the service is for the people who use it, and what should change.',
    sections: {
      service: {
        title: 'The service',
        prompt:
          'Which service is this, and for whom? Who runs it, and who pays for it? Which months are you looking at?',
      },
      panel: {
        title: 'Who is on the panel',
        prompt:
          'Who takes part, and in what capacity? Who was asked and could not come? Does anyone have a tie to the service?',
      },
      criteria: {
        title: 'What we look at',
        prompt:
          'What makes a service good? Agree on it before anyone scores. Is it easy to reach, and does it listen? Are you treated as an equal? Does it do what it said?',
      },
      evidence: {
        title: 'What we know, and from where',
        prompt:
          'What have you seen, heard and read? Stories count, and so do figures. Say where each comes from.',
      },
      profile: {
        title: 'What we found',
        prompt: 'What does the service do well? Where does it fall short? What is it like to use it?',
      },
      gaps: {
        title: 'Where we see it differently',
        prompt:
          'Where did your views lie far apart? Let each side say why, in its own words. There is no need to agree.',
      },
      keepChangeStop: {
        title: 'Keep, change, stop',
        prompt: 'Name three things to keep, three to change and three to stop. Say why for each.',
      },
      providerReply: {
        title: 'The answer of the service',
        prompt:
          'This part is for those who run the service. What will you do, and by when? What will you not do, and why?',
      },
      followUp: {
        title: 'What happened then',
        prompt: 'When do you look again? What has changed since? Who told the people who took part?',
      },
    },
  },

  review: {
    title: 'Co-production review',
    purpose: 'An honest look at how far we really worked together, and three promises.',
    sections: {
      scope: {
        title: 'What we are looking at',
        prompt:
          'Which work, and from when to when? How far did you say it would go: told, asked, involved, designed or done together?',
      },
      level: {
        title: 'How far it went',
        prompt:
          'Did people only follow the service? Did they support each other in it? Or did they change it together? Each says how they see it, with an example.',
      },
      principles: {
        title: 'Equal, different, open, give and take',
        prompt:
          'Was everyone an equal? Were different people there? Could everyone take part in their way? Did all both give and get something? Give an example each time.',
      },
      jigsaw: {
        title: 'Four parts of a whole',
        prompt:
          'Look at four parts. Culture: what you believe and how you speak. Structure: who holds which place. Practice: what you do every day. Review: how you learn from it.',
      },
      whoWasMissing: {
        title: 'Who was missing',
        prompt: 'Who should have been there and was not? Who left, and why? What would have helped?',
      },
      power: {
        title: 'Who held the power',
        prompt: 'Who made which decisions? Who decided on the money? Who chaired? Count it by capacity.',
      },
      youSaidWeDid: {
        title: 'You said, we did',
        prompt: 'What was asked for? What came of it? Where nothing came of it, why not?',
      },
      limits: {
        title: 'What could not be shared',
        prompt: 'What was decided elsewhere, by whom and why? Did everyone know this from the start?',
      },
      commitments: {
        title: 'Three promises',
        prompt:
          'Choose three things to do better. Each has a date and two people who lead it. One is a lay partner, the other one of the staff.',
      },
      nextReview: {
        title: 'Next time',
        prompt: 'When will you look again? What do you want to be able to say by then?',
      },
    },
  },

  coEvaluation: {
    title: 'Co-evaluation',
    purpose: 'How good a service is, scored alone first and talked about together.',
    sections: {},
  },
  allocation: {
    title: 'Sharing out money',
    purpose: 'What money is there, what is proposed, and what we give it to together.',
    sections: {
      questions: {
        title: 'Questions and answers',
        prompt: 'What would people like to know before they vote?',
      },
    },
  },
  coReview: {
    title: 'Co-production review',
    purpose: 'How far we really work together, and what we promise to do better.',
    sections: {
      culture: {
        title: 'Culture',
        prompt:
          'What do you believe about working together, and how do you speak? Is it safe to disagree? Are risks talked about openly?',
      },
      structure: {
        title: 'Structure',
        prompt:
          'Who holds which place? Who chairs, who signs, who sees the money? Is there pay, time and support for everyone?',
      },
      practice: {
        title: 'Practice',
        prompt:
          'What do you do every day? Who is there from the start? Are words plain, and times and places good for all?',
      },
      learning: {
        title: 'Review',
        prompt:
          'How do you learn from what you do? Who looks at it together? What did you change because of it?',
      },
      whoWasMissing: {
        title: 'Who was missing',
        prompt: 'Who should have been there and was not? Who left, and why? What would have helped?',
      },
      limits: {
        title: 'What could not be shared',
        prompt: 'What was decided elsewhere, by whom and why? Did everyone know this from the start?',
      },
    },
  },
  meeting: {
    title: 'Meeting',
    purpose: 'What we meet about, what we say, and what we decide together.',
    sections: {},
  },
  meetingNotes: {
    title: 'Meeting notes',
    purpose: 'What we talked about, what we decided, and who does what.',
    sections: {
      about: {
        title: 'About this meeting',
        prompt: 'When and where do you meet? What is it for? What would make it a good meeting?',
      },
      whoCame: {
        title: 'Who came',
        prompt: 'Who is here, and in what capacity? Who sent word that they cannot come?',
      },
      interests: {
        title: 'Ties we should know about',
        prompt:
          'Does anyone stand to gain from what is decided? Say so, and stay and speak. Using the service is not a tie: it is what you know.',
      },
      whatWeSaid: {
        title: 'What we talked about',
        prompt: 'Write one heading for each item. Note what was said, and who said it.',
      },
      decisions: {
        title: 'What we decided',
        prompt: 'What did you decide, how, and why? Who saw it differently? Keep their reason.',
      },
      actions: {
        title: 'Who does what',
        prompt: 'What is to be done? Who does it, who helps, and by when?',
      },
      nextTime: {
        title: 'Next time',
        prompt: 'When do you meet again? What is left over? Who must hear about today?',
      },
    },
  },

  blank: {
    title: 'Blank document',
    purpose: 'A document for whatever we need.',
    sections: {
      text: {
        title: 'Text',
        prompt: 'Begin anywhere. Others can write here with you.',
      },
    },
  },
}
