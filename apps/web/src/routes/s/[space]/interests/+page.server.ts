import { daySchema, idSchema, interestSortSchema } from '@alongside/protocol'
import { redirect, type RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'
import type { Command } from '@alongside/protocol'
import { api } from '#lib/api.ts'
import { fieldErrors, textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { newId } from '#lib/new-id.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends, untrack }) => {
  const { space } = await parent()
  depends('alongside:space')
  const here = untrack(() => new URL(url))
  const { people } = need(await api(fetch).register(space.id), here)
  const wanted = url.searchParams.get('change')
  const own = people.filter(({ mayWrite }) => mayWrite)
  const change = own
    .flatMap(({ person, interests }) => interests.map((interest) => ({ person, ...interest })))
    .find(({ id, endedOn }) => id === wanted && endedOn === null)
  return {
    people,
    change: change ?? null,
    done: url.searchParams.get('done'),
    /** What is sent twice is registered once. */
    fresh: { registered: newId(), expertise: newId() },
  }
}

const registering = z.object({
  registered: idSchema,
  person: idSchema,
  sort: interestSortSchema,
  nature: z.string().trim().min(1).max(1000),
  since: daySchema,
})
const knowing = z.object({ expertise: idSchema, person: idSchema, words: z.string().trim().min(1).max(300) })

type Event = RequestEvent<{ space: string }>

/** Asks the space, and gives what was typed back where it is refused. */
async function ask(
  { fetch, params, url }: Event,
  command: Command,
  typed: Record<string, string>,
  done: string,
) {
  const space = need(await api(fetch).space(params.space), url)
  const answer = await api(fetch).command(space.id, command)
  if (!answer.ok) return refuse(typed, answer, { since: m.register_sinceWrong })
  redirect(303, `${url.pathname}?done=${done}`)
}

async function typedIn(event: Event): Promise<Record<string, string>> {
  const form = await event.request.formData()
  const fields = ['registered', 'expertise', 'person', 'sort', 'nature', 'since', 'words', 'day']
  return Object.fromEntries(fields.map((field) => [field, textOf(form, field)]))
}

export const actions: Actions = {
  register: async (event) => {
    const typed = await typedIn(event)
    const read = registering.safeParse(typed)
    if (!read.success) {
      const words = {
        sort: m.register_sortWrong,
        nature: m.register_natureWrong,
        since: m.register_sinceWrong,
      }
      return mend(typed, fieldErrors(read.error.issues, words, m.trouble_invalid))
    }
    return ask(event, { do: 'registerInterest', ...read.data }, typed, 'registered')
  },

  end: async (event) => {
    const typed = await typedIn(event)
    const read = z.object({ registered: idSchema, day: daySchema }).safeParse(typed)
    if (!read.success) return mend(typed, [{ field: '', text: m.register_dayWrong() }])
    return ask(event, { do: 'endRegistered', ...read.data }, typed, 'ended')
  },

  know: async (event) => {
    const typed = await typedIn(event)
    const read = knowing.safeParse(typed)
    if (!read.success) return mend(typed, [{ field: 'words', text: m.register_wordsWrong() }])
    return ask(event, { do: 'recordExpertise', ...read.data }, typed, 'known')
  },

  forget: async (event) => {
    const typed = await typedIn(event)
    const expertise = idSchema.parse(typed['expertise'])
    return ask(event, { do: 'takeExpertiseBack', expertise }, typed, 'forgotten')
  },
}
