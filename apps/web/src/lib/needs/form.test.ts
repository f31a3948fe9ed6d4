import { describe, expect, it } from 'vitest'
import { answersIn, answersOfNeeds, emptyNeeds, needsFrom } from './form.ts'

const asha = 'asha000000000000'

function sent(fields: Readonly<Record<string, readonly string[]>>): FormData {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of values) form.append(name, value)
  return form
}

describe('the form of needs', () => {
  it('makes needs of nothing but the two choices that are made when it opens', () => {
    expect(needsFrom(answersIn(sent(emptyNeeds)))).toMatchObject({
      needs: { formats: [], channel: { by: 'mail' }, supporter: null, sharing: { with: 'organisers' } },
    })
  })

  it('gives back the answers that made them', () => {
    const answers = {
      formats: ['easyWords', 'audio'],
      formatWords: ['Yellow paper'],
      language: ['Punjabi'],
      channel: ['letter'],
      from: [asha],
      reach: ['12 High Street'],
      times: ['Mornings'],
      supporter: [asha],
      supporterWords: ['My sister'],
      pleaseDo: ['Go slowly'],
      pleaseDont: ['Call'],
      sharing: ['people'],
      people: [asha],
    }
    const made = needsFrom(answersIn(sent(answers)))
    expect('needs' in made && answersOfNeeds(made.needs)).toEqual(answers)
  })

  it('asks for people where they are to be chosen, and says what is too long', () => {
    const answers = { ...emptyNeeds, sharing: ['people'], times: ['x'.repeat(301)] }
    const made = needsFrom(answersIn(sent(answers)))
    expect('errors' in made && made.errors.map(({ field }) => field)).toEqual(['times', 'people'])
  })

  it('takes no one else’s word for a choice', () => {
    const made = needsFrom(answersIn(sent({ channel: ['pigeon'], sharing: ['world'] })))
    expect('errors' in made && made.errors.map(({ field }) => field)).toEqual(['channel', 'sharing'])
  })
})
