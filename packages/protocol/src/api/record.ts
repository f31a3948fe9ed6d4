import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { idSchema } from '../id.ts'

const countSchema = z.number().int().nonnegative()
/** Milliseconds since 1970. */
const timeSchema = z.number().int()

/** What became of what some people gave to a document, in counts; words are counted where they are read as such. */
export const contributionSchema = z.object({
  words: z.object({
    /** That stand, copies of them once. */
    standing: countSchema,
    /** Of those, how many stand where somebody put them. */
    moved: countSchema,
    /** That stand and came from files that they put in; left out where none do. */
    imported: countSchema.optional(),
    /** That stand nowhere any more. */
    removed: z.object({ bySelf: countSchema, byOthers: countSchema }),
  }),
  suggestions: z.object({ made: countSchema, takenUp: countSchema }),
  /** How many suggestions of anybody they decided. */
  decided: countSchema,
  comments: z.object({ made: countSchema, answered: countSchema }),
})
export type Contribution = z.infer<typeof contributionSchema>

/** The people of some capacities together, at least as many as may be told of. */
const groupSchema = contributionSchema.extend({
  capacities: z.array(capacitySchema),
  people: z.number().int().positive(),
})

/** `GET /api/documents/{document}/shares`: of the sections that the reader may read. */
export const documentSharesSchema = z.object({
  document: idSchema,
  /** How many people gave anything. */
  people: countSchema,
  /** Empty where they are too few for anything to be told. */
  groups: z.array(groupSchema),
  /** What the reader gave, in each capacity. */
  own: z.array(contributionSchema.extend({ capacity: capacitySchema })),
})
export type DocumentShares = z.infer<typeof documentSharesSchema>

/** What a record says; it is signed in its canonical form (RFC 8785). */
export const contributionRecordSchema = z.object({
  schema: z.literal('alongside/contribution-record'),
  version: z.literal(1),
  madeAt: timeSchema,
  space: z.object({ id: idSchema, name: z.string() }),
  document: z.object({ id: idSchema, title: z.string(), kind: z.string() }),
  /** Whose record it is, as they chose to be called; null: the document's. */
  person: z.object({ id: idSchema, name: z.string() }).nullable(),
  /** The sections that whoever asked for it may read, with the rows that their logs held. */
  sections: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      rows: countSchema,
      /** The head of the hash chain over these rows, in hexadecimal. */
      head: z.string(),
    }),
  ),
  /** Everybody whose words stand, as they chose to be called, in the order of these names; none in a person's record. */
  contributors: z.array(z.object({ name: z.string(), capacities: z.array(capacitySchema) })),
  /** None in a person's record. */
  groups: z.array(groupSchema),
  /** Of the person whose record it is. */
  own: z.array(contributionSchema.extend({ capacity: capacitySchema })),
})
export type ContributionRecord = z.infer<typeof contributionRecordSchema>

/** `GET /api/documents/{document}/record`, or `…/record/mine`: a file that can be checked by anybody. */
export const signedRecordSchema = z.object({
  record: contributionRecordSchema,
  signature: z.object({
    algorithm: z.literal('Ed25519'),
    /** The public key (SPKI, DER) in base64url. */
    key: z.string(),
    /** In base64url. */
    value: z.string(),
  }),
})
export type SignedRecord = z.infer<typeof signedRecordSchema>

/** `GET /api/record-key`: the key with which this server signs, for whoever wants to check a record. */
export const recordKeySchema = z.object({
  /** The public key (SPKI, DER) in base64url. */
  key: z.string(),
  /** What is short enough to be compared by eye: its SHA-256 in hexadecimal, in groups of four. */
  fingerprint: z.string(),
})
