// A QR code is a standard of its own; this is a typed form of Nayuki's much used generator, small and without dependencies.
import { encode } from 'uqr'

/** A QR code to be drawn: the side of its square in modules, and its dark modules as the path of an SVG. */
export interface QrDrawing {
  readonly side: number
  readonly path: string
}

/** How much light a camera needs around a code, in modules (ISO/IEC 18004). */
const quietZone = 4

/** The QR code of a text; up to 15 % of it may be dirty or in a bad light. Throws for more than 2,331 bytes. */
export function qrOf(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone })
  const runs = data.flatMap((row, y) =>
    runsIn(row).map(({ from, to }) => `M${from} ${y}h${to - from}v1H${from}z`),
  )
  return { side: size, path: runs.join('') }
}

/** The stretches of dark modules in a row. */
function runsIn(row: readonly boolean[]): readonly { readonly from: number; readonly to: number }[] {
  const starts = row.flatMap((isDark, x) => (isDark && row[x - 1] !== true ? [x] : []))
  return starts.map((from) => {
    const end = row.indexOf(false, from)
    return { from, to: end < 0 ? row.length : end }
  })
}
