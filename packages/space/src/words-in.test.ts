import { idSchema } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { spaceEventSchema, type SpaceEvent } from './event.ts'
import { withWordsAt, wordsAt, wordsIn } from './words-in.ts'
import { wordsOfKind } from './words-of-kind.ts'

/** Strings that no person writes as words, or that quote a text and go with its letters. */
const noWords =
  /(^|\.)(slug|type|timeZone|language|key|order|need|of|hash|answer|currency)$|formats\.\*$|links\.\*$|^(anchor|suggestion)\./
const labels = ['namesFound', 'saidNamesFound']

/** The paths of all strings of a schema that are neither ids nor of a set form, such as days and hashes. */
function stringsIn(schema: z.core.$ZodType, path = ''): readonly string[] {
  if (schema === idSchema) return []
  const inside = (one: z.core.$ZodType, key: string) => stringsIn(one, path === '' ? key : `${path}.${key}`)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, one]) => inside(one as z.core.$ZodType, key))
  if (schema instanceof z.ZodArray) return inside(schema.element, '*')
  if (schema instanceof z.ZodPipe) return stringsIn(schema.in, path)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => stringsIn(one, path))
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodCatch
  )
    return stringsIn(schema.def.innerType, path)
  const isPlain = schema instanceof z.ZodString && schema.def.checks?.every((one) => !isForm(one)) !== false
  return isPlain ? [path] : []
}

function isForm(check: z.core.$ZodCheck): boolean {
  return check._zod.def.check === 'string_format'
}

describe('words in events', () => {
  it('[M313] each string of each kind is listed as words, or is none that a person writes', () => {
    for (const { shape } of spaceEventSchema.options) {
      const kind = shape.kind.value
      if (labels.includes(kind)) continue
      const strings = new Set(stringsIn(shape.payload).filter((path) => !noWords.test(path)))
      expect([kind, [...strings].toSorted()]).toEqual([kind, wordsOfKind[kind].toSorted()])
    }
  })

  it('[M313] words are found wherever they stand in lists, and put otherwise there alone', () => {
    const event: SpaceEvent = {
      kind: 'replied',
      payload: {
        section: 's'.repeat(16),
        thread: 't'.repeat(16),
        post: 'p'.repeat(16),
        words: 'Ask Mary',
        files: [
          { file: 'f'.repeat(16), alt: null, decorative: true },
          { file: 'g'.repeat(16), alt: 'Mary at sea', decorative: false },
        ],
        by: null,
      },
    }
    expect(wordsIn(event)).toEqual([
      { path: 'words', text: 'Ask Mary' },
      { path: 'files.1.alt', text: 'Mary at sea' },
    ])
    const other = withWordsAt(event.payload, 'files.1.alt', 'a carer at sea')
    expect(other).toEqual({
      ...event.payload,
      files: [event.payload.files[0], { ...event.payload.files[1], alt: 'a carer at sea' }],
    })
    expect(wordsAt(other, 'files.1.alt')).toBe('a carer at sea')
    for (const path of ['files.0.alt', 'files.7.alt', 'nothing', 'words.length']) {
      expect(wordsAt(event.payload, path)).toBeNull()
      expect(withWordsAt(event.payload, path, 'x')).toEqual(event.payload)
    }
  })
})
