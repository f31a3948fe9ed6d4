import { createReadStream } from 'node:fs'

/** What no text holds: control characters other than tabs, new lines and new pages. */
const control = /[^\P{Cc}\t\n\r\f]/u

/** The beginning of a file that is plain text in UTF-8 from end to end; null for any other. */
export async function beginningOfText(path: string): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let beginning = ''
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk, { stream: true })
      if (control.test(text)) return null
      if (beginning.length < 1000) beginning += text
    }
    decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) return null // the decoder's word for what is no UTF-8
    throw error
  }
  return beginning
}
