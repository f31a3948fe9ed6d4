import { describe, expect, it } from 'vitest'
import type { NotesBlock } from './open-text.ts'
import { publicCopyIn, publicMinutesOf, type CopyFacts } from './public-copy.ts'
import { publicMinutesSchema } from './public-minutes.ts'
import { asha, Hall, id, lena, moses, priya, sam } from './testing/hall.ts'
import { uniteIn } from './unite.ts'

const bus = id('bus')
const hush = id('hush')
const make = (...items: string[]) =>
  ({ do: 'makePublicCopy', title: 'March', items: items.map((item) => ({ item, title: item })) }) as const
const withdraw = { do: 'withdrawPublicCopy', reason: 'A name stood in it.' } as const

function blockOf(part: Partial<NotesBlock>): NotesBlock {
  const look = {
    kind: 'paragraph',
    list: null,
    depth: 0,
    checked: false,
    cont: false,
    number: null,
    box: null,
  }
  return { ...look, text: '', runs: [], ...part }
}

const facts: CopyFacts = {
  space: 'Board',
  timeZone: 'Europe/London',
  title: 'March',
  approvedOn: '2026-04-01',
  publishedOn: '2026-04-02',
  items: [{ item: bus, title: 'The bus', notes: [blockOf({ runs: [{ text: 'Too late.', marks: {} }] })] }],
}

/** A meeting whose minutes are approved. */
function approved(before: (hall: Hall) => void = () => {}): Hall {
  const hall = Hall.open()
  hall.add('hush', true)
  hall.must(lena, { do: 'openItem', item: bus })
  before(hall)
  approve(hall)
  return hall
}

/** Ends the meeting, and has its chair approve the minutes weeks later. */
function approve(hall: Hall): void {
  if (hall.meeting.phase === 'live') hall.must(lena, { do: 'end' })
  hall.pass(30 * 86_400_000)
  hall.must(lena, { do: 'approveMinutes', in: null, reason: 'No meeting follows.', notes: [] })
}

describe('the public copy', () => {
  it('[G150] is made by organisers and the chair of approved minutes, once, and withdrawn with a reason', () => {
    const hall = Hall.open()
    expect(hall.kindOf(lena, make(bus))).toBe('notAllowed')
    hall.must(lena, { do: 'end' })
    expect(hall.kindOf(lena, make(bus))).toBe('notAllowed')
    approve(hall)
    for (const person of [sam, asha]) expect(hall.kindOf(person, make(bus))).toBe('notAllowed')
    expect(hall.kindOf(lena, make())).toBe('invalid')
    expect(hall.kindOf(lena, withdraw)).toBe('notAllowed')
    hall.must(lena, make(bus))
    expect(hall.meeting.phase).toBe('publicCopy')
    expect(hall.must(priya, make(bus))).toEqual([])
    expect(hall.kindOf(priya, make(bus, id('money')))).toBe('alreadyDone')
    const first = publicCopyIn(hall.meeting)
    expect(hall.kindOf(asha, withdraw)).toBe('notAllowed')
    hall.must(priya, withdraw)
    expect(hall.meeting.phase).toBe('approved')
    expect(hall.must(lena, withdraw)).toEqual([])
    expect(publicCopyIn(hall.meeting)).toBeNull()
    hall.must(priya, make(bus))
    expect(publicCopyIn(hall.meeting)?.id).not.toBe(first?.id)
    expect(hall.meeting.copies.get(first?.id ?? '')?.withdrawn?.reason).toBe(withdraw.reason)
  })

  it('[G151] [G14] has no item that is confidential or was so once, also where that came later', () => {
    const hall = approved()
    expect(hall.kindOf(lena, make(bus, hush))).toBe('notFound')
    hall.fold({
      kind: 'confidenceChanged',
      payload: { meeting: hall.meeting.id, item: hush, confidential: false },
    })
    expect(hall.meeting.items.get(hush)?.confidential).toBe(false)
    expect(hall.kindOf(lena, make(hush))).toBe('notFound')
    expect(hall.kindOf(lena, make(id('none')))).toBe('notFound')
    hall.must(lena, make(bus, id('money')))
    const change = (confidential: boolean) => {
      const payload = { meeting: hall.meeting.id, item: bus, confidential }
      hall.fold({ kind: 'confidenceChanged', payload })
    }
    change(true)
    change(false)
    expect(publicMinutesOf(hall.meeting, facts).items).toEqual([])
  })

  it('[G153] names nobody, and tells how many did not go along and not what they said', () => {
    const decision = id('decision')
    const hall = approved((on) => {
      const vote = id('vote')
      const method = { by: 'consent' } as const
      on.must(lena, { do: 'openVote', vote, item: bus, question: 'Two?', method, secret: false })
      on.must(asha, { do: 'castBallot', vote, person: asha, answer: 'cannotAgree', reason: 'hidden reason' })
      on.must(lena, { do: 'closeVote', vote, secretBallots: null })
      on.must(moses, { do: 'castBallot', vote, person: moses, answer: 'happy', reason: '' })
      const said = { item: bus, words: 'Two more buses.', vote, effective: '2026-04-01', review: null }
      on.must(sam, { do: 'recordDecision', decision, ...said })
      on.must(asha, { do: 'dissent', decision, person: asha, words: 'hidden dissent' })
      const [owner, helper] = [asha, moses]
      const agreed = { item: bus, words: 'Ask for them.', owner, helper, due: '2026-05-01' }
      on.must(sam, { do: 'agreeAction', action: id('action'), ...agreed })
      const declared = { person: moses, item: bus, sort: 'personal', nature: 'hidden nature' } as const
      on.must(moses, { do: 'declareInterest', interest: id('interest'), ...declared })
    })
    const copy = publicMinutesOf(hall.meeting, facts)
    expect(publicMinutesSchema.parse(copy)).toEqual(copy)
    expect(copy.items[0]).toMatchObject({
      votes: [
        {
          question: 'Two?',
          result: 'objection',
          counts: [{ count: 0 }, { count: 0 }, { count: 0 }, { answer: 'cannotAgree', count: 1 }],
        },
      ],
      decisions: [{ words: 'Two more buses.', effective: '2026-04-01', isQuorate: true, against: 1 }],
      actions: [{ words: 'Ask for them.', due: '2026-05-01' }],
    })
    const text = JSON.stringify(copy)
    for (const name of [lena, sam, asha, moses, priya, 'hidden', bus, hall.meeting.id, decision]) {
      expect(text).not.toContain(name)
    }
  })

  it('[G153] counts whoever did not go along once, also where they did as a guest and with their account', () => {
    const decision = id('decision')
    const hall = approved((on) => {
      const said = { item: bus, words: 'Two.', vote: null, effective: null, review: null }
      on.must(sam, { do: 'recordDecision', decision, ...said })
      for (const person of [asha, moses]) on.must(person, { do: 'dissent', decision, person, words: 'No.' })
    })
    const against = () => publicMinutesOf(hall.meeting, facts).items[0]?.decisions[0]?.against
    expect(against()).toBe(2)
    hall.meeting = uniteIn(hall.meeting, moses, asha)
    expect(against()).toBe(1)
  })

  it('[G154] tells who was there by capacity, in groups, and what a vote came to in all', () => {
    const hall = approved((on) => {
      const vote = id('vote')
      const options = [
        { id: id('yes'), words: 'Yes' },
        { id: id('no'), words: 'No' },
      ]
      const method = { by: 'majority', options, threshold: 'moreThanHalf' } as const
      on.must(lena, { do: 'openVote', vote, item: bus, question: 'Two?', method, secret: false })
      for (const person of [lena, sam, asha]) {
        on.must(person, { do: 'castBallot', vote, person, answer: id('yes'), reason: '' })
      }
      on.must(priya, { do: 'castBallot', vote, person: priya, answer: 'abstain', reason: '' })
      on.must(lena, { do: 'closeVote', vote, secretBallots: null })
      const off = id('off')
      on.must(lena, { do: 'openVote', vote: off, item: bus, question: 'Off?', method, secret: false })
      on.must(lena, { do: 'callOffVote', vote: off, reason: 'No.' })
    })
    const { present, items } = publicMinutesOf(hall.meeting, facts)
    expect(present.map(({ people }) => people)).toEqual([5])
    expect(items[0]?.votes).toEqual([
      {
        by: 'majority',
        question: 'Two?',
        secret: false,
        counts: [
          { words: 'Yes', count: 3 },
          { words: 'No', count: 0 },
        ],
        abstentions: 1,
        result: 'won',
      },
    ])
  })

  it('[G155] keeps of notes the words and how they look: no writers, no pictures, and not where links lead', () => {
    const link = { href: 'https://inside.example/secret' }
    const notes = [
      blockOf({ kind: 'heading', level: 2, runs: [{ text: 'Buses', marks: { bold: true } }] }),
      blockOf({
        box: { id: 'q7f3', kind: 'quote' },
        runs: [
          { text: 'See ', marks: {} },
          { text: 'this', marks: { link } },
          { text: ' one', marks: {} },
        ],
      }),
      blockOf({ kind: 'image', file: id('file'), alt: 'Asha at the stop' }),
      blockOf({ kind: 'hologram', text: 'later' }),
    ]
    const { meeting } = approved()
    const [item] = publicMinutesOf(meeting, {
      ...facts,
      items: [{ item: bus, title: 'The bus', notes }],
    }).items
    expect(item?.notes.map(({ kind, runs }) => [kind, runs])).toEqual([
      ['heading', [{ text: 'Buses', marks: ['bold'] }]],
      ['paragraph', [{ text: 'See this one', marks: [] }]],
    ])
    expect(JSON.stringify(item)).not.toMatch(/inside|q7f3|Asha/)
  })
})
