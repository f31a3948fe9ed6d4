import 'fake-indexeddb/auto'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Device } from './device.ts'
import { Drafts } from './drafts.ts'
import { KeptBytes } from './kept-bytes.ts'
import { letGoOf, lostComments } from './lost-comments.ts'

it('what was begun in a section that is closed to its writer is found with its files, and can be let go', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1 })
  onTestFinished(() => void vi.useRealTimers())
  const device = new Device('moses')
  const drafts = new Drafts(device, new KeptBytes(device))
  const gone = (await drafts.open('gone'))!
  await gone.keepWords('About the key safe')
  const file = await gone.addFile('safe.wav', 'audio/wav', new ArrayBuffer(4))
  vi.setSystemTime(2)
  gone.keepTake({ rate: 16_000, samples: new Int16Array(2) })
  const reply = (await drafts.open('gone', 'thread'))!
  await reply.keepWords('I agree')
  const here = (await drafts.open('here'))!
  await here.keepWords('Something else')

  const isLost = (section: string) => Promise.resolve(section === 'gone')
  const found = await lostComments(device, isLost)
  expect(found.map(({ saying }) => saying.words)).toEqual(['About the key safe', 'I agree'])
  expect(found[0]).toMatchObject({ refused: 'notAllowed', files: [{ name: 'safe.wav' }] })
  for (const one of found) await letGoOf(device, one)
  expect(await lostComments(device, isLost)).toEqual([])
  expect(await gone.bytesOf(file.id)).toBeNull()
  expect(await device.do((database) => database.count('takes'))).toBe(0)
  expect(await lostComments(device, () => Promise.resolve(true))).toHaveLength(1)
  device.close()
})
