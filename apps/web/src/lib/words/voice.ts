import { capacitySchema } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { capacityName } from './names.ts'

/** The voice that a part needs, in words: those of a capacity, or of a group of them. */
export function voiceName(voice: string): string {
  if (voice === 'lay') return m.voice_lay()
  if (voice === 'livedExperience') return m.voice_livedExperience()
  const capacity = capacitySchema.safeParse(voice)
  return capacity.success ? m.voice_capacity({ capacity: capacityName(capacity.data) }) : voice
}
