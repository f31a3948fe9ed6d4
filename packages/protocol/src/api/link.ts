import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { idSchema } from '../id.ts'
import { joinCodeSchema } from '../join-code.ts'
import { lineSchema } from '../line.ts'
import { comeBackCodeSchema, guestStandingSchema, linkPermissionSchema } from '../link.ts'
import { waySchema } from '../needs.ts'
import { sectionTextSchema } from './document.ts'
import { threadViewSchema } from './comment.ts'
import { suggestionViewSchema } from './suggestion.ts'

/** How a link stands; only an open one lets anybody in. */
export const linkStateSchema = z.enum(['open', 'paused', 'ended', 'withdrawn'])
export type LinkState = z.infer<typeof linkStateSchema>

/** Where to write to someone; each of them may be left out. */
export const contactSchema = z.object({
  email: z.union([z.literal(''), z.email().max(254)]),
  phone: z.string().trim().max(60),
  post: z.string().trim().max(500),
})
export type Contact = z.infer<typeof contactSchema>

/** A guest as those see them who look after the link. */
export const guestViewSchema = z.object({
  person: idSchema,
  name: z.string().nullable(),
  capacity: capacitySchema,
  standing: guestStandingSchema,
  joinedAt: z.number().int(),
  /** May come in by this link no more. */
  gone: z.boolean(),
  /** Where they want to hear back; null for those who need not know, and where none was left. */
  contact: contactSchema.nullable(),
})
export type GuestView = z.infer<typeof guestViewSchema>

/** `POST /api/links/{link}/code`: the link by its id. */
export const makeCodeSchema = z.object({
  /** The code that the new one replaces; without it a link keeps the code it has. */
  instead: joinCodeSchema.optional(),
})

/** The code of a link, which leads to it without its address. */
export const linkCodeSchema = z.object({
  code: z.string(),
  /** When it ends with its link, in milliseconds since 1970. */
  until: z.number().int(),
})
export type LinkCode = z.infer<typeof linkCodeSchema>

/** `POST /api/code` */
export const joinByCodeSchema = z.object({ code: joinCodeSchema })

/** Answer: where whoever has the code comes in. */
export const codeLeadsSchema = z.object({ path: z.string() })

/** A link as those see it who look after it. */
export const linkViewSchema = z.object({
  id: idSchema,
  label: z.string(),
  permission: linkPermissionSchema,
  visitors: z.boolean(),
  lastDay: z.string(),
  state: linkStateSchema,
  madeAt: z.number().int(),
  madeBy: z.string().nullable(),
  /** The address to hand out; null once it lets nobody in any more. */
  url: z.string().nullable(),
  /** To read aloud or show in a hall; null where nobody asked for one, and wherever there is no address. */
  code: linkCodeSchema.nullable(),
  guests: z.array(guestViewSchema),
})
export type LinkView = z.infer<typeof linkViewSchema>

/** `GET /api/documents/{document}/links`: for those who look after them, the newest first. */
export const linksSchema = z.object({
  /** The asker may confirm guests and see where they want to hear back. */
  confirms: z.boolean(),
  links: z.array(linkViewSchema),
})
export type Links = z.infer<typeof linksSchema>

/** `GET /api/links/{token}`: what a link is to. One that is not open tells whom to ask, and nothing else. */
export const linkOfferSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    space: z.string(),
    document: z.string(),
    permission: linkPermissionSchema,
    visitors: z.boolean(),
    label: z.string(),
    lastDay: z.string(),
    madeBy: z.string().nullable(),
    /** Where the asker reads the document: they are in already. */
    address: z.string().nullable(),
    /** What the asker is called already, if they are signed in. */
    called: z.string().nullable(),
  }),
  z.object({
    /** `removed`: it lets in others, but not the asker, who was sent away. */
    state: linkStateSchema.exclude(['open']).or(z.literal('removed')),
    madeBy: z.string().nullable(),
  }),
])
export type LinkOffer = z.infer<typeof linkOfferSchema>

/** `POST /api/links/{token}/join` */
export const joinByLinkSchema = z.object({
  name: lineSchema(120),
  capacity: capacitySchema,
})

/** `POST /api/links/{token}/come-back` */
export const comeBackSchema = z.object({ code: comeBackCodeSchema })

/** Answer to both: where the document is read. */
export const cameInSchema = z.object({ address: z.string() })

/** `GET /api/links/{token}/reading`: a document as a visitor reads it, without names. */
export const readingSchema = z.object({
  space: z.string(),
  document: z.string(),
  purpose: z.string(),
  label: z.string(),
  lastDay: z.string(),
  sections: z.array(z.object({ id: idSchema, title: z.string(), text: sectionTextSchema.nullable() })),
})
export type Reading = z.infer<typeof readingSchema>

/** `GET /api/links/{token}/words`: what became of a guest's words. */
export const guestWordsSchema = z.object({
  /** Where the document is read. */
  address: z.string(),
  document: z.string(),
  /** With which they come back on another device; null once they have an account. */
  code: z.string().nullable(),
  /** The address of their account, or null. */
  email: z.string().nullable(),
  contact: contactSchema.nullable(),
  /** How they hear of answers outside the product. */
  channel: waySchema,
  /** The latest of what there is to hear, which counts as heard once this was looked at; null: there is nothing. */
  heardUpTo: z.string().nullable(),
  /** Their space, by its name in addresses. */
  space: z.string(),
  sections: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      /** Threads in which they said something, in the order in which those began. */
      threads: z.array(threadViewSchema),
      /** What they suggested, and what became of it. */
      suggestions: z.array(suggestionViewSchema),
      /** Their words that stand in the text, in its order. */
      standing: z.array(z.string()),
    }),
  ),
})
export type GuestWords = z.infer<typeof guestWordsSchema>
