import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const pieceBytes = 8

/** Random bytes that are to be found nowhere, cut into pieces so that what is left of a part of them is found too. */
export type Pieces = ReadonlySet<bigint>

/** Cuts random bytes into pieces. */
export function piecesOf(secrets: readonly Uint8Array[]): Pieces {
  return new Set(
    secrets.flatMap((bytes) => {
      const buffer = Buffer.from(bytes)
      const count = Math.floor(buffer.length / pieceBytes)
      return Array.from({ length: count }, (_, at) => buffer.readBigUInt64LE(at * pieceBytes))
    }),
  )
}

/** The files under a folder in which there is a piece. */
export function filesWithPieces(folder: string, pieces: Pieces): string[] {
  return filesUnder(folder).filter((file) => holdsPiece(readFileSync(join(folder, file)), pieces))
}

/** The files under a folder in which there is one of these texts, in UTF-8 or UTF-16. */
export function filesWithText(folder: string, texts: readonly string[]): string[] {
  const needles = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])
  return filesUnder(folder).filter((file) => {
    const bytes = readFileSync(join(folder, file))
    return needles.some((needle) => bytes.includes(needle))
  })
}

/** A key as it could be written down as text. */
export function spellingsOf(secret: Uint8Array): string[] {
  const buffer = Buffer.from(secret)
  return [buffer.toString('hex'), buffer.toString('base64').slice(0, 42), buffer.toString('base64url')]
}

function holdsPiece(bytes: Buffer, pieces: Pieces): boolean {
  for (let at = 0; at + pieceBytes <= bytes.length; at += 1) {
    if (pieces.has(bytes.readBigUInt64LE(at))) return true
  }
  return false
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}
