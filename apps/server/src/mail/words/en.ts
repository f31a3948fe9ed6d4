import type { Words } from './words.ts'

export const en: Words = {
  locale: 'en-GB',
  signIn: {
    subject: '{code} is your code for Alongside',
    lines: [
      'Your code to sign in is {code}.',
      'Type it on the page that asked for it, or open the link below. Both work for {minutes} minutes, and once.',
      'If you did not ask for this, you need do nothing: nobody gets in without the code.',
    ],
    button: 'Sign in',
  },
  claim: {
    subject: '{code} is your code to keep what you wrote',
    lines: [
      'Your code is {code}. Type it on the page that asked for it, within {minutes} minutes.',
      'Then what you wrote as a guest is kept with this address, and you sign in with it from now on.',
      'If you did not ask for this, do not give the code to anyone.',
    ],
    button: 'Back to the page',
  },
  invitation: {
    subject: '{inviter} invites you to “{space}”',
    greeting: 'Hello,',
    greetingByName: 'Hello {name},',
    lines: [
      '{inviter} would like you to take part in “{space}”.',
      'There you write together with others, and it can always be seen whose words are whose.',
      'Open the link below to see what it is about. You can say yes or no, until {day}.',
    ],
    saysInviter: '{inviter} writes:',
    someone: 'An organiser',
    button: 'See the invitation',
  },
  capacity: {
    usesServices: 'A person who uses services',
    unpaidCarer: 'An unpaid carer',
    layPartner: 'A lay partner',
    youngPerson: 'A young person',
    frontlineStaff: 'A member of staff',
    clinician: 'A clinician',
    commissioner: 'A commissioner',
    electedMember: 'An elected member',
    facilitator: 'A facilitator',
    observer: 'An observer',
  },
}
