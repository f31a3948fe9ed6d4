import { clientIdOf, type ClientFrame, type DeclaredSource } from '@alongside/protocol'
import type { Row } from '@alongside/storage'
import { expect, it } from 'vitest'
import { idOf, sectionOfStage, Stage } from '../testing/stage.ts'
import { Writing } from '../testing/writing.ts'

const plan = idOf('plan')
const diary = idOf('diary')

/** A source of letters of a client, which came from the first letters of client 9 in a section. */
function source(
  client: number,
  clock: number,
  length: number,
  section: string | null = null,
): DeclaredSource {
  return { client, clock, length, from: { section, client: 9, clock: 0 } }
}

function sources(...named: readonly DeclaredSource[]): ClientFrame {
  return { type: 'sources', sources: { sources: [...named] } }
}

/** The room with Ada (pen 1), who writes and may also read the plan. */
function withAda(): { stage: Stage; ada: Writing } {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.readable.set('ada', new Set([plan]))
  return { stage, ada: new Writing(1) }
}

/** Which letters of each row have a source, and in which section. */
function logged(stage: Stage): string[][] {
  return stage.log.rows.map((row) => row.sources.map(inWords))
}

function inWords({ client, clock, length, from }: Row['sources'][number]): string {
  const where = 'file' in from ? from.file : from.section === sectionOfStage ? 'here' : from.section
  return `${client}:${clock}+${length} of ${where}`
}

it('[S30] sources go into the row of the update that follows, and into no other', () => {
  const { stage, ada } = withAda()
  stage.send('ada', sources(source(1, 0, 5)), ada.type('hello'), ada.type('!'))
  stage.commitAll()
  expect(logged(stage)).toEqual([['1:0+5 of here'], []])
  expect(stage.log.rows[0]?.sources[0]?.from).toEqual({
    section: sectionOfStage,
    client: 9,
    clock: 0,
    upTo: 0,
  })
})

it('[S30] several messages before one update are one declaration', () => {
  const { stage, ada } = withAda()
  stage.send('ada', sources(source(1, 0, 2)), sources(source(1, 2, 1), source(1, 3, 2)), ada.type('hello'))
  stage.commitAll()
  expect(logged(stage)).toEqual([['1:0+2 of here', '1:2+1 of here', '1:3+2 of here']])
})

it('[S30] what else is said in between changes nothing about it', () => {
  const { stage, ada } = withAda()
  const pen: ClientFrame = { type: 'pen', pen: { id: 1, capacity: null, voice: null } }
  stage.send('ada', sources(source(1, 0, 5)), { type: 'queryAwareness' }, pen, ada.type('hello'))
  stage.commitAll()
  expect(logged(stage)).toEqual([['1:0+5 of here']])
})

it('[S30] sources of one connection are not those of another of the same person', () => {
  const { stage, ada } = withAda()
  stage.enter('ada', [1], { member: 'second' })
  stage.send('second', sources(source(1, 0, 5)))
  stage.send('ada', ada.type('hello'))
  stage.commitAll()
  expect(logged(stage)).toEqual([[]])
})

it('[S30] with an update that is refused, is a gap, or brings nothing new, its sources are gone', () => {
  const { stage, ada } = withAda()
  const hello = ada.type('hello')
  stage.send('ada', hello)
  stage.commitAll()
  // Known already: a second declaration of known letters has no effect.
  stage.send('ada', sources(source(1, 0, 5), source(1, 5, 1)), hello)
  // A gap: what comes before this one is not there.
  const between = ada.type('?')
  stage.send('ada', sources(source(1, 5, 2)), ada.type('!'))
  // Refused: the pen of nobody here.
  stage.send('ada', sources(source(1, 5, 2)), new Writing(7).type('x'))
  stage.send('ada', between)
  stage.commitAll()
  expect(logged(stage)).toEqual([[], []])
  expect(stage.closed.size).toBe(0)
})

it('[S30] more sources than an update may have are let go, and the words are not', () => {
  const { stage, ada } = withAda()
  const text = 'x'.repeat(10_002)
  for (let at = 0; at < 10_500; at += 500) {
    stage.send('ada', sources(...Array.from({ length: 500 }, (_, index) => source(1, at + index, 1))))
  }
  stage.send('ada', ada.type(text))
  stage.commitAll()
  expect(stage.log.rows[0]?.sources).toHaveLength(10_000)
  expect(stage.heardOf('ada', 'saved')).toHaveLength(1)
})

it('[S30] what is declared counts for what waits to be saved, kept or not', () => {
  const stage = new Stage({ maxQueuedBytes: 2_000 })
  stage.enter('ada', [1])
  const ada = new Writing(1)
  const far = Array.from({ length: 100 }, (_, index) => source(1, 90_000 + index, 1))
  stage.send('ada', ada.type('a'), ada.type('b'), sources(...far), ada.type('c'))
  expect(stage.closed.get('ada')?.code).toBe(1013)
})

it('[S31] only letters that are new in the update and under the pen of the sender get a source', () => {
  const { stage, ada } = withAda()
  stage.enter('ben', [2])
  stage.send('ben', new Writing(2).type('ben'))
  stage.send('ada', ada.type('hello'))
  stage.commitAll()
  const marker = clientIdOf(1, { marker: true, suggestion: false })
  stage.send(
    'ada',
    sources(
      source(1, 4, 2),
      source(1, 5, 3),
      source(1, 7, 2),
      source(2, 0, 3),
      source(2, 3, 1),
      source(marker, 0, 1),
      source(3, 0, 1),
    ),
    ada.type('abc'),
  )
  stage.commitAll()
  expect(logged(stage)).toEqual([[], [], ['1:5+3 of here']])
})

it('[S31] what is written under the id of markers has no source: only letters do', () => {
  const { stage } = withAda()
  const marker = clientIdOf(1, { marker: true, suggestion: false })
  stage.send('ada', sources(source(marker, 0, 1)), new Writing(marker).type('x'))
  stage.commitAll()
  expect(logged(stage)).toEqual([[]])
})

it('[S31] of an update that is known in part, the new part may have sources', () => {
  const { stage, ada } = withAda()
  stage.send('ada', ada.type('hello'))
  ada.type(' you')
  stage.send('ada', sources(source(1, 0, 5), source(1, 5, 4)), ada.all())
  stage.commitAll()
  expect(logged(stage)).toEqual([[], ['1:5+4 of here']])
})

it('[S31] a letter has one source at most', () => {
  const { stage, ada } = withAda()
  stage.send(
    'ada',
    sources(source(1, 2, 3), source(1, 0, 3), source(1, 0, 1), source(1, 3, 2)),
    ada.type('hello'),
  )
  stage.commitAll()
  expect(logged(stage)).toEqual([['1:0+3 of here', '1:3+2 of here']])
})

it('[S31] a suggester, and a hand that writes for another, say where words came from as well', () => {
  const stage = new Stage()
  const mary = { person: idOf('mary'), capacity: 'unpaidCarer' } as const
  const suggested = clientIdOf(2, { marker: false, suggestion: true })
  stage.enter('ben', [2], { permission: 'suggest' })
  stage.send('ben', sources(source(suggested, 0, 2)), new Writing(suggested).type('so'))
  stage.enter('sam', [], { voices: [mary] })
  stage.send(
    'sam',
    { type: 'pen', pen: { id: 3, capacity: null, voice: mary.person } },
    sources(source(3, 0, 4)),
    new Writing(3).type('hers'),
  )
  stage.commitAll()
  expect(logged(stage)).toEqual([[`${suggested}:0+2 of here`], ['3:0+4 of here']])
  expect(stage.log.pens.get(3)?.voice).toBe(mary.person)
})

it('[S32] a source in another section stays if the sender may read that now', () => {
  const { stage, ada } = withAda()
  stage.send('ada', sources(source(1, 0, 2, plan), source(1, 2, 3, sectionOfStage)), ada.type('hello'))
  stage.commitAll()
  expect(logged(stage)).toEqual([[`1:0+2 of ${plan}`, '1:2+3 of here']])
})

it('[S32] the right is asked for when the update comes: one taken away since the declaration does not count', () => {
  const { stage, ada } = withAda()
  stage.send('ada', sources(source(1, 0, 5, plan)))
  stage.readable.delete('ada')
  stage.send('ada', ada.type('hello'))
  stage.commitAll()
  expect(logged(stage)).toEqual([[]])
})

it('[S32] whoever names a section that they may not read is told the same as of one that is not there', () => {
  const tellOf = (section: string): unknown => {
    const { stage, ada } = withAda()
    stage.enter('ben', [2])
    stage.send('ada', sources(source(1, 0, 2, section), source(1, 2, 3)), ada.type('hello'))
    const { batch } = stage
    stage.commitAll()
    return [batch, stage.heard('ada'), stage.heard('ben'), stage.room.queue, [...stage.closed]]
  }
  const told = tellOf(diary)
  expect(told).toEqual(tellOf(idOf('nowhere')))
  expect(told).toMatchObject([{ rows: [{ sources: [source(1, 2, 3, sectionOfStage)] }] }, {}, {}, {}, []])
})

it('[S32] nothing is asked where no source names another section, and each section once', () => {
  const { stage, ada } = withAda()
  stage.send('ada', ada.type('a'), sources(source(1, 1, 1)), ada.type('b'))
  expect(stage.asked).toEqual([])
  stage.send(
    'ada',
    sources(source(1, 2, 1, diary), source(1, 3, 1, plan), source(1, 4, 1, diary)),
    ada.type('cde'),
  )
  expect(stage.asked).toEqual([diary, plan])
})

it('[S33] after a failed commit the sources come again with their update, or not at all', () => {
  const { stage, ada } = withAda()
  const [first, second] = [ada.type('hello'), ada.type('!')]
  stage.send('ada', sources(source(1, 0, 5)), first, sources(source(1, 5, 1)), second)
  stage.failCommit()
  expect(stage.batch).toBeNull()
  stage.send('ada', sources(source(1, 0, 5)), first, second)
  stage.commitAll()
  expect(logged(stage)).toEqual([['1:0+5 of here'], []])
})

it('[S33] a room that is opened again from rows with sources goes on where it was', () => {
  const { stage, ada } = withAda()
  const hello = ada.type('hello')
  stage.send('ada', sources(source(1, 0, 5)), hello)
  stage.commitAll()
  const before = logged(stage)
  stage.restart()
  stage.enter('ada', [1], { member: 'again' })
  stage.send('again', sources(source(1, 0, 5, plan)), hello, sources(source(1, 5, 1)), ada.type('!'))
  stage.commitAll()
  expect(logged(stage)).toEqual([...before, ['1:5+1 of here']])
})

it('[S50] letters of a file stand in the row with its name and its claim, and credit whoever put them in', () => {
  const { stage, ada } = withAda()
  const from = { file: 'plan.docx', claim: 'Ben' }
  stage.enter('ben', [2])
  const file = (client: number, clock: number, length: number) => ({ client, clock, length, from })
  stage.send(
    'ada',
    { type: 'sources', sources: { sources: [file(1, 0, 3), file(2, 0, 2)] } },
    ada.type('hello'),
  )
  stage.commitAll()
  expect(stage.log.rows.map(({ sources }) => sources)).toEqual([[file(1, 0, 3)]])
  stage.send('ada', { type: 'sources', sources: { sources: [file(1, 0, 5)], restores: 1 } }, ada.type('!'))
  stage.commitAll()
  expect(logged(stage)).toEqual([['1:0+3 of plan.docx'], []])
})

it('[S50] under a pen that writes for another, letters of a file are refused, and nobody is said to have written them', () => {
  const stage = new Stage()
  const mary = { person: idOf('mary'), capacity: 'unpaidCarer' } as const
  stage.enter('sam', [], { voices: [mary] })
  const source = { client: 3, clock: 0, length: 4, from: { file: 'plan.docx' } }
  stage.send(
    'sam',
    { type: 'pen', pen: { id: 3, capacity: null, voice: mary.person } },
    { type: 'sources', sources: { sources: [source] } },
    new Writing(3).type('hers'),
  )
  stage.commitAll()
  expect(stage.log.rows).toEqual([])
  expect(stage.heardOf('sam', 'refused')).toMatchObject([
    { refused: { retired: [3], problem: { kind: 'notAllowed' } } },
  ])
})

it('[S50] the name and the claim of a file count for what waits to be saved', () => {
  const stage = new Stage({ maxQueuedBytes: 900 })
  stage.enter('ada', [1])
  const ada = new Writing(1)
  const from = { file: 'f'.repeat(200), claim: 'c'.repeat(200) }
  const named = [0, 1].map((clock) => ({ client: 1, clock: clock + 2, length: 1, from }))
  stage.send(
    'ada',
    ada.type('a'),
    ada.type('b'),
    { type: 'sources', sources: { sources: named } },
    ada.type('cd'),
  )
  expect(stage.closed.get('ada')?.code).toBe(1013)
})

it('[S46] a row says of which earlier one it brings the version back, if that is in the log and all came from here', () => {
  const { stage, ada } = withAda()
  const restoring = (restores: number, ...named: readonly DeclaredSource[]): ClientFrame => ({
    type: 'sources',
    sources: { sources: [...named], restores },
  })
  stage.send('ada', ada.type('one'))
  stage.commitAll()
  stage.send('ada', restoring(1), ada.type('a'), ada.type('b'))
  stage.send('ada', restoring(1, source(1, 5, 1)), ada.type('c'), restoring(9), ada.type('d'))
  stage.send('ada', restoring(1, source(1, 7, 1, plan)), ada.type('e'))
  stage.commitAll()
  expect(stage.log.restored).toEqual([
    { seq: 2, from: 1 },
    { seq: 4, from: 1 },
  ])
  expect(stage.log.rows).toHaveLength(6)
})
