import {
  addFileQuerySchema,
  bringFileSchema,
  documentFilesSchema,
  fileNameHeader,
  fileViewSchema,
  Refusal,
  sendLimitsSchema,
  type DocumentFiles,
  type FileView,
  type SendLimits,
} from '@alongside/protocol'
import {
  fileOf,
  filesOf,
  mayRemove,
  maySee,
  permissionOn,
  threadWithFile,
  whyNoFile,
  whyNotAdd,
  type Space,
  type SpaceFile,
} from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute, type DescribeRouteOptions } from 'hono-openapi'
import type { Taken } from '../../files/intake.ts'
import { checkSize } from '../../files/spool.ts'
import { languageOf } from '../../mail/words/words.ts'
import type { Outcome } from '../../spaces/spaces.ts'
import { asks, describes, nothingHere, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import { giveFile, giving, takingBytes } from '../give-file.ts'
import type { ApiContext, Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { fileView } from '../view/file-view.ts'
import { namesIn } from '../view/names.ts'

/** Where the body of a request is a file, and may be as large as one. */
export const takesFiles = '/api/sections/:section/files'

/** Adding files to a section, and getting them. */
export function fileRoutes({ spaces, people, reader, files, intake, fileLimits, warn }: ApiDeps) {
  const allowance = { perSection: fileLimits.maxPerSection, bytesPerSpace: fileLimits.maxBytesPerSpace }

  return new Hono<Env>()
    .post('/sections/:section/files', describeRoute(adding), asks(addFileQuerySchema), async (c) => {
      const { person } = whoAsks(c)
      const section = c.req.param('section')
      const space = await spaces.spaceOf('section', section)
      if (space === null) return nothingHere()
      const mayNot = whyNoFile(space, person, section)
      if (mayNot !== null) throw Refusal.of(mayNot)
      checkSize(Number(c.req.header('content-length') ?? 0), fileLimits.maxBytes)
      const name = nameIn(c)
      const { use } = c.req.valid('query')

      // Rights and room are looked at again: much may have happened while the file was on its way.
      const check = async (file: Taken) => {
        const now = await spaces.load(space.id)
        const why = now === null ? null : whyNotAdd(now, person, { section, allowance, use, ...file })
        if (why !== null) throw Refusal.of(why)
      }
      const taken = await intake.take(person, name, c.req.raw.body, check)
      const ask = { do: 'addFile', section, allowance, use, ...taken } as const
      return c.json(made(await spaces.run(space.id, ask, { person })))
    })

    .post(
      '/sections/:section/files/brought',
      describeRoute(describes('Let a picture of another section be seen in this one too', fileViewSchema)),
      takes(bringFileSchema),
      async (c) => {
        const { person } = whoAsks(c)
        const section = c.req.param('section')
        const { file } = c.req.valid('json')
        const space = await spaces.spaceOf('section', section)
        const source = space === null ? null : fileOf(space, file)
        const mayNot = space === null ? null : whyNoFile(space, person, section)
        if (mayNot !== null) throw Refusal.of(mayNot)
        if (space === null || source === null || permissionOn(space, person, source.section) === null) {
          return nothingHere()
        }
        const kept = await files.find(source.hash)
        if (kept === null) return nothingHere()
        // Putting makes them young: they stay also when their first place goes at this moment.
        await files.put(files.read(source.hash, 0, kept.bytes))
        return c.json(
          made(await spaces.run(space.id, { do: 'bringFile', file, section, allowance }, { person })),
        )
      },
    )

    .get('/limits', describeRoute(describes('What may be sent', sendLimitsSchema)), (c) =>
      c.json({ fileBytes: fileLimits.maxBytes } satisfies SendLimits),
    )

    .get(
      '/documents/:document/files',
      describeRoute(describes('The files of a document, and where they stand', documentFilesSchema)),
      async (c) => {
        const { person } = whoAsks(c)
        const id = c.req.param('document')
        const space = await spaces.spaceOf('document', id)
        const document = space?.documents.get(id)
        if (space === null || document === undefined || !maySee(space, person, id)) return nothingHere()
        const readable = document.sections.filter(
          (section) => permissionOn(space, person, section.id) !== null,
        )
        const found = readable.flatMap((section) => filesOf(space, section.id))
        const names = await namesIn(
          space,
          people,
          found.flatMap(({ addedBy }) => addedBy ?? []),
          languageOf(c.req.raw.headers),
        )
        const inTexts = await filesInTexts(found.filter(({ use }) => use === 'text'))
        return c.json({
          files: found.map((file) => ({
            ...fileView(file),
            stands: standingOf(space, file, inTexts),
            addedByName: file.addedBy === null ? null : names.of(file.addedBy),
            mayRemove: mayRemove(space, person, file),
          })),
        } satisfies DocumentFiles)
      },
    )

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

  /** Those of some files that can be seen in the texts of their sections now, or are suggested there. */
  async function filesInTexts(some: readonly SpaceFile[]): Promise<ReadonlySet<string>> {
    const sections = [...new Set(some.map(({ section }) => section))]
    const texts = await Promise.all(sections.map((section) => reader.read(section)))
    return new Set(texts.flatMap(({ blocks, shown }) => (shown ?? blocks).flatMap(({ file }) => file ?? [])))
  }
}

function standingOf(
  space: Space,
  file: SpaceFile,
  inTexts: ReadonlySet<string>,
): DocumentFiles['files'][number]['stands'] {
  const thread = threadWithFile(space, file)
  if (thread !== null) return { in: 'comment', thread: thread.id }
  if (file.use === 'reason') return { in: 'reason' }
  if (inTexts.has(file.id)) return { in: 'text' }
  return { in: file.use === 'list' ? 'list' : 'nowhere' }
}

/** The file that an ask has made, or the refusal thrown. */
function made(outcome: Outcome): FileView {
  if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
  const file = fileOf(outcome.space, outcome.made ?? '')
  if (file === null) throw new Error('a file was added that is not there')
  return fileView(file)
}

/** What the file is called, as its header says. */
export function nameIn(c: ApiContext): string {
  try {
    return decodeURIComponent(c.req.header(fileNameHeader) ?? '')
  } catch {
    throw new Refusal('invalid', 'The name of the file is not written as it must be.', 'name')
  }
}

const adding: DescribeRouteOptions = {
  ...describes('Add a file to a section: its bytes are the body', fileViewSchema),
  ...takingBytes,
}
