import { vi } from 'vitest'

/** Has the device refuse to open any database, at once or a moment later, as private windows do. */
export function noDatabases(how: 'throws' | 'fails'): void {
  const open = indexedDB.open.bind(indexedDB)
  open('newer', 2)
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    if (how === 'throws') throw new DOMException('Not in this window.', 'SecurityError')
    return open('newer', 1) // an older version than the one there is: refused
  })
}

/** Has the disk be full for so many of the next rows, said at once or when the transaction ends. */
export function fullDisk(how: 'throws' | 'aborts', times = Infinity): { refusals(): number } {
  let refusals = 0
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    ...row: Parameters<IDBObjectStore['add']>
  ) {
    if (refusals >= times) return this.put(...row)
    refusals++
    if (how === 'throws') throw new DOMException('The disk is full.', 'QuotaExceededError')
    const request = this.put(...row)
    this.transaction.abort()
    return request
  })
  return { refusals: () => refusals }
}
