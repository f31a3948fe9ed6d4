import { describe, expect, it } from 'vitest'
import type { SealedEvidence } from './sealed.ts'
import { asha, bo, cleo, id, lena, listens, PanelRoom, reach, sam } from './testing/panel-room.ts'

/** A recording, with the name that its device gave it. */
const voiceOf = (name: string): SealedEvidence => ({
  links: [`https://example.org/${name}`],
  files: [
    {
      id: id(`own${name}`),
      key: 'secret',
      file: id(`file${name}`),
      alt: `${name} says why`,
      decorative: false,
      hash: 'a'.repeat(64),
      name: `Recording of ${name}.wav`,
      type: 'audio/wav',
      bytes: 10,
      picture: null,
    },
  ],
})

const shownOf = (name: string, fileName: string) => ({
  links: [`https://example.org/${name}`],
  files: [
    {
      file: id(`file${name}`),
      alt: `${name} says why`,
      decorative: false,
      hash: 'a'.repeat(64),
      name: fileName,
      type: 'audio/wav',
      bytes: 10,
      picture: null,
    },
  ],
})

describe('what shows why somebody scored as they did', () => {
  it('[Y75] is shown with the reason, and in place of words where there are none', () => {
    const room = PanelRoom.scored()
    room.score(asha, 1, { reasonIs: 'withName', evidence: voiceOf('asha') })
    room.score(bo, 1, { reason: 'I was sent away', reasonIs: 'withName', evidence: voiceOf('bo') })
    room.score(cleo, 1, { reasonIs: 'withName', evidence: { links: [], files: [] } })
    room.reveal(lena, reach)
    expect(room.criterion().revealed?.reasons).toEqual([
      { person: asha, words: '', ...shownOf('asha', 'Recording of asha.wav') },
      { person: bo, words: 'I was sent away', ...shownOf('bo', 'Recording of bo.wav') },
    ])
  })

  it('[Y75] without a name counts as a reason, and is called what says nothing of whose it is', () => {
    const room = PanelRoom.scored()
    room.score(asha, 1, { evidence: voiceOf('asha') })
    room.score(bo, 1, { reason: 'No lift' })
    room.score(cleo, 1, { reason: 'The bus is late' })
    room.score(asha, 1, { criterion: listens, evidence: voiceOf('asha') })
    room.reveal()
    expect(room.criterion().revealed?.reasons).toEqual([
      { person: null, words: '', ...shownOf('asha', 'file.wav') },
      ...['No lift', 'The bus is late'].map((words) => ({ person: null, words, links: [], files: [] })),
    ])
    // Too few wrote one here, so that it is still sealed.
    expect(room.criterion(listens).revealed?.reasons).toEqual([])
  })

  it('[Y75] is said aloud with the reason that was still sealed, stays when that is put otherwise, and goes with it', () => {
    const room = PanelRoom.scored()
    room.score(asha, 1, { reason: 'A heavy door', evidence: voiceOf('asha') })
    room.reveal(lena, reach)
    const say = (words: string | null, evidence?: SealedEvidence) =>
      room.must(asha, {
        do: 'sayMyReason',
        criterion: reach,
        words,
        ...(evidence === undefined ? {} : { evidence }),
      })
    say('A heavy door', voiceOf('asha'))
    const brought = shownOf('asha', 'Recording of asha.wav')
    expect(room.criterion().saidReasons).toEqual([{ person: asha, words: 'A heavy door', ...brought }])
    say('A very heavy door')
    expect(room.criterion().saidReasons).toEqual([{ person: asha, words: 'A very heavy door', ...brought }])
    say(null)
    expect(room.criterion().saidReasons).toEqual([])
  })

  it('[Y75] is in no event before the reveal, and goes when the score is taken back', () => {
    const room = PanelRoom.scored()
    const from = room.log.length
    room.score(asha, 1, { reasonIs: 'withName', evidence: voiceOf('asha') })
    expect(room.log).toHaveLength(from)
    room.must(asha, { do: 'takeScoreBack', criterion: reach })
    room.reveal(lena, reach)
    expect(room.criterion().revealed?.reasons).toEqual([])
  })

  it('[Y80] is said to be what can be heard in it by whose it is, and by the panel where nobody has said so', () => {
    const room = PanelRoom.scored()
    const silent = voiceOf('asha')
    const [file] = silent.files
    room.score(asha, 1, { reasonIs: 'withName', evidence: { ...silent, files: [{ ...file!, alt: null }] } })
    room.reveal(lena, reach)
    const says = (alt: string | null) =>
      ({ do: 'describeEvidence', criterion: reach, file: id('fileasha'), alt, decorative: false }) as const
    expect(room.kindOf(sam, says('Door'))).toBe('notAllowed')
    expect(room.kindOf(bo, { ...says('Door'), file: id('none') })).toBe('notFound')
    room.must(bo, says('The door is heavy'))
    const shown = () => room.criterion().revealed?.reasons[0]?.files[0]?.alt
    expect(shown()).toBe('The door is heavy')
    expect(room.kindOf(cleo, says('Something else'))).toBe('notAllowed')
    room.must(asha, says('Nobody rang back'))
    room.must(lena, { do: 'reopenCriterion', criterion: reach, reason: 'We talked' })
    room.must(asha, says('Nobody rang me back'))
    expect(room.criterion().earlier[0]?.revealed.reasons[0]?.files[0]?.alt).toBe('Nobody rang me back')
  })
})
