import { expect, it } from 'vitest'
import { pageStatus } from './status.ts'

it('says the gravest of all sections', () => {
  const status = pageStatus([{ is: 'saved' }, { is: 'offline', waiting: 2 }, { is: 'readOnly' }], 'device')
  expect(status).toEqual({ is: 'offline', waiting: 2, keeping: 'device' })
})

it('counts the waiting changes of all sections', () => {
  const status = pageStatus(
    [
      { is: 'saving', waiting: 1, slow: false },
      { is: 'offline', waiting: 3 },
    ],
    'page',
  )
  expect(status).toEqual({ is: 'offline', waiting: 4, keeping: 'page' })
})

it('says read only when nothing on the page can be written', () => {
  expect(pageStatus([{ is: 'readOnly' }, { is: 'readOnly' }], 'device').is).toBe('readOnly')
  expect(pageStatus([{ is: 'readOnly' }, { is: 'saved' }], 'device').is).toBe('saved')
})

it('does not say that changes are kept on the device while they are on their way to it', () => {
  const sections = [
    { is: 'offline', waiting: 1 },
    { is: 'offline', waiting: 0 },
  ] as const
  expect(pageStatus(sections, 'busy')).toMatchObject({ is: 'saving', waiting: 1 })
  expect(pageStatus(sections, 'device')).toMatchObject({ is: 'offline', waiting: 1 })
})

it('does not speak of a section that is still being opened beside one that is saved', () => {
  expect(pageStatus([{ is: 'saved' }, { is: 'loading' }], 'device').is).toBe('saved')
})

it('is loading before any section is live', () => {
  expect(pageStatus([], 'device').is).toBe('loading')
})
