import { fileNameHeader, fileViewSchema } from '@alongside/protocol'
import type { SpaceFile } from '@alongside/space'
import type { DescribeRouteOptions } from 'hono-openapi'
import { describes, nothingHere } from './answer.ts'
import { byteRange } from './byte-range.ts'
import type { ApiDeps } from './deps.ts'
import { dispositionOf } from './disposition.ts'
import type { ApiContext } from './env.ts'
import { streamOf } from './stream.ts'

/** Answers with the bytes of a file, or with a range of them, to someone who may read where it stands. */
export async function giveFile(
  c: ApiContext,
  { files, warn }: Pick<ApiDeps, 'files' | 'warn'>,
  file: SpaceFile,
): Promise<Response> {
  const kept = await files.find(file.hash)
  if (kept === null) {
    warn('file.missing', { file: file.id })
    return nothingHere()
  }

  const etag = `"${file.hash}"`
  c.header('etag', etag)
  // May be kept by the reader's own browser, which asks each time whether they may still see it.
  c.header('cache-control', 'private, no-cache')
  if (isNamedIn(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  const isSame = [undefined, etag].includes(c.req.header('if-range'))
  const range = byteRange(isSame ? c.req.header('range') : undefined, kept.bytes)
  c.header('accept-ranges', 'bytes')
  if (range === 'outside') {
    c.header('content-range', `bytes */${kept.bytes}`)
    return c.body(null, 416)
  }
  const { from, to } = range === 'whole' ? { from: 0, to: kept.bytes } : range
  c.header('content-type', file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type)
  c.header('content-disposition', dispositionOf(file.type, file.name))
  c.header('content-length', String(to - from))
  if (range !== 'whole') c.header('content-range', `bytes ${from}-${to - 1}/${kept.bytes}`)
  return c.body(streamOf(files.read(file.hash, from, to)), range === 'whole' ? 200 : 206)
}

function isNamedIn(header: string | undefined, etag: string): boolean {
  return (header ?? '')
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}

/** The body of a file, for the description of the API. */
const bytes = { schema: { type: 'string', format: 'binary' } } as const

/** Describes a route that gives a file. */
export const giving: DescribeRouteOptions = {
  summary: 'The bytes of a file in a section that I may read, or a range of them',
  responses: {
    ...describes('', fileViewSchema).responses,
    200: { description: 'The whole file.', content: { '*/*': bytes } },
    206: { description: 'The range that was asked for.', content: { '*/*': bytes } },
    304: { description: 'It is the one that you have.' },
    416: { description: 'There are no such bytes in it.' },
  },
}

/** Describes that a route takes the bytes of a file as its body. */
export const takingBytes: Pick<DescribeRouteOptions, 'parameters' | 'requestBody'> = {
  parameters: [
    {
      name: fileNameHeader,
      in: 'header',
      schema: { type: 'string' },
      description: 'What the file is called, percent-encoded.',
    },
  ],
  requestBody: { required: true, content: { 'application/octet-stream': bytes } },
}
