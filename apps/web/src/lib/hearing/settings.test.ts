import { defaultHearing, type HearingSettings } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { answersOf, settingsFrom } from './settings.ts'

const weekly: HearingSettings = {
  mails: true,
  reminders: false,
  rhythm: { each: 'week', on: 5, at: '18:30' },
  quiet: { from: '21:00', to: '08:00' },
  zone: 'Europe/Copenhagen',
  muted: ['documentone00000'],
}
const made = (more: Readonly<Record<string, readonly string[]>>) =>
  settingsFrom({ ...answersOf(defaultHearing), ...more }, defaultHearing)
const wrong = (more: Readonly<Record<string, readonly string[]>>) => {
  const result = made(more)
  return 'errors' in result ? result.errors.map(({ field }) => field) : []
}

describe('the form of how somebody hears', () => {
  it.each([defaultHearing, weekly])('gives back the settings that it was opened with', (settings) => {
    expect(settingsFrom(answersOf(settings), settings)).toEqual({ settings })
  })

  it('keeps how often mails came while there are none', () => {
    expect(settingsFrom({ ...answersOf(weekly), when: ['never'] }, weekly)).toEqual({
      settings: { ...weekly, mails: false },
    })
  })

  it('says what is to be mended', () => {
    expect(wrong({ when: ['hourly'] })).toEqual(['when'])
    expect(wrong({ when: ['day'], at: ['9 o’clock'] })).toEqual(['at'])
    expect(wrong({ quietFrom: ['21:00'] })).toEqual(['quietFrom'])
    expect(wrong({ quietFrom: ['21:00'], quietTo: ['21:00'] })).toEqual(['quietFrom'])
    expect(wrong({ zone: ['Middle/Earth'] })).toEqual(['zone'])
  })
})
