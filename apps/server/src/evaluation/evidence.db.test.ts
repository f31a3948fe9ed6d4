import { documentFilesSchema, type Evidence } from '@alongside/protocol'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pictureOf } from '../files/testing/sample-files.ts'
import { boot, type Booted } from '../testing.ts'
import { holdEvaluation, scoring, type HeldEvaluation } from '../testing/hold-evaluation.ts'
import { evidenceBoxOf } from './round.ts'

const panel = ['asha', 'ines', 'sam', 'zoe'] as const
const link = 'https://example.org/report'

describe('what comes with a score', () => {
  let server: Booted
  let held: HeldEvaluation
  let criterion: string
  let left: string[]

  beforeAll(async () => {
    server = await boot({
      olga: 'own',
      ...Object.fromEntries(panel.map((name) => [name, 'edit' as const])),
      lou: 'edit',
    })
    held = await holdEvaluation(server, panel)
    await held.evaluate('olga', { do: 'startScoring', open: 'all', deadline: null })
    left = [...held.criteria]
  }, 60_000)
  // Each on a criterion of its own.
  beforeEach(() => void (criterion = left.pop() ?? ''))
  afterAll(() => server.close())

  const send = (name: string, bytes: string | Uint8Array<ArrayBuffer>, called = 'why.txt') =>
    held.bring(server.headersOf(name), criterion, called, bytes)
  const file = async (name: string, words: string) => (await send(name, words)).file
  const score = (name: string, evidence: Partial<Evidence>, more: Parameters<typeof scoring>[2] = {}) =>
    held.attempt(
      server.headersOf(name),
      scoring(criterion, 1, { evidence: { links: [], files: [], ...evidence }, ...more }),
    )
  const mine = async (name: string) => (await held.mine(name)).find((one) => one.criterion === criterion)
  const own = (name: string, id: string) =>
    held.get(name, `/evaluations/${held.id}/criteria/${criterion}/evidence/${id}`)
  const reveal = () => held.evaluate('olga', { do: 'reveal', criterion })
  const shown = async () =>
    (await held.seen('lou')).evaluation.criteria.find(({ id }) => id === criterion)?.revealed?.reasons ?? []
  const listed = async (name: string) => {
    const { files } = await server.ask(name, 'GET', `/documents/${held.id}/files`, documentFilesSchema)
    return files.filter(({ section }) => section === criterion)
  }
  /** How much lies sealed for the criterion. */
  const lying = async () => {
    const box = evidenceBoxOf({ evaluation: held.id, criterion, round: 1 })
    return (await readdir(join(server.dataDir, 'sealed', box)).catch(() => [])).length
  }

  it('[Y76] is given to whoever scored alone until the reveal, and to all who may read the criterion after it', async () => {
    const brought = { ...(await file('asha', 'The door is heavy')), alt: 'What I saw' }
    expect((await score('asha', { links: [link], files: [brought] }, { reasonIs: 'withName' })).status).toBe(
      200,
    )
    expect(await mine('asha')).toMatchObject({
      score: 1,
      reason: '',
      reasonIs: 'withName',
      evidence: {
        links: [link],
        files: [{ id: brought.id, name: 'why.txt', type: 'text/plain', bytes: 17, alt: 'What I saw' }],
      },
    })
    expect(await own('asha', brought.id)).toEqual({ status: 200, text: 'The door is heavy' })
    for (const name of ['olga', 'ines', 'lou']) expect((await own(name, brought.id)).status).toBe(404)
    expect(await listed('olga')).toEqual([])
    await reveal()
    const [reason] = await shown()
    expect(reason).toMatchObject({ person: held.idOf('asha'), words: '', links: [link] })
    const [known] = reason?.files ?? []
    expect(known).toMatchObject({ name: 'why.txt', alt: 'What I saw', bytes: 17 })
    expect(await held.get('lou', `/files/${known?.file}`)).toEqual({ status: 200, text: 'The door is heavy' })
    expect(await listed('lou')).toMatchObject([
      { id: known?.file, use: 'reason', stands: { in: 'reason' }, mayRemove: false },
    ])
    expect(await listed('asha')).toMatchObject([{ mayRemove: true }])
    expect(await lying()).toBe(0)
  })

  it('[Y76] is kept, left out and put anew with the score, and nothing is left of what was taken out', async () => {
    const [one, other] = [await file('asha', 'One'), await file('asha', 'Other')]
    await score('asha', { files: [one, other] })
    expect(await lying()).toBe(3)
    const again = (await mine('asha'))?.evidence.files[1]
    expect(again).toMatchObject({ id: other.id })
    const { seal = '' } = again ?? {}
    await score('asha', { files: [{ ...other, seal, alt: 'The other' }] }, { reason: 'Because' })
    expect(await mine('asha')).toMatchObject({
      reason: 'Because',
      evidence: { files: [{ id: other.id, alt: 'The other' }] },
    })
    expect(await own('asha', other.id)).toMatchObject({ text: 'Other' })
    expect((await own('asha', one.id)).status).toBe(404)
    expect(await lying()).toBe(2)
    // What was taken out is not there to be sent once more.
    expect(await score('asha', { files: [one] })).toMatchObject({ status: 400 })
    expect(await mine('asha')).toMatchObject({ reason: 'Because', evidence: { files: [{ id: other.id }] } })
    await held.evaluate('asha', { do: 'takeScoreBack', criterion })
    expect(await lying()).toBe(0)
  })

  it('[Y76] nobody brings what another has sent, or sends anything where they do not score', async () => {
    const brought = await file('asha', 'Mine')
    expect(await score('ines', { files: [brought] })).toMatchObject({ status: 400 })
    expect(await score('asha', { files: [{ ...brought, id: 'a'.repeat(16) }] })).toMatchObject({
      status: 400,
    })
    for (const name of ['olga', 'lou']) expect((await send(name, 'words')).status).toBe(404)
    expect((await score('asha', { links: ['javascript:alert(1)'] })).status).toBe(400)
    await reveal()
    expect((await send('asha', 'too late')).status).toBe(410)
    // It was in no score, and nothing of it is left.
    expect(await lying()).toBe(0)
  })

  it('[Y76] a picture loses what its camera wrote into it, and what is no file of a kind is refused', async () => {
    const png = new Uint8Array(await pictureOf(8, 6).png().toBuffer())
    const { file: picture } = await send('asha', png, 'door.png')
    await score('asha', { files: [picture] }, { reasonIs: 'withName' })
    expect((await send('asha', new Uint8Array([0, 1, 2, 3]))).status).toBe(400)
    await reveal()
    expect((await shown())[0]?.files).toMatchObject([
      { type: 'image/png', picture: { width: 8, height: 6 }, name: 'door.png' },
    ])
  })

  it('[Y62] too little of it stays sealed with its reason, and is shown once that is said aloud', async () => {
    const [one, other] = [await file('asha', 'From Asha'), await file('ines', 'From Ines')]
    await score('asha', { files: [one] }, { reason: 'Look' })
    await score('ines', { files: [other] }, { reasonIs: 'withName' })
    await reveal()
    expect((await shown()).map(({ person }) => person)).toEqual([held.idOf('ines')])
    expect(await lying()).toBe(2)
    expect(await own('asha', one.id)).toMatchObject({ text: 'From Asha' })
    await held.evaluate('asha', { do: 'sayMyReason', criterion, words: 'Look' })
    const said = (await held.seen('lou')).evaluation.criteria.find(({ id }) => id === criterion)?.saidReasons
    expect(said).toMatchObject([{ person: held.idOf('asha'), words: 'Look', files: [{ name: 'why.txt' }] }])
    expect(await held.get('lou', `/files/${said?.[0]?.files[0]?.file}`)).toMatchObject({ text: 'From Asha' })
    expect(await lying()).toBe(0)
    await held.evaluate('asha', { do: 'sayMyReason', criterion, words: null })
    expect((await listed('asha')).map(({ name }) => name)).toEqual(['why.txt'])
  })
})
