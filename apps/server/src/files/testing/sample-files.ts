import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { zipOf } from './zip.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url))

/** Real recordings and films of a second, as a browser makes them. */
export const recordings = {
  webm: fixture('recording.webm'),
  m4a: fixture('recording.m4a'),
  filmWebm: fixture('film.webm'),
  filmMp4: fixture('film.mp4'),
}

/** A picture whose left half is red and whose right half is blue, before a camera has a say. */
export function pictureOf(width: number, height: number) {
  const background = { r: 0, g: 0, b: 255 }
  const red = {
    create: { width: width / 2, height, channels: 3, background: { r: 255, g: 0, b: 0 } },
  } as const
  return sharp({ create: { width, height, channels: 3, background } }).composite([
    { input: red, left: 0, top: 0 },
  ])
}

/** A photo as a telephone takes it: lying on its side, and telling where it was taken. */
export function photoWithLocation(): Promise<Buffer> {
  return pictureOf(80, 40)
    .jpeg({ quality: 95 })
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: 'Telephone Works' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '55/1 40/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '12/1 34/1 0/1',
      },
    })
    .toBuffer()
}

/** Three frames, 20 pixels wide and 10 high. */
export function movingPicture(format: 'gif' | 'webp'): Promise<Buffer> {
  const pixels = Buffer.alloc(20 * 30 * 3)
  for (let frame = 0; frame < 3; frame += 1) pixels.fill(frame * 100, frame * 600, (frame + 1) * 600)
  return sharp(pixels, { raw: { width: 20, height: 30, channels: 3, pageHeight: 10 } })
    .toFormat(format, { delay: [100, 100, 100] })
    .toBuffer()
}

/** A whole PNG of few bytes that unpacks to `side` times `side` pixels. */
export function bomb(side: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1 // one bit for each pixel
  const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** An office file of Microsoft's kind: which one is said by the type of its main part. */
export function officeFile(main: string): Buffer {
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x.xml" ContentType="application/vnd.${main}+xml"/></Types>`
  return zipOf({ '[Content_Types].xml': types, '_rels/.rels': '<x/>' })
}

/** An office file of the open kind. */
export function openDocument(kind: 'text' | 'spreadsheet' | 'presentation'): Buffer {
  return zipOf({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<x/>' })
}

/** A second of silence as a WAV file. */
export function wav(): Buffer {
  const sound = Buffer.alloc(8000)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + sound.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(8000, 24)
  header.writeUInt32LE(8000, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(sound.length, 40)
  return Buffer.concat([header, sound])
}

/** The beginning of a page of Ogg, with the header of a codec in it. */
export function ogg(codec: 'OpusHead' | '\x80theora'): Buffer {
  const page = Buffer.alloc(28)
  page.write('OggS', 0)
  page[5] = 2
  page[26] = 1
  page[27] = 19
  return Buffer.concat([page, Buffer.from(codec, 'latin1'), Buffer.alloc(40)])
}

/** Frames of MPEG sound: of layer III, or AAC. */
export function frames(kind: 'mp3' | 'aac'): Buffer {
  const head = kind === 'mp3' ? [0xff, 0xfb, 0x90, 0x00] : [0xff, 0xf1, 0x50, 0x80]
  return Buffer.concat(Array.from({ length: 4 }, () => Buffer.concat([Buffer.from(head), Buffer.alloc(413)])))
}

export const svgWithScript = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.domain)</script></svg>',
)
export const page = Buffer.from('<!doctype html><script>alert(document.domain)</script>')
