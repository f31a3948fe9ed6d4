import { kind, section } from '../kind.ts'

/** A document without a form. */
export const blank = kind({
  id: 'blank',
  personal: false,
  isCalled: false,
  header: { status: 'draft', rung: 'doneTogether', confidentiality: 'space', reviewDue: null },
  sections: [section('text')],
})
