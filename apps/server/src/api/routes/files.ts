import { fileNameHeader, fileViewSchema, Refusal, type FileView, type Problem } from '@alongside/protocol'
import { fileOf, permissionOn, whyNoFile, whyNotAdd } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute, type DescribeRouteOptions } from 'hono-openapi'
import type { Taken } from '../../files/intake.ts'
import { checkSize } from '../../files/spool.ts'
import { describes, nothingHere } from '../answer.ts'
import { byteRange } from '../byte-range.ts'
import type { ApiDeps } from '../deps.ts'
import { dispositionOf } from '../disposition.ts'
import type { ApiContext, Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { streamOf } from '../stream.ts'
import { fileView } from '../view/file-view.ts'

/** Where the body of a request is a file, and may be as large as one. */
export const takesFiles = '/api/sections/:section/files'

/** Adding files to a section, and getting them. */
export function fileRoutes({ spaces, files, intake, fileLimits, warn }: ApiDeps) {
  const allowance = { perSection: fileLimits.maxPerSection, bytesPerSpace: fileLimits.maxBytesPerSpace }

  return new Hono<Env>()
    .post('/sections/:section/files', describeRoute(adding), async (c) => {
      const { person } = whoAsks(c)
      const section = c.req.param('section')
      const space = await spaces.spaceOf('section', section)
      if (space === null) return nothingHere()
      const mayNot = whyNoFile(space, person, section)
      if (mayNot !== null) throw asThrown(mayNot)
      checkSize(Number(c.req.header('content-length') ?? 0), fileLimits.maxBytes)
      const name = nameIn(c)

      // Rights and room are looked at again: much may have happened while the file was on its way.
      const check = async (file: Taken) => {
        const now = await spaces.load(space.id)
        const why = now === null ? null : whyNotAdd(now, person, { section, allowance, ...file })
        if (why !== null) throw asThrown(why)
      }
      const taken = await intake.take(person, name, c.req.raw.body, check)
      const outcome = await spaces.run(space.id, { do: 'addFile', section, allowance, ...taken }, { person })
      if ('refusal' in outcome) throw asThrown(outcome.refusal)
      const file = fileOf(outcome.space, outcome.made ?? '')
      if (file === null) throw new Error('a file was added that is not there')
      return c.json(fileView(file) satisfies FileView)
    })

    .get('/files/:file', describeRoute(giving), async (c) => {
      const { person } = whoAsks(c)
      const id = c.req.param('file')
      const space = await spaces.spaceOf('file', id)
      const file = space === null ? null : fileOf(space, id)
      if (space === null || file === null || permissionOn(space, person, file.section) === null) {
        return nothingHere()
      }
      const kept = await files.find(file.hash)
      if (kept === null) {
        warn('file.missing', { file: id })
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
    })
}

function asThrown({ kind, words, field }: Problem): Refusal {
  return new Refusal(kind, words, field)
}

/** What the file is called, as its header says. */
function nameIn(c: ApiContext): string {
  try {
    return decodeURIComponent(c.req.header(fileNameHeader) ?? '')
  } catch {
    throw new Refusal('invalid', 'The name of the file is not written as it must be.', 'name')
  }
}

function isNamedIn(header: string | undefined, etag: string): boolean {
  return (header ?? '')
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}

const bytes = { schema: { type: 'string', format: 'binary' } } as const

const adding: DescribeRouteOptions = {
  ...describes('Add a file to a section: its bytes are the body', fileViewSchema),
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

const giving: DescribeRouteOptions = {
  summary: 'The bytes of a file in a section that I may read, or a range of them',
  responses: {
    ...describes('', fileViewSchema).responses,
    200: { description: 'The whole file.', content: { '*/*': bytes } },
    206: { description: 'The range that was asked for.', content: { '*/*': bytes } },
    304: { description: 'It is the one that you have.' },
    416: { description: 'There are no such bytes in it.' },
  },
}
