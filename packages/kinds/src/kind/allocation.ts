import { kind, section } from '../kind.ts'

/** A round in which people share out money; in its one section they ask, and the files of its cards lie there. */
export const allocation = kind({
  id: 'allocation',
  personal: false,
  isCalled: true,
  header: { status: 'draft', rung: 'doneTogether', confidentiality: 'space', reviewDue: null },
  sections: [section('questions')],
})
