import { Refusal, type FileType } from '@alongside/protocol'
import sharp, { type Sharp } from 'sharp'

/** The decoders of the kinds of picture that are taken. No other may run on what people send. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Png', 'Jpeg', 'Webp', 'Nsgif'].map((kind) => `VipsForeignLoad${kind}`),
})
sharp.cache(false) // each picture is read once

export interface Picture {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

const maxSeconds = 60

/** How each kind is written anew; null for what is no picture. */
const writers: Partial<Record<FileType, (picture: Sharp) => Sharp>> = {
  'image/png': (picture) => picture.png(),
  'image/jpeg': (picture) => picture.jpeg({ quality: 90 }),
  'image/webp': (picture) => picture.webp({ quality: 90 }),
  'image/gif': (picture) => picture.gif(),
}

/** Says whether a kind of file is a picture. */
export function isPicture(type: FileType): boolean {
  return writers[type] !== undefined
}

/**
 * A picture written anew from its pixels: turned as its camera said, and with nothing else that stood in the
 * file, neither where it was taken nor what is no picture at all. Refuses one that cannot be read, or that
 * would unpack to more than `maxPixels` over all its frames.
 */
export async function cleanPicture(path: string, type: FileType, maxPixels: number): Promise<Picture> {
  const write = writers[type]
  if (write === undefined) throw new RangeError(`${type} is no picture`)
  const options = { limitInputPixels: maxPixels, animated: true, failOn: 'error' } as const
  try {
    const { width, height, pages = 1, pageHeight = height } = await sharp(path, options).metadata()
    if (width * pageHeight * pages > maxPixels) throw tooManyPixels()
    const picture = sharp(path, options).timeout({ seconds: maxSeconds })
    const { data, info } = await write(pages > 1 ? picture : picture.autoOrient()).toBuffer({
      resolveWithObject: true,
    })
    return { bytes: data, width: info.width, height: info.pageHeight ?? info.height }
  } catch (error) {
    throw refusalOf(error)
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error
  if (error.message.includes('pixel limit')) return tooManyPixels()
  return new Refusal('invalid', 'This picture cannot be read. It may be damaged.', 'picture')
}

function tooManyPixels(): Refusal {
  return new Refusal(
    'tooLarge',
    'This picture has more pixels than can be shown here. Make it smaller and try again.',
    'picture',
  )
}
