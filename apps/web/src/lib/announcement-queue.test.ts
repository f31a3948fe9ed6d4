import { describe, expect, it } from 'vitest'
import { AnnouncementQueue, othersEveryMs, typingPauseMs } from './announcement-queue.ts'

describe('the announcer', () => {
  it('says what the person did at once', () => {
    const queue = new AnnouncementQueue()
    queue.add('Saved.', 'own', 'important')
    expect(queue.next(0)).toEqual({ say: 'Saved.', againInMs: null })
    expect(queue.next(1)).toEqual({ say: null, againInMs: null })
  })

  it('is silent while the person types, and speaks when they pause', () => {
    const queue = new AnnouncementQueue()
    queue.typed(1000)
    queue.add('You are offline.', 'important', 'important')
    expect(queue.next(1200)).toEqual({ say: null, againInMs: typingPauseMs - 200 })
    queue.typed(2000)
    expect(queue.next(1000 + typingPauseMs).say).toBeNull()
    expect(queue.next(2000 + typingPauseMs).say).toBe('You are offline.')
  })

  it('tells others’ doings in one message at most every ten seconds', () => {
    const queue = new AnnouncementQueue()
    queue.add('Asha came in.', 'others', 'all')
    expect(queue.next(0).say).toBe('Asha came in.')
    queue.add('Sam came in.', 'others', 'all')
    queue.add('Asha left.', 'others', 'all')
    expect(queue.next(100)).toEqual({ say: null, againInMs: othersEveryMs - 100 })
    expect(queue.next(othersEveryMs)).toEqual({ say: 'Sam came in. Asha left.', againInMs: null })
  })

  it('lets what matters pass while others’ doings wait', () => {
    const queue = new AnnouncementQueue()
    queue.add('Asha came in.', 'others', 'all')
    queue.next(0)
    queue.add('Sam came in.', 'others', 'all')
    queue.add('You are offline.', 'important', 'all')
    expect(queue.next(50).say).toBe('You are offline.')
    expect(queue.next(othersEveryMs).say).toBe('Sam came in.')
  })

  it('keeps to the level that the person chose', () => {
    const queue = new AnnouncementQueue()
    queue.add('Sam came in.', 'others', 'important')
    queue.add('Saved.', 'own', 'off')
    expect(queue.next(0).say).toBeNull()
  })
})
