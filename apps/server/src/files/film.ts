import { open, type FileHandle } from 'node:fs/promises'

/**
 * Says whether an MP4 or WebM file has a track to be seen, so that it is a film and no recording. Both kinds of
 * file are boxes in boxes; only those that lead to the tracks are looked into. A damaged one has none.
 */
export async function isFilm(path: string, kind: 'mp4' | 'webm'): Promise<boolean> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    return await hasPictures(handle, kind === 'mp4' ? readMp4 : readWebm, 0, size, { boxes: maxBoxes })
  } finally {
    await handle.close()
  }
}

/** More boxes than stand before the tracks of any recording; a hostile file could hold millions. */
const maxBoxes = 10_000

interface Box {
  readonly end: number
  /** Where the boxes in it begin, if they may lead to a track; else null. */
  readonly inside: number | null
  /** Whether it says of a track that it is to be seen. */
  readonly isSeen: boolean
}

/** Reads a box by its first bytes, which stand at `at`; what it is in ends at `to`. Null: nothing follows. */
type ReadBox = (head: Buffer, at: number, to: number) => Box | null

async function hasPictures(
  handle: FileHandle,
  readBox: ReadBox,
  from: number,
  to: number,
  left: { boxes: number },
): Promise<boolean> {
  for (let at = from; at < to && left.boxes > 0; left.boxes -= 1) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, at)
    const box = readBox(buffer.subarray(0, bytesRead), at, to)
    if (box === null) return false
    if (box.isSeen) return true
    if (box.inside !== null && (await hasPictures(handle, readBox, box.inside, box.end, left))) return true
    at = box.end
  }
  return false
}

/** ISO 14496-12: a box begins with its length and four letters; `hdlr` says what a track is. */
const readMp4: ReadBox = (head, at, to) => {
  if (head.length < 16) return null
  const name = head.toString('latin1', 4, 8)
  const short = head.readUInt32BE(0)
  const header = short === 1 ? 16 : 8
  const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short
  if (length < header) return null
  return {
    end: Math.min(at + length, to),
    inside: name === 'moov' || name === 'trak' || name === 'mdia' ? at + header : null,
    isSeen: name === 'hdlr' && head.toString('latin1', header + 8, header + 12) === 'vide',
  }
}

const segment = 0x18538067
const tracks = 0x1654ae6b
const trackEntry = 0xae
const trackType = 0x83
const cluster = 0x1f43b675

/** RFC 9559: an element begins with its id and its length; a track of type 1 is to be seen. Tracks come before clusters. */
const readWebm: ReadBox = (head, at, to) => {
  const id = vint(head, 0, true)
  const length = id === null ? null : vint(head, id.bytes, false)
  if (id === null || length === null || id.value === cluster) return null
  const header = id.bytes + length.bytes
  return {
    end: length.value === null ? to : Math.min(at + header + length.value, to),
    inside: id.value === segment || id.value === tracks || id.value === trackEntry ? at + header : null,
    isSeen: id.value === trackType && head[header] === 1,
  }
}

/** A number of variable length; its value is null where all its bits are set, which stands for "not known". */
function vint(
  bytes: Buffer,
  at: number,
  withMarker: boolean,
): { value: number | null; bytes: number } | null {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || at + length > bytes.length) return null
  let value = withMarker ? first : first & (0xff >> length)
  let isUnknown = (first | (0xff << (8 - length))) % 256 === 255
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte
    isUnknown &&= byte === 255
  }
  return { value: isUnknown && !withMarker ? null : value, bytes: length }
}
