import { kind, section } from '../kind.ts'

/** The narrative of a service evaluation by a panel. */
export const evaluation = kind({
  id: 'evaluation',
  personal: false,
  isCalled: false,
  header: { status: 'draft', rung: 'doneTogether', confidentiality: 'space', reviewDue: null },
  sections: [
    section('service'),
    section('panel'),
    section('criteria'),
    section('evidence'),
    section('profile', { needsVoice: 'livedExperience' }),
    section('gaps', { views: ['people', 'services'] }),
    section('keepChangeStop', { agreed: true }),
    section('providerReply'),
    section('followUp'),
  ],
})
