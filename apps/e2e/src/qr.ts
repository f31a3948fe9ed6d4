import type { Locator } from '@playwright/test'
import jsqr from 'jsqr'

/** What a camera reads in a picture on the page as it is shown, dark on light; null where it reads nothing. */
export async function readQr(picture: Locator): Promise<string | null> {
  const png = (await picture.screenshot({ scale: 'css' })).toString('base64')
  // A page of its own, since the product's lets nobody load a picture in this way.
  const page = await picture.page().context().newPage()
  const { pixels, width } = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: image.width, height: image.height })
    const drawing = canvas.getContext('2d')!
    drawing.drawImage(image, 0, 0)
    return { pixels: [...drawing.getImageData(0, 0, image.width, image.height).data], width: image.width }
  }, png)
  await page.close()
  const height = pixels.length / 4 / width
  const read = jsqr.default(new Uint8ClampedArray(pixels), width, height, { inversionAttempts: 'dontInvert' })
  return read?.data ?? null
}
