import {
  documentSharesSchema,
  recordKeySchema,
  signedRecordSchema,
  type ContributionRecord,
} from '@alongside/protocol'
import { selfOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf, wordsIn } from '../../mail/words/words.ts'
import { contributorsOf, groupsOf } from '../../record/contributions.ts'
import { givenTo, headsOf, readableIn } from '../../record/given.ts'
import { documentRecord, ownOf, personRecord, type RecordParts } from '../../record/record.ts'
import { fingerprintOf, signRecord } from '../../record/signing.ts'
import { describes } from '../answer.ts'
import { askedDocument } from '../asked-document.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { giveAs } from '../give-as.ts'
import { namesIn } from '../view/names.ts'

/** What people gave to a document, and records of it that can be checked elsewhere. */
export function recordRoutes({ spaces, people, reader, text, recordKey, now }: ApiDeps) {
  /** A document that the asker may see, with what they may read in it. */
  async function asked(c: ApiContext) {
    const { person, space, document } = await askedDocument({ spaces }, c)
    const sections = readableIn(space, document, person)
    const given = await givenTo(
      reader,
      sections.map((section) => section.id),
    )
    return { person, space, document, sections, contributors: contributorsOf(space, given) }
  }

  async function parts(c: ApiContext): Promise<RecordParts & { readonly person: string }> {
    const { person, space, document, sections, contributors } = await asked(c)
    const heads = await headsOf(
      text,
      sections.map(({ id }) => id),
    )
    const ids = [person, ...contributors.map((one) => one.person)]
    return {
      person,
      space,
      document,
      sections: sections.map(({ id, title }, at) => ({ id, title, rows: 0, head: '', ...heads[at] })),
      contributors,
      names: await namesIn(space, people, ids, languageOf(c.req.raw.headers)),
      now: now(),
    }
  }

  function give(c: ApiContext, record: ContributionRecord, whose: string): Response {
    const { file } = wordsIn(languageOf(c.req.raw.headers)).record
    const name = `${record.document.title} (${file}${whose}).json`
    return giveAs(c, 'application/json', name, `${JSON.stringify(signRecord(record, recordKey), null, 2)}\n`)
  }

  return new Hono<Env>()
    .get(
      '/documents/:document/shares',
      describeRoute(
        describes('What people gave to a document, by groups of capacities', documentSharesSchema),
      ),
      async (c) => {
        const { person, space, document, contributors } = await asked(c)
        return c.json({
          document: document.id,
          people: new Set(contributors.map((one) => one.person)).size,
          groups: groupsOf(contributors),
          own: ownOf(contributors, selfOf(space, person)),
        })
      },
    )

    .get(
      '/documents/:document/record',
      describeRoute(describes('The signed record of what people gave to a document', signedRecordSchema)),
      async (c) => give(c, documentRecord(await parts(c)), ''),
    )

    .get(
      '/documents/:document/record/mine',
      describeRoute(describes('The signed record of what I gave to a document', signedRecordSchema)),
      async (c) => {
        const { person, ...rest } = await parts(c)
        const record = personRecord(rest, person)
        return give(c, record, ` – ${record.person?.name}`)
      },
    )

    .get(
      '/record-key',
      describeRoute(describes('The key with which this server signs records', recordKeySchema)),
      (c) => c.json({ key: recordKey.key, fingerprint: fingerprintOf(recordKey.key) }),
    )
}
