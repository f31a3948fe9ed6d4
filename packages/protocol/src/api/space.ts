import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { headerSchema, seatSchema } from '../command.ts'
import { idSchema } from '../id.ts'
import { lineSchema } from '../line.ts'
import { guestStandingSchema } from '../link.ts'
import { positionSchema } from '../live.ts'
import { nameShownSchema } from '../name-shown.ts'
import { officeSchema } from '../office.ts'
import { permissionSchema } from '../permission.ts'
import { zoneSchema } from '../zone.ts'

/** A person as the reader may see them: the name is already as the person chose to be shown. */
export const memberViewSchema = seatSchema.extend({
  person: idSchema,
  /** Null where only the capacity is shown; screens then say the capacity. */
  name: z.string().nullable(),
  /** The capacity that the member speaks in now. */
  capacity: capacitySchema,
  /** One of the author looks, 0 to 63: a colour with a line. */
  colour: z.number().int().min(0).max(63),
  offices: z.array(officeSchema),
  /** What the member may do at most wherever no right names them; null: no limit. */
  atMost: permissionSchema.nullable(),
  /** Takes part by others' hands, without an account. */
  withoutMail: z.boolean(),
  /** Came by a link and is no member; null for members. */
  guest: guestStandingSchema.nullable(),
  /** Has left, or came by a link that lets nobody in now; words stay theirs. */
  left: z.boolean(),
})
export type MemberView = z.infer<typeof memberViewSchema>

/** An invitation, seen by organisers. */
export const invitationViewSchema = z.object({
  id: idSchema,
  by: z.enum(['mail', 'link']),
  /** Mail: the address. Link: what it is for. */
  label: z.string(),
  seat: seatSchema,
  state: z.enum(['open', 'accepted', 'withdrawn', 'ended']),
  sentAt: z.number().int(),
  /** Its mail could not be handed over when it was sent last; it can be sent again. */
  notSent: z.boolean(),
  lastDay: z.string(),
  used: z.number().int(),
  uses: z.number().int(),
  /** For links: the address to hand out. */
  url: z.string().nullable(),
})
export type InvitationView = z.infer<typeof invitationViewSchema>

/** A document in the list of a space. */
export const documentSummarySchema = z.object({
  id: idSchema,
  slug: z.string(),
  kind: z.string(),
  title: z.string(),
  header: headerSchema,
  putAway: z.boolean(),
  createdAt: z.number().int(),
  createdBy: idSchema,
})
export type DocumentSummary = z.infer<typeof documentSummarySchema>

/** `GET /api/spaces/{space}` (id or slug): all that the reader may see of a space. */
export const spaceViewSchema = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  /** In which its days begin and end. */
  timeZone: z.string(),
  /** The day that it is there (ISO date). */
  today: z.string(),
  /** Where `/live` goes on from this view. */
  position: positionSchema,
  me: z.object({
    person: idSchema,
    offices: z.array(officeSchema),
    capacity: capacitySchema,
    capacities: z.array(capacitySchema),
    inSpace: nameShownSchema,
    inPublic: nameShownSchema,
    /** By which link I came, and the code with which I come back unless I have an account; null for members. */
    guest: z.object({ link: z.string(), code: z.string().nullable() }).nullable(),
  }),
  members: z.array(memberViewSchema),
  documents: z.array(documentSummarySchema),
  /** How many things could not be done and wait for an organiser; 0 for others. */
  stuck: z.number().int(),
  /** How many places wait for the reader where the name of somebody who is forgotten may stand. */
  names: z.number().int(),
  /** Empty for those who are not organisers. */
  invitations: z.array(invitationViewSchema),
})
export type SpaceView = z.infer<typeof spaceViewSchema>

/** `POST /api/spaces` */
export const createSpaceSchema = z.object({
  name: lineSchema(120),
  /** The code that the server printed; needed for the first space of all. */
  code: z.string().trim().max(100).optional(),
  /** In which its days begin and end; the server's unless given. */
  timeZone: zoneSchema.optional(),
  /** In what capacities its first organiser takes part. */
  capacities: z.array(capacitySchema).min(1).max(10),
})

/** `POST /api/spaces/{space}/commands`: what the command made. */
export const commandAnswerSchema = z.object({
  position: positionSchema,
  /** The id of what was made (document, section, invitation, person), where something was. */
  made: idSchema.nullable(),
})
export type CommandAnswer = z.infer<typeof commandAnswerSchema>

/** `GET /api/invitations/{token}`: what an invited person sees before they accept. */
export const invitationOfferSchema = z.object({
  space: z.string(),
  capacities: z.array(capacitySchema),
  invitedBy: z.string().nullable(),
  state: z.enum(['open', 'accepted', 'withdrawn', 'ended']),
  /** The mail invitation is for another address than the one signed in with. */
  forAnother: z.boolean(),
  /** What the asker is called already, or what whoever invited them calls them; null: nobody has said. */
  called: z.string().nullable(),
})
export type InvitationOffer = z.infer<typeof invitationOfferSchema>

/** `POST /api/invitations/{token}/accept` */
export const acceptInvitationSchema = z.object({
  /** How the person wants to be called, if not yet known. */
  name: lineSchema(120).optional(),
  inSpace: nameShownSchema,
})
export const acceptedSchema = z.object({ space: idSchema, slug: z.string() })
