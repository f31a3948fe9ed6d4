import { copyPreviewSchema, mayAppoint, publicMinutesSchema, type CopyPreview } from '@alongside/meeting'
import { idSchema, Refusal } from '@alongside/protocol'
import { stillOpen, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { createPublicCopies } from '../../meeting/public-copies.ts'
import { copyPreview } from '../../meeting/public-copy.ts'
import { asks, describes, nothingHere } from '../answer.ts'
import { askedMeeting } from '../asked-meeting.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'

const leaveOutSchema = z.object({
  without: z.union([idSchema.transform((id) => [id]), z.array(idSchema).max(500)]).default([]),
})

/** Approved minutes for everyone: the preview for those who may publish them, and the copy for whoever has its address. */
export function publicCopyRoutes(deps: ApiDeps) {
  const { spaces, people, now, shelf } = deps
  const copies = createPublicCopies(shelf)

  return new Hono<Env>()
    .get(
      '/meetings/:meeting/public-copy',
      describeRoute(describes('What would be public of approved minutes', copyPreviewSchema)),
      asks(leaveOutSchema),
      async (c) => {
        const { person, me, space, meeting } = await askedMeeting(deps, c)
        if (!mayAppoint(meeting, { actor: person, offices: me.offices })) {
          throw new Refusal(
            'notAllowed',
            'Only organisers and the chair make minutes public. Ask one of them.',
          )
        }
        if (meeting.minutes.approved === null) {
          throw new Refusal(
            'notAllowed',
            'Only approved minutes are made public. These are not approved yet.',
          )
        }
        const { without: leaveOut } = c.req.valid('query')
        const asked = { person, leaveOut, at: now() }
        return c.json((await copyPreview({ shelf, people }, space, meeting, asked)) satisfies CopyPreview)
      },
    )

    .get(
      '/public/minutes/:copy',
      describeRoute(describes('Approved minutes that are public', publicMinutesSchema)),
      async (c) => {
        const id = c.req.param('copy')
        const space = await spaces.spaceOf('copy', id)
        const found = space === null ? null : copyIn(space, id)
        if (space === null || found === null) return nothingHere()
        const { meeting, copy } = found
        const items = stillOpen(space, meeting.id, copy.items)
        if (copy.withdrawn !== null || items.length === 0 || isPutAway(space, meeting.id)) {
          throw new Refusal('ended', 'These minutes were public, and are not any more.')
        }
        const json = await copies.jsonOf(space, meeting, copy, items)
        // Short, so that what is withdrawn is gone soon everywhere.
        c.header('cache-control', 'public, max-age=60')
        c.header('content-type', 'application/json')
        return c.body(json)
      },
    )
}

function copyIn(space: Space, id: string) {
  for (const meeting of space.meetings.values()) {
    const copy = meeting.copies.get(id)
    if (copy !== undefined) return { meeting, copy }
  }
  return null
}

function isPutAway(space: Space, meeting: string): boolean {
  return space.documents.get(meeting)?.putAway !== false
}
