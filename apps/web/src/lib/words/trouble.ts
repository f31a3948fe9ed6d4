import type { Trouble } from '#lib/api.ts'
import { m } from '#lib/paraglide/messages.js'

const words: Readonly<Record<Trouble['kind'], () => string>> = {
  signedOut: m.trouble_signedOut,
  notFound: m.trouble_notFound,
  notAllowed: m.trouble_notAllowed,
  notYourPen: m.trouble_notYourPen,
  penUnknown: m.trouble_penUnknown,
  penRetired: m.trouble_penRetired,
  tooLarge: m.trouble_tooLarge,
  tooMany: m.trouble_tooMany,
  malformed: m.trouble_malformed,
  missingPart: m.trouble_missingPart,
  schemaTooOld: m.trouble_schemaTooOld,
  epochPassed: m.trouble_epochPassed,
  notSaved: m.trouble_notSaved,
  notSent: m.trouble_notSent,
  lastOrganiser: m.trouble_lastOrganiser,
  alreadyDone: m.trouble_alreadyDone,
  ended: m.trouble_ended,
  wrongCode: m.trouble_wrongCode,
  tooManyTries: m.trouble_tooManyTries,
  invalid: m.trouble_invalid,
  unreachable: m.trouble_unreachable,
}

/** What happened and what to do, in the person's language. */
export const troubleWords = (kind: Trouble['kind']): string => words[kind]()
