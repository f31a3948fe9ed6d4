import { fileNameHeader, fileViewSchema, Refusal, type FileView, type Problem } from '@alongside/protocol'
import { fileOf, permissionOn, whyNoFile, whyNotAdd } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute, type DescribeRouteOptions } from 'hono-openapi'
import type { Taken } from '../../files/intake.ts'
import { checkSize } from '../../files/spool.ts'
import { describes, nothingHere } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import { bytes, giveFile, giving } from '../give-file.ts'
import type { ApiContext, Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
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
      return giveFile(c, { files, warn }, file)
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
