import { describe, expect, it } from 'vitest'
import { mayCaption } from './decide/powers.ts'
import { asha, Hall, lena, moses, priya, sam } from './testing/hall.ts'

describe('captions', () => {
  it('[G170] are typed by those who were asked to in the meeting or in the space, and by nobody else', () => {
    const hall = Hall.open()
    const may = (actor: string) => mayCaption(hall.meeting, hall.context(actor))
    expect([lena, sam, asha, priya].map(may)).toEqual([false, false, false, false])
    hall.must(lena, { do: 'giveOffice', person: asha, office: 'captioner' })
    expect([lena, asha].map(may)).toEqual([false, true])
    expect(mayCaption(hall.meeting, { actor: moses, offices: ['captioner'] })).toBe(true)
    hall.must(lena, { do: 'endOffice', person: asha, office: 'captioner', reason: 'She has to leave.' })
    expect(may(asha)).toBe(false)
  })

  it('[G171] are not kept unless whoever leads says so, before the meeting or while it is on', () => {
    const hall = Hall.open()
    expect(hall.meeting.captions.keep).toBe(false)
    for (const person of [sam, asha, priya]) {
      expect(hall.kindOf(person, { do: 'keepCaptions', keep: true })).toBe('notAllowed')
    }
    expect(hall.must(lena, { do: 'keepCaptions', keep: false })).toEqual([])
    hall.must(lena, { do: 'keepCaptions', keep: true })
    expect(hall.meeting.captions).toEqual({ keep: true, anyKept: true, dropped: null })
    expect(hall.must(lena, { do: 'keepCaptions', keep: true })).toEqual([])
    hall.must(lena, { do: 'keepCaptions', keep: false })
    expect(hall.meeting.captions).toEqual({ keep: false, anyKept: true, dropped: null })
    hall.must(lena, { do: 'end' })
    expect(hall.kindOf(lena, { do: 'keepCaptions', keep: true })).toBe('ended')

    const early = new Hall()
    early.must(lena, { do: 'keepCaptions', keep: true })
    expect(early.meeting.captions.keep).toBe(true)
  })

  it('[G172] that were kept are thrown away by whoever leads, with a reason, until the minutes are approved', () => {
    const hall = Hall.open()
    const drop = { do: 'dropCaptions', reason: 'It was not meant to be written down.' } as const
    expect(hall.must(lena, drop)).toEqual([])
    hall.must(lena, { do: 'keepCaptions', keep: true })
    expect(hall.kindOf(sam, drop)).toBe('notAllowed')
    hall.pass(60_000)
    hall.must(lena, drop)
    const dropped = { reason: drop.reason, at: hall.at, by: lena }
    expect(hall.meeting.captions).toEqual({ keep: false, anyKept: false, dropped })
    // Sent again it throws away nothing that was kept since.
    expect(hall.must(lena, drop)).toEqual([])
    hall.must(lena, { do: 'keepCaptions', keep: true })
    hall.must(lena, { do: 'end' })
    hall.must(lena, drop)
    expect(hall.meeting.captions.anyKept).toBe(false)

    const approved = Hall.open()
    approved.must(lena, { do: 'keepCaptions', keep: true })
    approved.must(lena, { do: 'end' })
    approved.meeting = { ...approved.meeting, phase: 'approved' }
    expect(approved.kindOf(lena, drop)).toBe('ended')
  })
})
