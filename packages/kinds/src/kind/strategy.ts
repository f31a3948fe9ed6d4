import { kind, section } from '../kind.ts'

/** A partnership board's strategy, with its easy-read twin first and dissent kept at the end. */
export const strategy = kind({
  id: 'strategy',
  personal: false,
  isCalled: false,
  header: { status: 'draft', rung: 'designedTogether', confidentiality: 'space', reviewDue: null },
  sections: [
    section('onePage'),
    section('whoWroteThis'),
    section('whatPeopleToldUs', { needsVoice: 'lay' }),
    section('whatWeHave'),
    section('whatIsWanted', { views: ['services', 'people'], agreed: true }),
    section('priorities'),
    section('moneyAndDecisions'),
    section('howWeWork'),
    section('equalityAndRisk'),
    section('actionsByYear'),
    section('howWeReview'),
    section('youSaidWeDid'),
    section('signOff', { needsVoice: 'lay', agreed: true }),
  ],
})
