import type { FileType } from '@alongside/protocol'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanPicture, type Picture } from './picture.ts'
import * as sample from './testing/sample-files.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'alongside-picture-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

async function clean(bytes: Uint8Array, type: FileType, maxPixels = 1_000_000): Promise<Picture> {
  const path = join(directory, 'picture')
  await writeFile(path, bytes)
  return cleanPicture(path, type, maxPixels)
}

describe('a picture that is taken', () => {
  it('says no more where it was taken, nor by what', async () => {
    const photo = await sample.photoWithLocation()
    expect(photo.includes('Telephone Works')).toBe(true)
    expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(100)
    const { bytes } = await clean(photo, 'image/jpeg')
    const { exif, xmp, iptc, icc, orientation, comments } = await sharp(bytes).metadata()
    expect({ exif, xmp, iptc, icc, orientation, comments }).toEqual({})
    expect(Buffer.from(bytes).includes('Telephone Works')).toBe(false)
  })

  it('stands as its camera said', async () => {
    const { bytes, width, height } = await clean(await sample.photoWithLocation(), 'image/jpeg')
    expect([width, height]).toEqual([40, 80])
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(200) // red is above, for the left side was turned up
    expect(data.at(-1)).toBeGreaterThan(200) // and blue below
  })

  it.each([
    ['image/png', () => sample.pictureOf(30, 20).png().toBuffer()],
    ['image/webp', () => sample.pictureOf(30, 20).webp().toBuffer()],
  ] as const)('of %s keeps its kind and size', async (type, make) => {
    const { bytes, width, height } = await clean(await make(), type)
    expect([width, height, (await sharp(bytes).metadata()).format]).toEqual([30, 20, type.slice(6)])
  })

  it.each(['gif', 'webp'] as const)('of %s goes on moving', async (format) => {
    const { bytes, width, height } = await clean(await sample.movingPicture(format), `image/${format}`)
    expect([width, height]).toEqual([20, 10])
    expect(await sharp(bytes).metadata()).toMatchObject({ pages: 3, delay: [100, 100, 100], format })
  })

  it('keeps nothing of what was hidden behind it', async () => {
    const png = await sample.pictureOf(8, 8).png().toBuffer()
    const { bytes } = await clean(Buffer.concat([png, sample.page]), 'image/png')
    expect(Buffer.from(bytes).includes('script')).toBe(false)
  })

  it('has no more pixels than may be, over all its frames', async () => {
    const refusal = { problem: { kind: 'tooLarge', field: 'picture' } }
    await expect(clean(sample.bomb(4000), 'image/png')).rejects.toMatchObject(refusal)
    const moving = await sample.movingPicture('gif')
    await expect(clean(moving, 'image/gif', 599)).rejects.toMatchObject(refusal)
    expect((await clean(moving, 'image/gif', 600)).width).toBe(20)
  })

  it.each([
    ['is cut off', async () => (await sample.photoWithLocation()).subarray(0, 400)],
    ['is only a beginning', async () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['is a drawing made of code', async () => sample.svgWithScript],
  ])('is refused in words if it %s', async (_how, make) => {
    await expect(clean(await make(), 'image/png')).rejects.toMatchObject({
      problem: {
        kind: 'invalid',
        field: 'picture',
        words: 'This picture cannot be read. It may be damaged.',
      },
    })
  })
})
