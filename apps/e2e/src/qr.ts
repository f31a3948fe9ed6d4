import type { Locator } from '@playwright/test'
import jsqr from 'jsqr'

/** What a camera reads in a picture on the page as it is shown, dark on light; null where it reads nothing. */
export async function readQr(picture: Locator): Promise<string | null> {
  const png = (await picture.screenshot({ scale: 'css' })).toString('base64')
  // A page of its own, since the product's lets nobody load a picture in this way.
  const page = await picture.page().context().newPage()
  const { url, width } = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: image.width, height: image.height })
    const drawing = canvas.getContext('2d')!
    drawing.drawImage(image, 0, 0)
    const { data } = drawing.getImageData(0, 0, image.width, image.height)
    // As text: a million numbers take Playwright a quarter of a minute.
    const reader = new FileReader()
    const read = new Promise((resolve) => reader.addEventListener('load', resolve))
    reader.readAsDataURL(new Blob([data]))
    await read
    return { url: reader.result as string, width: image.width }
  }, png)
  await page.close()
  const pixels = new Uint8ClampedArray(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
  const height = pixels.length / 4 / width
  const read = jsqr.default(pixels, width, height, { inversionAttempts: 'dontInvert' })
  return read?.data ?? null
}
