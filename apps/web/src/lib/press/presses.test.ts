import type { MeetingEvent } from '@alongside/meeting'
import { meetingAskSchema, type MeetingAsk } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Trouble } from '#lib/api.ts'
import { hasHappened, isLetGoOnceSo } from '#lib/meeting/room/has-happened.ts'
import { isOutdated } from '#lib/meeting/room/is-outdated.ts'
import { KeptPresses } from './kept-presses.ts'
import { Presses, type Press } from './presses.ts'
import { asha, asks, comesIn, meetingAfter, opened, storage } from '#lib/meeting/room/testing.ts'

const wantsToSpeak: MeetingAsk = { do: 'askToSpeak', person: asha }
const raises: MeetingAsk = {
  do: 'raiseCard',
  card: 'cardaaaaaaaaaaaa',
  colour: 'red',
  by: { as: 'named', person: asha },
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function keptIn(tab: ReturnType<typeof storage>): KeptPresses<MeetingAsk> {
  return new KeptPresses(tab, 'presses', meetingAskSchema)
}

/** A page of somebody in a meeting, whose server answers when the test lets it, in the order in which it was asked. */
function page(tab = storage()) {
  const happened: MeetingEvent[] = [...opened, comesIn(asha)]
  const asked: { readonly ask: MeetingAsk; readonly answer: (answer: Answer<unknown>) => void }[] = []
  const refusals: Press<MeetingAsk>[] = []
  const meeting = () => meetingAfter(...happened)
  const presses = new Presses({
    list: { all: [] },
    rules: {
      isSo: (ask) => hasHappened(meeting(), ask, asha),
      isLetGoOnceSo,
      isOutdated: (trouble) => isOutdated(meeting(), trouble),
      isOnce: (ask) => ask.do === 'enrolByName',
    },
    kept: keptIn(tab),
    send: (ask) => new Promise((answer) => asked.push({ ask, answer })),
    refused: (press) => refusals.push(press),
  })
  /** The server answers the request of this number, and the page takes that in. */
  async function answer(at: number, with_: Answer<unknown>): Promise<void> {
    asked[at]!.answer(with_)
    await vi.advanceTimersByTimeAsync(0)
  }
  return {
    presses,
    refusals,
    kept: () => keptIn(tab).load(),
    asked: () => asked.map(({ ask }) => ask),
    done: (at: number) => answer(at, { ok: true, value: null }),
    refuse: (at: number, trouble: Trouble) => answer(at, { ok: false, status: 409, trouble }),
    lose: (at: number) =>
      answer(at, { ok: false, status: 0, trouble: { kind: 'unreachable', words: 'No server answered.' } }),
    /** The meeting is told of it, as by `/live`. */
    hear: (event: MeetingEvent) => {
      happened.push(event)
      presses.settle()
    },
  }
}

describe('what is pressed in a meeting', () => {
  it('shows at once, and its control asks for nothing else while it is on its way', async () => {
    const { presses, asked } = page()
    void presses.press('speak', wantsToSpeak)
    expect(presses.of('speak')?.state).toBe('sending')
    expect(await presses.press('speak', wantsToSpeak)).toBe(false)
    void presses.press('card:red', raises)
    expect(asked()).toEqual([wantsToSpeak, raises])
  })

  it('is let go of once it is part of the meeting', async () => {
    const { presses, done, hear } = page()
    const isDone = presses.press('speak', wantsToSpeak)
    await done(0)
    expect(await isDone).toBe(true)
    expect(presses.of('speak')?.state).toBe('answered')
    hear(asks(asha))
    expect(presses.of('speak')).toBeNull()
  })

  it('does not show as being sent for ever when the news of it does not come', async () => {
    const { presses, done } = page()
    void presses.press('speak', wantsToSpeak)
    await done(0)
    await vi.advanceTimersByTimeAsync(3_999)
    expect(presses.isGoing('speak')).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(presses.of('speak')).toBeNull()
  })

  it('says why it was refused, until that is let go of or is so all the same', async () => {
    const { presses, refuse, refusals, hear } = page()
    const isDone = presses.press('speak', wantsToSpeak)
    await refuse(0, { kind: 'notAllowed', words: 'Not now.' })
    expect(await isDone).toBe(false)
    expect(presses.of('speak')?.trouble?.kind).toBe('notAllowed')
    expect(refusals.map(({ key }) => key)).toEqual(['speak'])
    expect(presses.isGoing('speak')).toBe(false)
    hear(asks(asha))
    expect(presses.of('speak')).toBeNull()
    void presses.press('card:red', raises)
    await refuse(1, { kind: 'ended', words: 'It is over.' })
    presses.letGo('card:red')
    expect(presses.of('card:red')).toBeNull()
  })

  it('is let go of on its way, and says nothing of what was asked for in its place', async () => {
    const { presses, refuse, done, refusals } = page()
    void presses.press('card:red', raises)
    presses.letGo('card:red')
    const newer: MeetingAsk = { ...raises, card: 'cardbbbbbbbbbbbb' }
    let isDone: boolean | null = null
    void presses.press('card:red', newer).then((is) => (isDone = is))
    await refuse(0, { kind: 'notAllowed', words: 'Not now.' })
    expect([isDone, presses.of('card:red')?.state, refusals]).toEqual([null, 'sending', []])
    await done(1)
    expect(isDone).toBe(true)
  })
})

describe('what no server took', () => {
  it('waits, is sent again by itself in its order, and tells whoever pressed it in the end', async () => {
    const { presses, asked, lose, done } = page()
    const isDone = presses.press('speak', wantsToSpeak)
    void presses.press('card:red', raises)
    await lose(0)
    await lose(1)
    expect(presses.waiting.map(({ key }) => key)).toEqual(['speak', 'card:red'])
    await vi.advanceTimersByTimeAsync(60_000)
    // The second waits for the first.
    expect(asked()).toEqual([wantsToSpeak, raises, wantsToSpeak])
    await done(2)
    expect(await isDone).toBe(true)
    expect(asked()).toHaveLength(4)
    await done(3)
    expect(presses.waiting).toEqual([])
  })

  it('stops at the first that is lost again, and goes on later', async () => {
    const { presses, asked, lose } = page()
    void presses.press('speak', wantsToSpeak)
    void presses.press('card:red', raises)
    await lose(0)
    await lose(1)
    void presses.sendAgain()
    void presses.sendAgain()
    await lose(2)
    expect(asked()).toHaveLength(3)
    expect(presses.waiting.map(({ key }) => key)).toEqual(['speak', 'card:red'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked()).toHaveLength(4)
  })

  it('goes on in the next page of the tab', async () => {
    const tab = storage()
    const first = page(tab)
    void first.presses.press('speak', wantsToSpeak)
    expect(first.kept()).toEqual([{ key: 'speak', ask: wantsToSpeak }])
    const next = page(tab)
    next.presses.open()
    expect(next.asked()).toEqual([wantsToSpeak])
    await next.done(0)
    expect(next.kept()).toEqual([])
  })

  it('is not sent where it has become so meanwhile, for it would be done a second time', async () => {
    const { presses, asked, lose, hear } = page()
    void presses.press('speak', wantsToSpeak)
    await lose(0)
    hear(asks(asha))
    expect(presses.of('speak')).toBeNull()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked()).toHaveLength(1)
  })

  it('can be let go of, and is sent no more once the page is gone', async () => {
    const { presses, asked, lose, kept } = page()
    const isDone = presses.press('speak', wantsToSpeak)
    await lose(0)
    presses.letGo('speak')
    expect(await isDone).toBe(false)
    expect(kept()).toEqual([])
    void presses.press('card:red', raises)
    await lose(1)
    presses.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked()).toHaveLength(2)
  })

  it('is not sent where it was let go of, or asked for anew, while another was on its way', async () => {
    const { presses, asked, lose, done } = page()
    void presses.press('speak', wantsToSpeak)
    void presses.press('card:red', raises)
    void presses.press('card:yellow', { ...raises, card: 'cardbbbbbbbbbbbb', colour: 'yellow' })
    for (const at of [0, 1, 2]) await lose(at)
    void presses.sendAgain()
    presses.letGo('card:red')
    presses.letGo('card:yellow')
    const newer: MeetingAsk = { ...raises, card: 'cardcccccccccccc', colour: 'yellow' }
    void presses.press('card:yellow', newer)
    await done(3)
    expect(asked().slice(3)).toEqual([wantsToSpeak, newer])
    expect(presses.of('card:yellow')?.ask).toBe(newer)
  })

  it('is not sent again where somebody is written down by name, who might be there twice', async () => {
    const { presses, asked, lose } = page()
    const isDone = presses.press('enrol', {
      do: 'enrolByName',
      name: 'Mary Jones',
      capacity: 'unpaidCarer',
      how: 'phone',
      attends: { as: 'self' },
    })
    await lose(0)
    expect(await isDone).toBe(false)
    expect(presses.of('enrol')?.state).toBe('refused')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked()).toHaveLength(1)
  })
})
