import type { Channel, Format } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

const formatWords: Readonly<Record<Format, () => string>> = {
  largePrint: m.needs_format_largePrint,
  easyWords: m.needs_format_easyWords,
  pictures: m.needs_format_pictures,
  audio: m.needs_format_audio,
  paper: m.needs_format_paper,
  braille: m.needs_format_braille,
  signLanguage: m.needs_format_signLanguage,
}

const channelWords: Readonly<Record<Channel['by'], () => string>> = {
  app: m.needs_channel_app,
  mail: m.needs_channel_mail,
  letter: m.needs_channel_letter,
  call: m.needs_channel_call,
}

export const formatName = (format: Format): string => formatWords[format]()
export const channelName = (by: Channel['by']): string => channelWords[by]()
