import { Refusal } from '@alongside/protocol'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as sample from './testing/sample-files.ts'
import { zipOf } from './testing/zip.ts'
import { typeOfFile } from './type-of-file.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'alongside-type-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

type Bytes = string | Uint8Array | Promise<Uint8Array>

/** The type, or where the refusal says that the problem lies. */
async function typeOf(bytes: Bytes): Promise<string> {
  const path = join(directory, 'file')
  await writeFile(path, await bytes)
  return typeOfFile(path).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    expect(error.problem).toMatchObject({ kind: 'invalid', words: expect.stringMatching(/^[A-Z].*\.$/s) })
    return `refused: ${error.problem.field}`
  })
}

const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'
const macros = 'ms-word.document.macroEnabled.main'

describe('what a file is', () => {
  it.each<[string, () => Bytes, string]>([
    ['a PNG', () => sample.pictureOf(8, 8).png().toBuffer(), 'image/png'],
    ['a JPEG', () => sample.photoWithLocation(), 'image/jpeg'],
    ['a WebP', () => sample.pictureOf(8, 8).webp().toBuffer(), 'image/webp'],
    ['a GIF', () => sample.movingPicture('gif'), 'image/gif'],
    ['a recording of Chrome', () => sample.recordings.webm, 'audio/webm'],
    ['a recording of Safari’s kind', () => sample.recordings.m4a, 'audio/mp4'],
    ['a recording of Firefox', () => sample.ogg('OpusHead'), 'audio/ogg'],
    ['an MP3', () => sample.frames('mp3'), 'audio/mpeg'],
    ['an AAC', () => sample.frames('aac'), 'audio/aac'],
    ['a WAV', () => sample.wav(), 'audio/wav'],
    ['a PDF of letters only', () => sample.pdf, 'application/pdf'],
    ['a PDF', () => Buffer.concat([sample.pdf, Buffer.from([0, 255, 0])]), 'application/pdf'],
    [
      'a DOCX',
      () => sample.officeFile('openxmlformats-officedocument.wordprocessingml.document.main'),
      `${office}.wordprocessingml.document`,
    ],
    [
      'an XLSX',
      () => sample.officeFile('openxmlformats-officedocument.spreadsheetml.sheet.main'),
      `${office}.spreadsheetml.sheet`,
    ],
    [
      'a PPTX',
      () => sample.officeFile('openxmlformats-officedocument.presentationml.presentation.main'),
      `${office}.presentationml.presentation`,
    ],
    ['an ODT', () => sample.openDocument('text'), `${open}.text`],
    ['an ODS', () => sample.openDocument('spreadsheet'), `${open}.spreadsheet`],
    ['an ODP', () => sample.openDocument('presentation'), `${open}.presentation`],
    ['a text', () => 'Blåbær 🫐\r\n\tand more', 'text/plain'],
    ['a text with a mark at its beginning', () => '\uFEFFHello', 'text/plain'],
    ['a text that begins like a picture', () => 'BM I was told about', 'text/plain'],
    ['a text that speaks of pages', () => 'Write <script> to begin', 'text/plain'],
  ])('%s is known by what is in it', async (_what, bytes, type) => {
    expect(await typeOf(bytes())).toBe(type)
  })

  it.each<[string, () => Bytes, string]>([
    ['an SVG with a script', () => sample.svgWithScript, 'type.page'],
    ['an SVG behind spaces and a mark', () => `\uFEFF \n ${sample.svgWithScript.toString()}`, 'type.page'],
    ['an SVG that is packed', () => gzipSync(sample.svgWithScript), 'type.other'],
    ['a page', () => sample.page, 'type.page'],
    [
      'a page with a strange letter in it',
      () => Buffer.concat([sample.page, Buffer.from([0xff])]),
      'type.unknown',
    ],
    ['a page in UTF-16', () => Buffer.from('\uFEFF<html><script>', 'utf16le'), 'type.unknown'],
    ['XML', () => '<?xml version="1.0"?><x/>', 'type.page'],
    ['a film of WebM', () => sample.recordings.filmWebm, 'type.film'],
    ['a film of MP4', () => sample.recordings.filmMp4, 'type.film'],
    ['a film of Ogg', () => sample.ogg('\x80theora'), 'type.film'],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 0x90)]), 'type.other'],
    ['a zip', () => zipOf({ 'a.txt': 'a' }), 'type.other'],
    ['a DOCX with macros', () => sample.officeFile(macros), 'type.other'],
    ['a rich text', () => '{\\rtf1\\ansi Hello}', 'type.other'],
    ['PostScript', () => '%!PS-Adobe', 'type.other'],
    ['a text of old', () => Buffer.from('Bl\xe5b\xe6r', 'latin1'), 'type.unknown'],
    ['a text with a zero in it', () => 'Hello\0', 'type.unknown'],
    ['a picture that few can show', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'type.picture'],
    ['noise', () => Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 89 + 3) % 256)), 'type.unknown'],
  ])('%s is refused in words', async (_what, bytes, where) => {
    expect(await typeOf(bytes())).toBe(`refused: ${where}`)
  })

  it('a film is not looked for without end in boxes that lie', async () => {
    const head = Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1')
    const nested = Buffer.concat(
      Array.from({ length: 50_000 }, (_, at) => {
        const box = Buffer.from('\0\0\0\0moov', 'latin1')
        box.writeUInt32BE((50_000 - at) * 8)
        return box
      }),
    )
    expect(await typeOf(Buffer.concat([head, nested]))).toBe('audio/mp4')
  })
})
