import { importedFromSchema, type ImportedFrom } from '@alongside/protocol'
import { textAsHtml } from './text-as-html.ts'

/** The names of files that words can be put in from, by their ends. */
export const fileEnds = ['.txt', '.md', '.docx'] as const

/** The most bytes of a file that is read here. */
export const mostFileBytes = 5_000_000

/** Why nothing was put in from a file. */
export type FileTrouble = 'wrongKind' | 'tooLarge' | 'empty' | 'unreadable' | 'offline'

/** What stands in a file, as HTML that nobody has looked through, and which file it is. */
export interface ReadFile {
  readonly html: string
  readonly from: ImportedFrom
}

/** Reads a file on this device; it is sent nowhere. */
export async function readFile(file: File): Promise<ReadFile | { readonly trouble: FileTrouble }> {
  const end = fileEnds.find((one) => file.name.toLowerCase().endsWith(one))
  if (end === undefined) return { trouble: 'wrongKind' }
  if (file.size > mostFileBytes) return { trouble: 'tooLarge' }
  if (file.size === 0) return { trouble: 'empty' }
  try {
    const read = await contentOf(end, file)
    if (typeof read === 'string') return { trouble: read }
    const { html, names } = read
    return { html, from: importedFromSchema.parse(named(file.name, names)) }
  } catch {
    return { trouble: 'unreadable' }
  }
}

type End = (typeof fileEnds)[number]

/** What reads a kind of file is fetched when it is first asked for, which takes a network. */
async function contentOf(end: End, file: File) {
  switch (end) {
    case '.docx': {
      const reader = await import('./read-docx.ts').catch(() => null)
      return reader === null ? 'offline' : reader.readDocx(await file.arrayBuffer())
    }
    case '.md': {
      const reader = await import('marked').catch(() => null)
      if (reader === null) return 'offline'
      return { html: await reader.marked.parse(await textOf(file)), names: [] }
    }
    case '.txt':
      return { html: textAsHtml(await textOf(file)), names: [] }
  }
}

/** Text in UTF-8; older word processors wrote it otherwise, and what is no text at all has a nought in it. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  if (new Uint8Array(bytes).includes(0)) throw new RangeError('this is no text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A file by its name, with all whom it names as its writers; what is too long is cut. */
export function named(file: string, names: readonly string[]): ImportedFrom {
  const claim = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].join(', ')
  const end = /\.\w+$/u.exec(file)?.[0] ?? ''
  const fitting = file.length > 200 ? `${cut(file, 199 - end.length)}…${end}` : file
  return { file: fitting, ...(claim !== '' && { claim: claim.length > 200 ? `${cut(claim, 199)}…` : claim }) }
}

/** The first units of a text, with no character cut in two. */
function cut(text: string, units: number): string {
  return text.slice(0, units).replace(/[\uD800-\uDBFF]$/u, '')
}
