import { expect, it } from 'vitest'
import { z } from 'zod'
import { KeptInTab } from './kept-in-tab.ts'

function tab() {
  const all = new Map<string, string>()
  return {
    all,
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, text: string) => void all.set(key, text),
  }
}

it('what was chosen is there again on a new page of the tab, until it is dropped', () => {
  const storage = tab()
  new KeptInTab(storage, 'asha', z.string()).keep('vote', 'lunch')
  const again = new KeptInTab(storage, 'asha', z.string())
  expect(again.of('vote')).toBe('lunch')
  expect(new KeptInTab(storage, 'moses', z.string()).of('vote')).toBeNull()
  again.drop('vote')
  expect(new KeptInTab(storage, 'asha', z.string()).of('vote')).toBeNull()
})

it('what cannot be read is as if nothing was kept, and without storage it stands in the page', () => {
  const storage = tab()
  storage.all.set('asha', '{"vote": 3}')
  expect(new KeptInTab(storage, 'asha', z.string()).of('vote')).toBeNull()
  storage.all.set('asha', 'no json')
  expect(new KeptInTab(storage, 'asha', z.string()).of('vote')).toBeNull()
  const page = new KeptInTab(null, 'asha', z.string())
  page.keep('vote', 'bus')
  expect(page.of('vote')).toBe('bus')
})
