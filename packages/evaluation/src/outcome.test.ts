import { describe, expect, it } from 'vitest'
import { takeReply } from './decide/outcome.ts'
import { gapBetween, gapsFirst, movedSince, scoresBefore } from './compare.ts'
import { resultOf } from './result.ts'
import {
  asha,
  bo,
  cleo,
  gus,
  hana,
  id,
  lena,
  listens,
  PanelRoom,
  reach,
  sam,
  stranger,
} from './testing/panel-room.ts'

/** All is scored and revealed. */
function discussed(): PanelRoom {
  const room = PanelRoom.scored()
  for (const person of [asha, bo, cleo]) room.score(person, 3)
  room.reveal()
  return room
}

function finished(): PanelRoom {
  const room = discussed()
  room.must(lena, { do: 'finish' })
  return room
}

const agreed = { do: 'agreeScore', criterion: reach, score: 3, words: 'The phone is answered' } as const

describe('the agreed score', () => {
  it('[Y30] is recorded by those who lead, after the reveal, and put right', () => {
    const room = PanelRoom.scored()
    expect(room.kindOf(lena, agreed)).toBe('notAllowed')
    room.reveal(lena, reach)
    expect(room.kindOf(lena, { ...agreed, criterion: listens })).toBe('notAllowed')
    expect(room.kindOf(bo, agreed)).toBe('notAllowed')
    room.must(lena, agreed)
    expect(room.must(lena, agreed)).toEqual([])
    room.must(lena, { ...agreed, score: 2 })
    expect(room.criterion().agreed).toMatchObject({ score: 2, by: lena })
  })

  it('[Y102] is written over by nobody who has not read what another wrote meanwhile', () => {
    const room = PanelRoom.scored()
    room.reveal()
    room.must(lena, { ...agreed, seen: null })
    const { at } = room.criterion().agreed!
    room.at += 60_000
    const other = { ...agreed, score: 1, words: 'It is hard' } as const
    expect(room.kindOf(hana, { ...other, seen: null })).toBe('alreadyDone')
    // Sent twice it is there once, and not refused.
    expect(room.must(lena, { ...agreed, seen: null })).toEqual([])
    room.must(hana, { ...other, seen: at })
    expect(room.kindOf(lena, { ...agreed, seen: at })).toBe('alreadyDone')
    expect(room.criterion().agreed).toMatchObject({ score: 1, by: hana })
  })

  it('[Y30] is no matter of the provider’s staff where the panel agreed so', () => {
    const room = PanelRoom.prepared()
    room.must(lena, { do: 'setRules', rules: { providerStaffAgree: false } })
    room.must(lena, { do: 'startScoring', open: 'all', deadline: null })
    expect(room.score(gus, 4)).toMatchObject({ sealed: { person: gus } })
    room.reveal()
    expect(room.kindOf(hana, agreed)).toBe('notAllowed')
    room.must(lena, agreed)
    const dissent = { do: 'dissentFromScore', criterion: reach, words: 'It is better' } as const
    expect(room.kindOf(gus, dissent)).toBe('notAllowed')
    room.must(bo, dissent)
  })

  it('[Y101] is no matter of the provider’s staff who were taken off the panel either', () => {
    const room = PanelRoom.prepared()
    room.must(lena, { do: 'setRules', rules: { providerStaffAgree: false } })
    room.must(lena, { do: 'startScoring', open: 'all', deadline: null })
    room.reveal()
    room.must(hana, { do: 'takeOffPanel', person: hana, reason: 'I chair' })
    expect(room.kindOf(hana, agreed)).toBe('notAllowed')
  })

  it('[Y31] is not gone along with by whoever says so, and by nobody for them', () => {
    const room = discussed()
    const dissent = { do: 'dissentFromScore', criterion: reach, words: 'Not for the deaf' } as const
    expect(room.kindOf(bo, dissent)).toBe('notAllowed')
    room.must(lena, agreed)
    expect(room.kindOf(sam, dissent)).toBe('notAllowed')
    room.must(bo, dissent)
    expect(room.must(bo, dissent)).toEqual([])
    room.must(lena, { ...agreed, score: 2 })
    expect(room.criterion().dissents).toEqual([{ person: bo, words: 'Not for the deaf' }])
    expect(room.must(asha, { do: 'takeScoreDissentBack', criterion: reach })).toEqual([])
    room.must(bo, { do: 'takeScoreDissentBack', criterion: reach })
    expect(room.criterion().dissents).toEqual([])
  })
})

describe('what is to become of it', () => {
  it('[Y32] what to keep, change and stop is written by the panel and those who lead', () => {
    const room = PanelRoom.scored()
    const choice = { do: 'writeChoice', choice: id('c'), sort: 'keep', words: 'The lunch' } as const
    expect(room.kindOf(bo, choice)).toBe('notAllowed')
    room.reveal()
    expect(room.kindOf(sam, choice)).toBe('notAllowed')
    room.must(bo, choice)
    expect(room.must(bo, choice)).toEqual([])
    room.must(asha, { ...choice, sort: 'change' })
    expect([...room.evaluation.choices.values()]).toMatchObject([{ sort: 'change', by: asha }])
    room.must(lena, { do: 'removeChoice', choice: id('c') })
    expect(room.must(lena, { do: 'removeChoice', choice: id('c') })).toEqual([])
  })

  it('[Y33] an action is taken on by those who may read what it is about, and told of by them', () => {
    const room = discussed()
    room.closedTo.add(`${bo} ${reach}`)
    const action = {
      do: 'agreeAction',
      action: id('a'),
      criterion: reach,
      words: 'Mend the door',
      owner: asha,
      helper: null,
      due: '2026-05-01',
    } as const
    expect(room.kindOf(asha, action)).toBe('notAllowed')
    expect(room.kindOf(lena, { ...action, owner: bo })).toBe('invalid')
    expect(room.kindOf(lena, { ...action, helper: asha })).toBe('invalid')
    room.must(lena, action)
    expect(room.must(lena, action)).toEqual([])
    expect(room.kindOf(lena, { ...action, criterion: null })).toBe('invalid')
    const told = { do: 'tellAction', action: id('a'), status: 'done', evidence: 'It opens' } as const
    expect(room.kindOf(bo, told)).toBe('notFound')
    expect(room.kindOf(cleo, told)).toBe('notAllowed')
    room.must(lena, { do: 'finish' })
    room.must(asha, told)
    expect(room.evaluation.actions.get(id('a'))).toMatchObject({ status: 'done', evidence: 'It opens' })
    expect(room.must(asha, told)).toEqual([])
  })

  it('[Y34] a finished evaluation is taken up again with a reason, until its result is public', () => {
    const room = finished()
    expect(room.kindOf(lena, agreed)).toBe('ended')
    expect(room.kindOf(bo, { do: 'takeUpAgain', reason: 'r' })).toBe('notAllowed')
    room.must(lena, { do: 'takeUpAgain', reason: 'We forgot the bus' })
    room.must(lena, agreed)
    room.must(lena, { do: 'finish' })
    room.must(hana, { do: 'publishResult', page: id('page') })
    expect(room.kindOf(lena, { do: 'takeUpAgain', reason: 'r' })).toBe('notAllowed')
  })

  it('[Y36] a result is made public by organisers and chairs, one at a time, and withdrawn with a reason', () => {
    const room = discussed()
    expect(room.kindOf(hana, { do: 'publishResult', page: id('page') })).toBe('notAllowed')
    room.must(lena, { do: 'finish' })
    expect(room.kindOf(lena, { do: 'publishResult', page: id('page') })).toBe('notAllowed')
    room.must(hana, { do: 'publishResult', page: id('page') })
    expect(room.must(hana, { do: 'publishResult', page: id('other') })).toEqual([])
    expect(room.kindOf(lena, { do: 'withdrawResult', reason: 'r' })).toBe('notAllowed')
    room.must(hana, { do: 'withdrawResult', reason: 'A name was in it' })
    expect(room.must(hana, { do: 'withdrawResult', reason: 'r' })).toEqual([])
    room.must(hana, { do: 'publishResult', page: id('other') })
    expect([...room.evaluation.pages.values()].map(({ withdrawn }) => withdrawn?.reason)).toEqual([
      'A name was in it',
      undefined,
    ])
  })
})

describe('the reply of the provider', () => {
  const asking = { do: 'askReply', reply: id('r'), name: 'Ms Riverside', due: '2026-04-01' } as const

  it('[Y35] is asked for by those who lead, of one person until a day, once it is finished', () => {
    const room = discussed()
    expect(room.kindOf(lena, asking)).toBe('notAllowed')
    room.must(lena, { do: 'finish' })
    expect(room.kindOf(bo, asking)).toBe('notAllowed')
    expect(room.kindOf(lena, { ...asking, due: '2026-03-03' })).toBe('invalid')
    room.must(lena, asking)
    expect(room.must(lena, { ...asking, reply: id('again') })).toEqual([])
    room.must(lena, { ...asking, reply: id('again'), due: '2026-04-02' })
    expect(room.evaluation.reply).toMatchObject({ id: id('r'), due: '2026-04-02' })
    room.must(lena, { ...asking, reply: id('other'), name: 'Mr Other' })
    expect(room.evaluation.reply).toMatchObject({ id: id('other'), name: 'Mr Other' })
  })

  it('[Y35] is changed until the day, stands then, and is asked of nobody else once it is there', () => {
    const room = finished()
    room.must(lena, asking)
    const reply = (words: string, which = id('r')) => {
      const decision = takeReply(room.evaluation, { reply: which, words }, { today: room.today })
      if ('events' in decision) for (const event of decision.events) room.fold(event, null)
      return 'refusal' in decision ? decision.refusal.kind : 'done'
    }
    expect(reply('We will', id('x'))).toBe('notFound')
    expect(reply('We will')).toBe('done')
    expect(reply('We have')).toBe('done')
    expect(room.evaluation.reply).toMatchObject({ words: 'We have', name: 'Ms Riverside' })
    expect(room.kindOf(lena, { ...asking, name: 'Mr Other', reply: id('other') })).toBe('alreadyDone')
    room.must(lena, { do: 'takeUpAgain', reason: 'r' })
    expect(reply('We had')).toBe('notAllowed')
    room.must(lena, { do: 'finish' })
    room.today = '2026-04-02'
    expect(reply('We will not')).toBe('ended')
    expect(reply('We have')).toBe('done')
    room.must(lena, { ...asking, due: '2026-05-01' })
    expect(reply('We did')).toBe('done')
  })
})

describe('the result', () => {
  it('[Y103] counts whoever was taken off the panel once scoring had started, once, and as what they were', () => {
    const room = PanelRoom.scored()
    const facts = {
      title: 'Spring',
      timeZone: 'Europe/Copenhagen',
      service: { name: 'Day centre', provider: 'Riverside', commissioner: null, about: '' },
      criteria: [{ id: reach, title: 'Easy to reach' }],
      agreedBefore: () => null,
    }
    const before = resultOf(room.evaluation, facts).panel
    room.reveal()
    room.must(lena, { do: 'takeOffPanel', person: hana, reason: 'Went to another job' })
    expect(room.evaluation.panel.has(hana)).toBe(false)
    expect(resultOf(room.evaluation, facts).panel).toEqual(before)
    expect(before.fromProvider).toBeGreaterThan(0)
  })

  it('[Y37] names nobody but who replied, and holds only what its readers may read', () => {
    const room = PanelRoom.scored()
    for (const person of [asha, bo, cleo]) {
      room.score(person, 3, { reason: 'Private words', reasonIs: 'withName', show: true })
    }
    room.reveal()
    room.must(lena, agreed)
    room.must(bo, { do: 'dissentFromScore', criterion: reach, words: 'Other words' })
    room.must(asha, { do: 'sayMyScore', criterion: reach, score: 3 })
    const action = { action: id('a'), words: 'Mend', owner: asha, helper: null, due: null } as const
    room.must(lena, { do: 'agreeAction', ...action, criterion: listens })
    room.must(lena, { do: 'finish' })
    const result = resultOf(room.evaluation, {
      title: 'Spring',
      timeZone: 'Europe/Copenhagen',
      service: { name: 'Day centre', provider: 'Riverside', commissioner: null, about: '' },
      criteria: [{ id: reach, title: 'Easy to reach' }],
      agreedBefore: () => null,
    })
    expect(result.criteria).toMatchObject([
      { title: 'Easy to reach', agreed: { score: 3 }, notAgreeing: 1, groups: [{ people: 3, median: 3 }] },
    ])
    expect(result).toMatchObject({ actions: [], panel: { people: 8, fromProvider: 2 }, reply: null })
    const written = JSON.stringify(result)
    for (const secret of ['Private', 'Other words', asha, bo, lena, stranger]) {
      expect(written).not.toContain(secret)
    }
  })

  it('[Y38] tells where groups see things most differently, and what moved since the evaluation before', () => {
    const medians = (...all: (number | null)[]) => ({ groups: all.map((median) => ({ median })) })
    expect(gapBetween(medians(1, 3.5, null).groups)).toBe(2.5)
    expect(gapBetween(medians(1, null).groups)).toBeNull()
    const criteria = [medians(2), medians(1, 2), medians(0, 4), medians(3, 4)]
    expect(gapsFirst(criteria)).toEqual([criteria[2], criteria[1], criteria[3], criteria[0]])
    expect([movedSince(3, 1), movedSince(1, 'cannotSay'), movedSince(null, 2)]).toEqual([2, null, null])

    const before = discussed()
    before.must(lena, agreed)
    const titles = [reach, listens, id('new')].map((one) => ({ id: one, title: one }))
    expect(scoresBefore(before.evaluation, titles)).toMatchObject([
      { criterion: reach, agreed: 3, groups: [{ median: 3 }] },
      { criterion: listens, agreed: null, groups: [] },
    ])
  })
})
