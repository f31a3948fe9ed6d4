import type { MeetingAsk } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, begin, mendAt, walk, type Values } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { meet, onlyPreparers } from '#lib/meeting/before/asking.ts'
import { answersOfNotice, answersOfSeats, noticeFrom, seatsFrom } from '#lib/meeting/before/notice-form.ts'
import { answersOfQuorum, quorumFrom } from '#lib/meeting/before/quorum-form.ts'
import { answersOfSeries, seriesFrom } from '#lib/meeting/before/series-form.ts'
import { partNames, parts, type PartName } from '#lib/meeting/before/steps.ts'
import { meetingId } from '#lib/meeting/meeting-id.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

/** The part of a meeting that an address names. */
function partNamed(name: string): PartName {
  const part = partNames.find((one) => one === name)
  if (part === undefined) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return part
}

export const load: PageServerLoad = async ({ parent, params, untrack }) => {
  const part = partNamed(params.part)
  const { space, meeting, document, may, isOver } = await untrack(parent)
  onlyPreparers({ may, isOver }, params)
  const values: Values = {
    title: [document.title],
    ...answersOfNotice(meeting.notice, space.timeZone),
    ...answersOfSeats(meeting.seats),
    ...answersOfQuorum(meeting.quorum),
    ...answersOfSeries(meeting.series),
  }
  // Only what the page asks is sent: what somebody else changes meanwhile stays as they left it.
  const asked = Object.fromEntries(parts[part].fields.map((field) => [field, values[field] ?? []]))
  return { part, place: begin([parts[part]], asked) }
}

export const actions: Actions = {
  default: async (event) => {
    const part = partNamed(event.params.part)
    const steps = [parts[part]]
    const walked = walk(steps, await event.request.formData())
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked
    const ask = api(event.fetch)
    const space = need(await ask.space(event.params.space), event.url)
    const id = meetingId(space, event.params.meeting)
    const done =
      part === 'title'
        ? await ask.command(space.id, { do: 'renameDocument', document: id, title: answer(values, 'title') })
        : await meet(event, await asking(part, values))
    // Another title is not another address.
    if (done.ok) redirect(303, `/s/${space.slug}/m/${event.params.meeting}?done=changed`)
    return { place: mendAt(steps, values, [errorOf(done.trouble, {})]) }

    /** Joins the answers with what stands otherwise, as it is now. */
    async function asking(part: Exclude<PartName, 'title'>, values: Values): Promise<MeetingAsk> {
      switch (part) {
        case 'people':
          return { do: 'setSeats', seats: seatsFrom(values) }
        case 'quorum':
          return { do: 'setQuorum', quorum: quorumFrom(values) }
        case 'series':
          return { do: 'setSeries', series: seriesFrom(values) ?? null }
        default: {
          const { meeting } = need(await ask.meeting(id), event.url)
          const now = answersOfNotice(meeting.notice, space.timeZone)
          return {
            do: 'changeNotice',
            notice: noticeFrom({ ...now, ...values }, space.timeZone) ?? meeting.notice,
          }
        }
      }
    }
  },
}
