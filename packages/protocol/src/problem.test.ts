import { describe, expect, it } from 'vitest'
import { problemSchema, Refusal } from './problem.ts'

describe('a problem', () => {
  it('[P13] travels as data: a kind for programs, words for people, a field for forms', () => {
    const { problem } = new Refusal('invalid', 'Write a title.', 'title')
    expect(problem).toEqual({ kind: 'invalid', words: 'Write a title.', field: 'title' })
    expect(problemSchema.parse(JSON.parse(JSON.stringify(problem)))).toEqual(problem)
  })

  it('[P13] without a field has none, and its words are the message of the error', () => {
    const refusal = new Refusal('notFound', 'There is no such document.')
    expect(refusal.problem).toEqual({ kind: 'notFound', words: 'There is no such document.' })
    expect(refusal).toMatchObject({ name: 'Refusal', message: 'There is no such document.' })
  })

  it('[P13] of an unknown kind is no problem that can be sent', () => {
    expect(problemSchema.safeParse({ kind: 'mood', words: 'x' }).success).toBe(false)
  })
})
