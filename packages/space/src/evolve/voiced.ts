import type { EventEnvelope } from '@alongside/protocol'
import type { EventOf } from '../event.ts'
import type { Space } from '../space.ts'
import { voicedIn, voicedOf, type VoicedWords } from '../voiced.ts'

export function tellTyped(space: Space, { payload }: EventOf<'wordsTyped'>): Space {
  return change(space, payload, () => ({ waits: payload.waits }))
}

/** What was sent with a code is settled with it too. */
export function confirmVoice(
  space: Space,
  { payload }: EventOf<'voiceConfirmed'>,
  { actor, at }: Pick<EventEnvelope, 'actor' | 'at'>,
): Space {
  const { blocks, how, voice, upTo } = payload
  const confirmed = { blocks, how, by: actor ?? voice, at, upTo }
  return change(space, payload, () => ({ waits: false, confirmed, code: null }))
}

export function disownVoice(space: Space, { payload }: EventOf<'voiceDisowned'>): Space {
  return change(space, payload, ({ disowned }) => ({
    waits: false,
    disowned: [...disowned, ...payload.letters],
    code: null,
  }))
}

export function sendCode(space: Space, { payload }: EventOf<'voiceCodeSent'>): Space {
  const { code: id, upTo, day, lastDay } = payload
  return change(space, payload, ({ codesSent }) => ({
    code: { id, upTo, lastDay, missed: 0 },
    codesSent: { day, times: codesSent.day === day ? codesSent.times + 1 : 1 },
  }))
}

export function missCode(space: Space, { payload }: EventOf<'voiceCodeMissed'>): Space {
  return change(space, payload, ({ code }) =>
    code?.id === payload.code ? { code: { ...code, missed: code.missed + 1 } } : {},
  )
}

function change(
  space: Space,
  { section, voice }: { readonly section: string; readonly voice: string },
  how: (words: VoicedWords) => Partial<VoicedWords>,
): Space {
  if (!space.places.has(section)) return space
  const words = voicedOf(space, section, voice)
  const inSection = new Map(voicedIn(space, section)).set(voice, { ...words, ...how(words) })
  return { ...space, voiced: new Map(space.voiced).set(section, inSection) }
}
